"""Changing, closing and repeating what one posted.

Once somebody has a seat, what it shows of people stays as it was when they said yes: its kind and its skills.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

import msgspec

from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.errors import Conflict, InvalidInput, NotAllowed
from skilltree.model.ids import OpportunityId, new_id
from skilltree.model.opportunity import Opportunity
from skilltree.model.person import PUBLIC_AGE, Viewer
from skilltree.model.words import NEIGHBOUR_KINDS
from skilltree.service.ages import check_age
from skilltree.service.both_sides import mine
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.store import Writing
from skilltree.service.post_opportunity import PostOpportunity, checked
from skilltree.service.views.opportunities import OpportunityChanged, OpportunityClosed, opportunity_view
from skilltree.service.waiting_list import move_up

FIXED = ("kind", "requires", "brings", "asks", "lends")
"""What becomes evidence of those who have a seat."""


class EditOpportunity(Struct):
    """What it shall be from now on."""

    opportunity_id: OpportunityId
    post: PostOpportunity


class CloseOpportunity(Struct):
    """Which."""

    opportunity_id: OpportunityId


class RepeatOpportunity(Struct):
    """The same again, on other days."""

    opportunity_id: OpportunityId
    starts_on: date | None = None
    ends_on: date | None = None


async def edit_opportunity(deps: Deps, viewer: Viewer, key: UUID, command: EditOpportunity) -> OpportunityChanged:
    """Change what the viewer posted; more seats let those who wait move up.

    Raises Conflict: FIXED for its kind and skills once somebody has a seat, CONFLICT for fewer seats than are taken.
    """
    fresh = await checked(deps, viewer, command.post)

    async def work(tx: Writing) -> OpportunityChanged:
        before = await mine(tx, viewer, command.opportunity_id)
        if before.organisation_id != fresh.organisation_id:
            raise NotAllowed("it stays whose it is", field="organisation")
        if before.seats_taken and any(getattr(before, name) != getattr(fresh, name) for name in FIXED):
            raise Conflict("somebody said yes to it as it is", field="skills", code="FIXED")
        item = msgspec.structs.replace(
            fresh,
            id=before.id,
            posted_at=before.posted_at,
            posted_by=before.posted_by,
            contact_how=before.contact_how,
            radius_km=before.radius_km,
        )
        await tx.opportunities.put(item)
        await move_up(deps, tx, item.territory_id, item.id)
        return await _changed(tx, viewer, item.id)

    return await once_by(
        deps, viewer, "editOpportunity", key=key, command=command, answer_type=OpportunityChanged, work=work
    )


async def close_opportunity(deps: Deps, viewer: Viewer, key: UUID, command: CloseOpportunity) -> OpportunityClosed:
    """Take no more answers; those who have a yes keep it."""

    async def work(tx: Writing) -> OpportunityClosed:
        item = await mine(tx, viewer, command.opportunity_id)
        if item.closed_at is None:
            await tx.opportunities.close(item.territory_id, item.id, deps.clock())
            await tx.outbox.append(ChangeKind.OPPORTUNITY, item.id)
        return OpportunityClosed(opportunity_id=item.id)

    return await once_by(
        deps, viewer, "closeOpportunity", key=key, command=command, answer_type=OpportunityClosed, work=work
    )


async def repeat_opportunity(deps: Deps, viewer: Viewer, key: UUID, command: RepeatOpportunity) -> OpportunityChanged:
    """Post the same again on other days, without anybody's answers. Raises InvalidInput for days that are none."""
    today = paris_day(deps.clock())
    if command.ends_on and command.ends_on < (command.starts_on or today):
        raise InvalidInput("it ends before it starts", field="endsOn")

    async def work(tx: Writing) -> OpportunityChanged:
        before = await mine(tx, viewer, command.opportunity_id)
        if before.organisation_id is None:
            if before.kind not in NEIGHBOUR_KINDS:
                raise NotAllowed("only a verified organisation posts this", field="opportunity")
            person = await tx.people.person(viewer.person_id)
            check_age(PUBLIC_AGE, person.birth_year if person else None, today.year)
        item = msgspec.structs.replace(
            before,
            id=new_id("Opportunity"),
            posted_at=deps.clock(),
            posted_by=viewer.person_id,
            starts_on=command.starts_on,
            ends_on=command.ends_on,
            seats_taken=0,
            closed_at=None,
        )
        await tx.opportunities.put(item)
        return await _changed(tx, viewer, item.id)

    return await once_by(
        deps, viewer, "repeatOpportunity", key=key, command=command, answer_type=OpportunityChanged, work=work
    )


async def _changed(tx: Writing, viewer: Viewer, opportunity_id: OpportunityId) -> OpportunityChanged:
    item: Opportunity | None = await tx.opportunities.opportunity(opportunity_id)
    assert item is not None, "written in this transaction"
    await tx.outbox.append(ChangeKind.OPPORTUNITY, item.id)
    return OpportunityChanged(opportunity=opportunity_view(item, viewer.language))
