"""Reports of opportunities, decisions, and what becomes of answers, in the rows."""

from __future__ import annotations

import msgspec
import pytest
from sqlalchemy.exc import IntegrityError

from skilltree.model.ids import new_id
from skilltree.model.opportunity import Moderation, OpportunityReport, Said
from skilltree.model.opportunity_words import ModerationVerdict, ReportReason
from skilltree.model.words import ResponseStatus
from skilltree.store import SqlStore
from skilltree.store.tables.opportunities import opportunity_report
from tests.store.conftest import Town
from tests.store.samples import DAY, MINUTE, NOON, make_opportunity, make_response


def report(town: Town, opportunity_id: str, person_id: str, **changes: object) -> OpportunityReport:
    values: dict[str, object] = {
        "id": new_id("OpportunityReport"),
        "territory_id": town.id,
        "opportunity_id": opportunity_id,
        "person_id": person_id,
        "reason": ReportReason.FALSE,
        "at": NOON,
    }
    return msgspec.convert({**values, **changes}, OpportunityReport)


async def test_reports_wait_until_somebody_decides(store: SqlStore, town: Town) -> None:
    one, two = make_opportunity(town.id), make_opportunity(town.id)
    first = report(town, one.id, town.ada.id, text="Faux")
    async with store.writing(town.id) as tx:
        for item in (one, two):
            await tx.opportunities.put(item)
        assert await tx.moderation.report(report(town, two.id, town.ada.id))
        assert await tx.moderation.report(msgspec.structs.replace(first, at=NOON + MINUTE))
        assert not await tx.moderation.report(report(town, one.id, town.ada.id))
        assert await tx.moderation.report(report(town, one.id, town.bob.id, at=NOON + 2 * MINUTE, reason="money"))
        waiting = await tx.moderation.waiting(town.id, 10)
        assert [each.opportunity_id for each in waiting] == [one.id, two.id]
        assert waiting[0].reasons == (ReportReason.FALSE, ReportReason.MONEY)
        assert (waiting[0].texts, waiting[0].first_at) == (("Faux",), NOON + MINUTE)
        assert len(await tx.moderation.waiting(town.id, 1)) == 1
        decision = Moderation(
            id=new_id("Moderation"),
            territory_id=town.id,
            opportunity_id=one.id,
            organisation_id=town.organisation.id,
            verdict=ModerationVerdict.HIDE,
            at=NOON + 3 * MINUTE,
            note="Non",
        )
        assert await tx.moderation.decide(decision) == 2
        assert await tx.moderation.decided([one.id, two.id]) == {one.id: decision}
        assert [each.opportunity_id for each in await tx.moderation.waiting(town.id, 10)] == [two.id]
        # Answered once, one may report again what goes on.
        assert await tx.moderation.report(report(town, one.id, town.ada.id, at=NOON + 4 * MINUTE))
        mine = await tx.moderation.reports_by(town.ada.id)
        assert [(each.opportunity_id, each.answered_at is None) for each in mine] == [
            (one.id, True),
            (one.id, False),
            (two.id, True),
        ]


@pytest.mark.parametrize("reason", ["nonsense", ""])
async def test_a_reason_is_of_the_vocabulary(store: SqlStore, town: Town, reason: str) -> None:
    item = make_opportunity(town.id)
    async with store.writing(town.id) as tx:
        await tx.opportunities.put(item)
    row = {name: getattr(report(town, item.id, town.ada.id), name) for name in OpportunityReport.__struct_fields__}
    async with store._engines.writer.connect() as raw:
        await raw.execute(opportunity_report.insert().values(**row))
        with pytest.raises(IntegrityError, match="ck_opportunity_report_reason"):
            await raw.exec_driver_sql(f"UPDATE opportunity_report SET reason = '{reason}'")


async def test_closed_and_hidden_ones_are_not_open_and_stay_so_when_written_anew(store: SqlStore, town: Town) -> None:
    closed, hidden = make_opportunity(town.id), make_opportunity(town.id)
    async with store.writing(town.id) as tx:
        for item in (closed, hidden):
            await tx.opportunities.put(item)
        await tx.opportunities.close(town.id, closed.id, NOON)
        await tx.opportunities.hide(town.id, hidden.id, NOON)
        for item in (closed, hidden):
            await tx.opportunities.put(msgspec.structs.replace(item, title={"fr": "Autrement"}))
        assert await tx.opportunities.open(town.id, DAY) == []
        await tx.opportunities.hide(town.id, hidden.id, None)
        assert [item.id for item in await tx.opportunities.open(town.id, DAY)] == [hidden.id]


async def test_an_answer_keeps_what_becomes_of_it(store: SqlStore, town: Town) -> None:
    item = make_opportunity(town.id, seats=1)
    seated = make_response(item.id, town.ada.id)
    waiting = make_response(item.id, town.bob.id, status=ResponseStatus.INTERESTED, at=NOON + MINUTE)
    async with store.writing(town.id) as tx:
        await tx.opportunities.put(item)
        for each in (seated, waiting):
            await tx.opportunities.add_response(town.id, each)
        assert await tx.opportunities.interested([item.id]) == {item.id: [waiting.id]}
        assert not await tx.opportunities.take_seat(town.id, item.id)
        await tx.opportunities.give_seat_back(town.id, item.id)
        assert await tx.opportunities.take_seat(town.id, item.id)
        whole = msgspec.structs.replace(
            waiting,
            status=ResponseStatus.ACCEPTED,
            answered_at=NOON,
            reply="Oui",
            moved_up_at=NOON,
            poster_said=Said(at=NOON, hours=2.5, thanks="Merci"),
            poster_by=town.ada.id,
            responder_said=Said(at=NOON + MINUTE),
            learnt=True,
            settled_at=NOON + MINUTE,
        )
        await tx.opportunities.put_response(town.id, whole)
        assert await tx.opportunities.response(waiting.id) == whole
        assert await tx.opportunities.response_by(town.bob.id, item.id) == whole
        await tx.opportunities.drop_response(town.id, seated.id)
        assert await tx.opportunities.responses_to(item.id) == [whole]
        found = await tx.opportunities.opportunity(item.id)
        assert found is not None
        assert found.seats_taken == 1
