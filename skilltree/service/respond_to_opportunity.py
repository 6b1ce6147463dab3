"""Saying that one is interested in an opportunity."""

from __future__ import annotations

from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.errors import InvalidInput, NotFound
from skilltree.model.ids import OpportunityId, new_id, row_id
from skilltree.model.opportunity import OpportunityResponse
from skilltree.model.person import PUBLIC_AGE, Viewer
from skilltree.model.words import FIRST_COME_KINDS, ResponseStatus
from skilltree.service.ages import check_age
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.store import Writing
from skilltree.service.texts import SHORT_TEXT_LENGTH, clean_optional
from skilltree.service.views.opportunities import OpportunityAnswered, response_view


class RespondToOpportunity(Struct):
    """Interest in an opportunity, with a few words."""

    opportunity_id: OpportunityId
    message: str | None = None


async def respond_to_opportunity(
    deps: Deps, viewer: Viewer, key: UUID, command: RespondToOpportunity
) -> OpportunityAnswered:
    """Say "I am interested", once. Raises Conflict the second time, NotFound when it is over."""
    row_id("Opportunity", command.opportunity_id)
    message = clean_optional(command.message, field="message", most=SHORT_TEXT_LENGTH)

    async def work(tx: Writing) -> OpportunityAnswered:
        item = await tx.opportunities.opportunity(command.opportunity_id)
        now = deps.clock()
        if item is None or item.territory_id != viewer.territory_id:
            raise NotFound("there is no such opportunity", field="opportunity")
        if item.ends_on is not None and item.ends_on < paris_day(now):
            raise NotFound("this opportunity is over", field="opportunity", code="OVER")
        if item.posted_by == viewer.person_id:
            raise InvalidInput("this opportunity is yours", field="opportunity", code="OWN")
        if item.organisation_id is None:
            person = await tx.people.person(viewer.person_id)
            check_age(PUBLIC_AGE, person.birth_year if person else None, paris_day(now).year)
        response = OpportunityResponse(
            id=new_id("OpportunityResponse"),
            opportunity_id=item.id,
            person_id=viewer.person_id,
            status=ResponseStatus.ACCEPTED if item.kind in FIRST_COME_KINDS else ResponseStatus.INTERESTED,
            at=now,
            message=message,
        )
        await tx.opportunities.add_response(viewer.territory_id, response)
        await tx.outbox.append(ChangeKind.OPPORTUNITY, item.id)
        return OpportunityAnswered(response=response_view(response))

    return await once_by(
        deps, viewer, "respondToOpportunity", key=key, command=command, answer_type=OpportunityAnswered, work=work
    )
