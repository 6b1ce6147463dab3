"""Who stands on which side of an answer: whoever posted, or acts for the organisation, and whoever answered."""

from __future__ import annotations

from skilltree.model.errors import NotFound
from skilltree.model.ids import OpportunityId, ResponseId, row_id
from skilltree.model.opportunity import Opportunity, OpportunityResponse
from skilltree.model.opportunity_words import Side
from skilltree.model.person import Viewer
from skilltree.service.ports.store import Reading, Writing


def is_posted_by(viewer: Viewer, item: Opportunity) -> bool:
    """True for whoever posted it, and for verified members of the organisation for which it was posted."""
    return item.territory_id == viewer.territory_id and (
        item.posted_by == viewer.person_id
        or (
            item.organisation_id is not None
            and any(m.organisation_id == item.organisation_id and m.verified for m in viewer.memberships)
        )
    )


async def mine(tx: Writing, viewer: Viewer, opportunity_id: OpportunityId) -> Opportunity:
    """Return what the viewer posted. Raises NotFound for what is not theirs, or was hidden."""
    row_id("Opportunity", opportunity_id)
    item = await tx.opportunities.opportunity(opportunity_id)
    if item is None or not is_posted_by(viewer, item) or item.hidden_at is not None:
        raise NotFound("there is no such opportunity of yours", field="opportunity")
    return item


async def answer_to_mine(
    tx: Writing, viewer: Viewer, response_id: ResponseId
) -> tuple[Opportunity, OpportunityResponse]:
    """Return somebody's answer to what the viewer posted. Raises NotFound."""
    side, item, response = await side_of(tx, viewer, response_id)
    if side is not Side.POSTER:
        raise NotFound("there is no such answer to what you posted", field="response")
    return item, response


async def side_of(
    db: Reading | Writing, viewer: Viewer, response_id: ResponseId
) -> tuple[Side, Opportunity, OpportunityResponse]:
    """Return on which side the viewer is. Raises NotFound for neither, and for what was hidden.

    Whoever answered is on that side alone, for whichever organisation they act: nobody stands on both.
    """
    row_id("OpportunityResponse", response_id)
    response = await db.opportunities.response(response_id)
    item = await db.opportunities.opportunity(response.opportunity_id) if response else None
    if response is not None and item is not None and item.hidden_at is None:
        if response.person_id == viewer.person_id:
            return Side.RESPONDER, item, response
        if is_posted_by(viewer, item):
            return Side.POSTER, item, response
    raise NotFound("there is no such answer", field="response")
