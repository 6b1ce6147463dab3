"""Yes or no to somebody who is interested, with a word; a no after a yes gives the seat to the next."""

from __future__ import annotations

from uuid import UUID

import msgspec

from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.errors import Conflict
from skilltree.model.ids import ResponseId, row_id
from skilltree.model.ledger import AccessRecord
from skilltree.model.notice import NoticeKind
from skilltree.model.opportunity import Opportunity, OpportunityResponse
from skilltree.model.person import Viewer
from skilltree.model.words import ResponseStatus
from skilltree.service.both_sides import answer_to_mine
from skilltree.service.deps import Deps
from skilltree.service.notices import tell
from skilltree.service.once import once_by
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.store import Writing
from skilltree.service.texts import SHORT_TEXT_LENGTH, clean_optional
from skilltree.service.views.opportunities import ResponseAnswered, response_view
from skilltree.service.waiting_list import seat_free


class AnswerResponse(Struct):
    """Yes or no, and a word: where and when, or why not."""

    response_id: ResponseId
    accept: bool
    reply: str | None = None


async def answer_response(deps: Deps, viewer: Viewer, key: UUID, command: AnswerResponse) -> ResponseAnswered:
    """Answer somebody who is interested in what the viewer posted, as often as it takes.

    Raises Conflict: FULL when no seat is left, DONE once somebody said that it was done, OVER when it has ended.
    """
    row_id("OpportunityResponse", command.response_id)
    reply = clean_optional(command.reply, field="reply", most=SHORT_TEXT_LENGTH)

    async def work(tx: Writing) -> ResponseAnswered:
        item, response = await answer_to_mine(tx, viewer, command.response_id)
        if response.poster_said or response.responder_said:
            raise Conflict("somebody said that it was done", field="response", code="DONE")
        now = deps.clock()
        if command.accept:
            await _seat(deps, tx, item, response)
        status = ResponseStatus.ACCEPTED if command.accept else ResponseStatus.DECLINED
        answered = msgspec.structs.replace(response, status=status, reply=reply, answered_at=now)
        await tx.opportunities.put_response(viewer.territory_id, answered)
        if command.accept:
            await tell(tx, response.person_id, NoticeKind.ANSWER_ACCEPTED, item.id, at=now)
        if not command.accept and response.status is ResponseStatus.ACCEPTED:
            await seat_free(deps, tx, viewer.territory_id, item.id)
        me, person = (await tx.people.people([viewer.person_id, response.person_id])).get, response.person_id
        reader, answering = me(viewer.person_id), me(person)
        record = AccessRecord(
            person_id=person,
            reader_id=viewer.person_id,
            who=reader.display_name if reader else "…",
            what="response",
            why="opportunity",
            at=now,
        )
        await tx.ledger.log_accesses(viewer.territory_id, [record])
        await tx.outbox.append(ChangeKind.OPPORTUNITY, item.id)
        return ResponseAnswered(response=response_view(answered, answering.display_name if answering else None))

    return await once_by(
        deps, viewer, "answerResponse", key=key, command=command, answer_type=ResponseAnswered, work=work
    )


async def _seat(deps: Deps, tx: Writing, item: Opportunity, response: OpportunityResponse) -> None:
    """Take a seat for whoever has none yet."""
    if response.status is ResponseStatus.ACCEPTED:
        return
    if not item.state(paris_day(deps.clock())).open:
        raise Conflict("this opportunity is over", field="response", code="OVER")
    if not await tx.opportunities.take_seat(item.territory_id, item.id):
        raise Conflict("no seat is left", field="response", code="FULL")
