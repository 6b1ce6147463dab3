"""The roster, for those who run the workshop: reading, naming and ticking, linking an account, taking a place off."""

from __future__ import annotations

from uuid import UUID

import msgspec

from skilltree.model.base import Struct
from skilltree.model.errors import Conflict, NotFound
from skilltree.model.ids import WorkshopId
from skilltree.model.person import Viewer
from skilltree.model.workshop import WorkshopSeat
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.texts import NAME_LENGTH, clean_optional
from skilltree.service.views.workshops import (
    RosterChanged,
    SeatLinked,
    SeatRemoved,
    WorkshopView,
    workshop_view,
)
from skilltree.service.workshop_access import log_look, require_seat, require_workshop, show_seat, show_seats
from skilltree.service.workshop_evidence import turn_into_evidence
from skilltree.service.workshop_opening import MOST_SEATS


class ChangeRoster(Struct):
    """What changes of a place; `number` is missing for a new one, None leaves a thing as it is."""

    workshop_id: WorkshopId
    number: int | None = None
    name: str | None = None
    present: bool | None = None


class LinkSeat(Struct):
    """The place that somebody took by the code, and the one where the facilitator had named them."""

    workshop_id: WorkshopId
    number: int
    into: int


class RemoveSeat(Struct):
    """Which place."""

    workshop_id: WorkshopId
    number: int


async def read_workshop(deps: Deps, viewer: Viewer, workshop_id: WorkshopId) -> WorkshopView | None:
    """Return a workshop with its roster, None for who may not; people with an account are told of the look."""
    async with deps.store.writing(viewer.territory_id) as tx:
        try:
            held, organisation = await require_workshop(tx, viewer, workshop_id)
        except NotFound:
            return None
        seats = await tx.workshops.seats(held.id)
        await log_look(tx, deps, viewer, organisation, seats, what="roster")
        return workshop_view(held, show_seats(deps, viewer, seats, await tx.workshops.facts(held.id)))


async def change_roster(deps: Deps, viewer: Viewer, key: UUID, command: ChangeRoster) -> RosterChanged:
    """Name a place, tick that somebody is there, or add one. Raises NotFound, Conflict (FULL)."""
    name = None if command.name is None else clean_optional(command.name, field="name", most=NAME_LENGTH) or ""

    async def work(tx: Writing) -> RosterChanged:
        held, organisation = await require_workshop(tx, viewer, command.workshop_id)
        if command.number is None:
            seat = await free_seat(tx, held.territory_id, held.id)
        else:
            seat = await require_seat(tx, held, command.number)
            await log_look(tx, deps, viewer, organisation, [seat], what="roster")
        if name is not None:
            seat = msgspec.structs.replace(seat, name=name)
        if command.present is not None:
            there = (seat.present_at or deps.clock()) if command.present else None
            seat = msgspec.structs.replace(seat, present_at=there)
        await tx.workshops.put_seat(seat)
        return RosterChanged(seat=await show_seat(tx, deps, viewer, seat))

    return await once_by(deps, viewer, "changeRoster", key=key, command=command, answer_type=RosterChanged, work=work)


async def link_seat(deps: Deps, viewer: Viewer, key: UUID, command: LinkSeat) -> SeatLinked:
    """Say that who joined by the code is somebody whom the roster names already; what was seen there grows their tree.

    Raises NotFound, Conflict (TAKEN, SEEN_BEFORE), NotAllowed (OWN_SEAT).
    """

    async def work(tx: Writing) -> SeatLinked:
        held, organisation = await require_workshop(tx, viewer, command.workshop_id)
        joined = await require_seat(tx, held, command.number)
        named = await require_seat(tx, held, command.into, field="into")
        facts = await tx.workshops.facts(held.id, named.number)
        if joined.person_id is None:
            raise Conflict("nobody joined at this place", field="number", code="NOT_JOINED")
        if named.person_id is not None or any(fact.evidence_id is not None for fact in facts):
            raise Conflict("this place is somebody's", field="into", code="TAKEN")
        if not await tx.workshops.remove_seat(held.id, joined.number):
            raise Conflict("something was noted there already", field="number", code="SEEN_BEFORE")
        linked = msgspec.structs.replace(
            named,
            person_id=joined.person_id,
            joined_at=joined.joined_at,
            present_at=named.present_at or joined.present_at,
            slip_hash=None,
        )
        await tx.workshops.put_seat(linked)
        await log_look(tx, deps, viewer, organisation, [linked], what="roster")
        await turn_into_evidence(tx, held, organisation, joined.person_id, facts)
        return SeatLinked(seat=await show_seat(tx, deps, viewer, linked), removed=joined.number)

    return await once_by(deps, viewer, "linkSeat", key=key, command=command, answer_type=SeatLinked, work=work)


async def remove_seat(deps: Deps, viewer: Viewer, key: UUID, command: RemoveSeat) -> SeatRemoved:
    """Take a place off the roster. Raises NotFound, Conflict (SEEN_BEFORE) once something was seen there."""

    async def work(tx: Writing) -> SeatRemoved:
        held, _ = await require_workshop(tx, viewer, command.workshop_id)
        seat = await require_seat(tx, held, command.number)
        if not await tx.workshops.remove_seat(held.id, seat.number):
            raise Conflict("something was noted there already", field="number", code="SEEN_BEFORE")
        return SeatRemoved(number=seat.number)

    return await once_by(deps, viewer, "removeSeat", key=key, command=command, answer_type=SeatRemoved, work=work)


async def free_seat(tx: Writing, territory_id: str, workshop_id: WorkshopId) -> WorkshopSeat:
    """Return a fresh place behind the last. Raises Conflict (FULL)."""
    seats = await tx.workshops.seats(workshop_id)
    if len(seats) >= MOST_SEATS:
        raise Conflict(f"at most {MOST_SEATS} places", field="workshop", code="FULL")
    number = max((seat.number for seat in seats), default=0) + 1
    return WorkshopSeat(territory_id=territory_id, workshop_id=workshop_id, number=number, name="")
