"""Saying that one is interested in an opportunity, and taking that back.

Where the first who come have the seats, an answer takes one at once; when none is left it waits, and moves up by
itself when a seat becomes free.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.errors import Conflict, InvalidInput, NotFound
from skilltree.model.ids import OpportunityId, ResponseId, new_id, row_id
from skilltree.model.notice import NoticeKind
from skilltree.model.opportunity import Opportunity, OpportunityResponse
from skilltree.model.opportunity_words import OpportunityState
from skilltree.model.person import PUBLIC_AGE, Viewer
from skilltree.model.words import ResponseStatus
from skilltree.service.ages import check_age
from skilltree.service.deps import Deps
from skilltree.service.notices import tell
from skilltree.service.once import once_by
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.store import Writing
from skilltree.service.rates import DAY_SECONDS, count_use
from skilltree.service.texts import SHORT_TEXT_LENGTH, clean_optional
from skilltree.service.views.opportunities import OpportunityAnswered, ResponseWithdrawn, response_view
from skilltree.service.waiting_list import place_of, seat_free

ANSWERS_A_DAY = 100


class RespondToOpportunity(Struct):
    """Interest in an opportunity, with a few words."""

    opportunity_id: OpportunityId
    message: str | None = None


class WithdrawResponse(Struct):
    """Which of one's own answers."""

    response_id: ResponseId


async def respond_to_opportunity(
    deps: Deps, viewer: Viewer, key: UUID, command: RespondToOpportunity
) -> OpportunityAnswered:
    """Say "I am interested", once. Raises Conflict the second time, NotFound when it is over."""
    row_id("Opportunity", command.opportunity_id)
    message = clean_optional(command.message, field="message", most=SHORT_TEXT_LENGTH)
    await count_use(deps, f"respond:{viewer.person_id}", ANSWERS_A_DAY, seconds=DAY_SECONDS)

    async def work(tx: Writing) -> OpportunityAnswered:
        item = await tx.opportunities.opportunity(command.opportunity_id)
        now = deps.clock()
        _check_open(item, viewer, now)
        assert item is not None
        if item.organisation_id is None:
            person = await tx.people.person(viewer.person_id)
            check_age(PUBLIC_AGE, person.birth_year if person else None, paris_day(now).year)
        seated = item.first_come and not item.full
        response = OpportunityResponse(
            id=new_id("OpportunityResponse"),
            opportunity_id=item.id,
            person_id=viewer.person_id,
            status=ResponseStatus.ACCEPTED if seated else ResponseStatus.INTERESTED,
            at=now,
            message=message,
        )
        await tx.opportunities.add_response(viewer.territory_id, response)
        if item.posted_by is not None:
            await tell(tx, item.posted_by, NoticeKind.POST_ANSWERED, response.id, at=now)
        await tx.outbox.append(ChangeKind.OPPORTUNITY, item.id)
        return OpportunityAnswered(response=response_view(response, waiting_place=await place_of(tx, item, response)))

    return await once_by(
        deps, viewer, "respondToOpportunity", key=key, command=command, answer_type=OpportunityAnswered, work=work
    )


async def withdraw_response(deps: Deps, viewer: Viewer, key: UUID, command: WithdrawResponse) -> ResponseWithdrawn:
    """Take one's own answer back; nothing is kept of it, and whoever waits moves up.

    Raises Conflict (DECLINED, DONE) once it was declined, or somebody said that it was done.
    """
    row_id("OpportunityResponse", command.response_id)

    async def work(tx: Writing) -> ResponseWithdrawn:
        response = await tx.opportunities.response(command.response_id)
        if response is None or response.person_id != viewer.person_id:
            raise NotFound("there is no such answer", field="response")
        if response.status is ResponseStatus.DECLINED:
            raise Conflict("it was declined before", field="response", code="DECLINED")
        if response.poster_said or response.responder_said:
            raise Conflict("somebody said that it was done", field="response", code="DONE")
        await tx.opportunities.drop_response(viewer.territory_id, response.id)
        if response.status is ResponseStatus.ACCEPTED:
            await seat_free(deps, tx, viewer.territory_id, response.opportunity_id)
        await tx.outbox.append(ChangeKind.OPPORTUNITY, response.opportunity_id)
        return ResponseWithdrawn(response_id=response.id, opportunity_id=response.opportunity_id)

    return await once_by(
        deps, viewer, "withdrawResponse", key=key, command=command, answer_type=ResponseWithdrawn, work=work
    )


def _check_open(item: Opportunity | None, viewer: Viewer, now: datetime) -> None:
    """Raise NotFound for what cannot be answered (any more), InvalidInput for one's own."""
    if item is None or item.territory_id != viewer.territory_id:
        raise NotFound("there is no such opportunity", field="opportunity")
    state = item.state(paris_day(now))
    if state is OpportunityState.HIDDEN:
        raise NotFound("there is no such opportunity", field="opportunity")
    if state is not OpportunityState.OPEN:
        raise NotFound("this opportunity is over", field="opportunity", code="OVER")
    if item.posted_by == viewer.person_id:
        raise InvalidInput("this opportunity is yours", field="opportunity", code="OWN")
