"""Reviews, exercises handed in, questions to authors, seats at sessions."""

from dataclasses import dataclass
from typing import Any

import pytest

from skilltree.model.ids import new_id
from skilltree.model.teaching import QuestionForAuthor, Review, ReviewRule, SessionSeat, Work
from skilltree.model.words import Reviewer, ReviewVerdict, WorkVerdict
from skilltree.store import SqlStore
from tests.store.conftest import Town
from tests.store.samples import MINUTE, NOON, make_module, make_organisation


@dataclass
class Taught:
    """A published module of the organisation."""

    town: Town
    module_id: str

    def work(self, **changes: Any) -> Work:
        values: dict[str, Any] = {
            "territory_id": self.town.id, "id": new_id("Work"), "person_id": self.town.ada.id,
            "module_id": self.module_id, "version": 1, "block": 2, "sent_at": NOON, "text": "fait",
        }  # fmt: skip
        return Work(**{**values, **changes})

    def question(self, **changes: Any) -> QuestionForAuthor:
        values: dict[str, Any] = {
            "territory_id": self.town.id, "id": new_id("QuestionForAuthor"), "person_id": self.town.ada.id,
            "module_id": self.module_id, "version": 1, "block": 0, "text": "Quel fil ?", "at": NOON,
        }  # fmt: skip
        return QuestionForAuthor(**{**values, **changes})


@pytest.fixture
async def taught(store: SqlStore, town: Town) -> Taught:
    module = make_module(town.id, town.organisation.id)
    async with store.writing(town.id) as writing:
        await writing.courses.save_module(module)
        await writing.courses.publish(module.id, NOON)
    return Taught(town, module.id)


async def test_a_rule_of_review_is_set_changed_and_dropped(store: SqlStore, town: Town) -> None:
    partner = make_organisation(town.id)
    async with store.writing(town.id) as writing:
        await writing.people.put_organisation(partner)
        teaching = writing.teaching
        assert await teaching.review_rule(town.organisation.id) is None
        await teaching.put_review_rule(
            ReviewRule(territory_id=town.id, organisation_id=town.organisation.id, reviewer=Reviewer.OWN)
        )
        rule = ReviewRule(
            territory_id=town.id, organisation_id=town.organisation.id, reviewer=Reviewer.PARTNER, partner_id=partner.id
        )
        await teaching.put_review_rule(rule)
        assert await teaching.review_rule(town.organisation.id) == rule
        assert await teaching.organisations_reviewed_by(partner.id) == [town.organisation.id]
        await teaching.drop_review_rule(town.organisation.id)
        assert await teaching.review_rule(town.organisation.id) is None


async def test_what_nobody_decided_is_taken_back(store: SqlStore, taught: Taught) -> None:
    town = taught.town
    review = Review(territory_id=town.id, module_id=taught.module_id, version=1, asked_by=town.ada.id, asked_at=NOON)
    rule = ReviewRule(territory_id=town.id, organisation_id=town.organisation.id, reviewer=Reviewer.OWN)
    async with store.writing(town.id) as writing:
        teaching = writing.teaching
        await teaching.put_review_rule(rule)
        assert await teaching.review_rules(town.id) == [rule]
        assert await teaching.review_rules(new_id("Territory")) == []
        await teaching.ask_review(review)
        assert await teaching.reviews_of([taught.module_id, new_id("Module")]) == [review]
        assert await teaching.withdraw_review(taught.module_id, 1)
        assert not await teaching.withdraw_review(taught.module_id, 1)
        await teaching.ask_review(review)
        await teaching.decide_review(review, ReviewVerdict.CHANGES, "Plus court", town.bob.id, NOON)
        assert not await teaching.withdraw_review(taught.module_id, 1)


async def test_a_review_is_decided_once_and_asked_again(store: SqlStore, taught: Taught) -> None:
    town = taught.town
    review = Review(territory_id=town.id, module_id=taught.module_id, version=1, asked_by=town.ada.id, asked_at=NOON)
    async with store.writing(town.id) as writing:
        teaching = writing.teaching
        await teaching.ask_review(review)
        assert await teaching.waiting_reviews([town.organisation.id]) == [review]
        assert await teaching.waiting_reviews([new_id("Organisation")]) == []
        assert await teaching.decide_review(review, ReviewVerdict.CHANGES, "Plus court", town.bob.id, NOON + MINUTE)
        assert not await teaching.decide_review(review, ReviewVerdict.ACCEPTED, None, town.bob.id, NOON + MINUTE)
        decided = await teaching.review(taught.module_id, 1)
        assert decided is not None
        assert (decided.verdict, decided.comment) == (ReviewVerdict.CHANGES, "Plus court")
        assert await teaching.waiting_reviews([town.organisation.id]) == []
        await teaching.ask_review(review)
        assert await teaching.review(taught.module_id, 1) == review


async def test_work_is_judged_once(store: SqlStore, taught: Taught) -> None:
    town = taught.town
    first, second = taught.work(), taught.work(sent_at=NOON + MINUTE)
    async with store.writing(town.id) as writing:
        teaching = writing.teaching
        await teaching.hand_in(second)
        await teaching.hand_in(first)
        assert await teaching.work_waiting([town.organisation.id], 5) == [first, second]
        assert await teaching.work_waiting([town.organisation.id], 1) == [first]
        assert await teaching.work_of(town.ada.id, taught.module_id, 1) == [second, first]
        assert await teaching.work_of(town.bob.id, taught.module_id, 1) == []
        assert await teaching.judge_work(first.id, WorkVerdict.WELL_DONE, None, town.bob.id, NOON + MINUTE)
        assert not await teaching.judge_work(first.id, WorkVerdict.AGAIN, "encore", town.bob.id, NOON + MINUTE)
        judged = await teaching.work(first.id)
        assert judged is not None
        assert judged.verdict is WorkVerdict.WELL_DONE
        assert await teaching.work_waiting([town.organisation.id], 5) == [second]


async def test_a_question_is_answered_once(store: SqlStore, taught: Taught) -> None:
    town, question = taught.town, taught.question()
    async with store.writing(town.id) as writing:
        teaching = writing.teaching
        await teaching.ask_author(question)
        assert await teaching.questions_waiting([town.organisation.id], 5) == [question]
        assert await teaching.answer_question(question.id, "Le bleu", town.bob.id, NOON + MINUTE)
        assert not await teaching.answer_question(question.id, "Le rouge", town.bob.id, NOON + MINUTE)
        assert await teaching.questions_waiting([town.organisation.id], 5) == []
        [mine] = await teaching.questions_of(town.ada.id, taught.module_id)
        assert mine.answer == "Le bleu"
        assert mine == await teaching.question(question.id)
        assert await teaching.questions_of(town.ada.id) == [mine]
        assert await teaching.questions_of(town.bob.id) == []


async def test_seats_are_never_more_than_there_are(store: SqlStore, taught: Taught) -> None:
    town = taught.town

    def seat(person_id: str) -> SessionSeat:
        return SessionSeat(
            territory_id=town.id, module_id=taught.module_id, session="s1", person_id=person_id, taken_at=NOON
        )

    async with store.writing(town.id) as writing:
        teaching = writing.teaching
        assert await teaching.take_seat(seat(town.ada.id), 1)
        assert await teaching.take_seat(seat(town.ada.id), 1)
        assert not await teaching.take_seat(seat(town.bob.id), 1)
        assert await teaching.seats(taught.module_id) == [seat(town.ada.id)]
        assert await teaching.free_seat(taught.module_id, "s1", town.ada.id)
        assert not await teaching.free_seat(taught.module_id, "s1", town.ada.id)
        assert await teaching.take_seat(seat(town.bob.id), 1)
