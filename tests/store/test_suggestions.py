"""What people say of suggestions, and their time and languages, on each database."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from skilltree.model.feedback import FeedbackGiven, FeedbackKind, Means
from skilltree.model.ids import new_id
from skilltree.model.words import Language
from skilltree.store import SqlStore
from tests.store.conftest import Town
from tests.store.samples import MINUTE, NOON

TODAY = NOON.date()


async def test_one_word_a_subject_newest_first_and_each_taken_back(store: SqlStore, town: Town) -> None:
    module, offer = new_id("Module"), new_id("Opportunity")
    later = FeedbackGiven(subject_id=module, kind=FeedbackKind.LATER, since=NOON, until=TODAY)
    done = FeedbackGiven(subject_id=module, kind=FeedbackKind.DONE, since=NOON + MINUTE)
    unwanted = FeedbackGiven(subject_id=offer, kind=FeedbackKind.NOT_INTERESTED, since=NOON)
    async with store.writing(town.id) as tx:
        for given in (later, unwanted, done):
            await tx.suggestions.put_feedback(town.id, town.ada.id, given)
        await tx.suggestions.put_feedback(town.id, town.bob.id, unwanted)
    async with store.reading() as db:
        assert await db.suggestions.feedback_of(town.ada.id) == [done, unwanted]
    async with store.writing(town.id) as tx:
        assert await tx.suggestions.forget_feedback(town.ada.id, module) == 1
        assert await tx.suggestions.forget_feedback(town.ada.id, module) == 0
        assert await tx.suggestions.forget_feedback(town.ada.id, None) == 1
    async with store.reading() as db:
        assert await db.suggestions.feedback_of(town.ada.id) == []
        assert await db.suggestions.feedback_of(town.bob.id) == [unwanted]


async def test_what_was_put_off_goes_after_its_last_day(store: SqlStore, town: Town) -> None:
    later = FeedbackGiven(subject_id=new_id("Module"), kind=FeedbackKind.LATER, since=NOON, until=TODAY)
    async with store.writing(town.id) as tx:
        await tx.suggestions.put_feedback(town.id, town.ada.id, later)
        await tx.suggestions.forget_past_feedback(town.ada.id, TODAY)
        assert await tx.suggestions.feedback_of(town.ada.id) == [later]
        await tx.suggestions.forget_past_feedback(town.ada.id, TODAY + timedelta(days=1))
        assert await tx.suggestions.feedback_of(town.ada.id) == []


@pytest.mark.parametrize(("kind", "until"), [(FeedbackKind.LATER, None), (FeedbackKind.DONE, TODAY)])
async def test_a_day_goes_with_later_alone(store: SqlStore, town: Town, kind: FeedbackKind, until: object) -> None:
    given = FeedbackGiven(subject_id=new_id("Module"), kind=kind, since=NOON, until=TODAY if until else None)
    with pytest.raises(IntegrityError):
        async with store.writing(town.id) as tx:
            await tx.suggestions.put_feedback(town.id, town.ada.id, given)


async def test_means_are_replaced_and_a_week_has_an_end(store: SqlStore, town: Town) -> None:
    said = Means(hours_per_week=2.5, languages=(Language.AR, Language.FR))
    async with store.writing(town.id) as tx:
        assert await tx.suggestions.means_of(town.ada.id) == Means()
        await tx.suggestions.put_means(town.id, town.ada.id, Means(hours_per_week=60))
        await tx.suggestions.put_means(town.id, town.ada.id, said)
        assert await tx.suggestions.means_of(town.ada.id) == said
    for hours in (0.0, 60.5):
        with pytest.raises(IntegrityError):
            async with store.writing(town.id) as tx:
                await tx.suggestions.put_means(town.id, town.ada.id, Means(hours_per_week=hours))
