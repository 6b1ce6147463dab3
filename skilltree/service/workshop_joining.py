"""Joining a workshop by its room code, and leaving it again. Joining is a consent: see `workshop_access`.

Whoever joins takes a place without a name, or a new one; that they are "Awa" of the roster is for the
facilitator to say, who sees them: two people may have one first name.
"""

from __future__ import annotations

from uuid import UUID

import msgspec

from skilltree.model.base import Struct
from skilltree.model.errors import Conflict, NotFound
from skilltree.model.ids import WorkshopId, row_id
from skilltree.model.person import Viewer
from skilltree.model.workshop import Workshop, WorkshopSeat
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.rates import HOUR_SECONDS, count_use
from skilltree.service.texts import NAME_LENGTH
from skilltree.service.views.workshops import JoinedSeatView, WorkshopJoined, WorkshopLeft, joined_view
from skilltree.service.workshop_access import note_consent
from skilltree.service.workshop_codes import ROOM_LENGTH, plain_code
from skilltree.service.workshop_roster import free_seat

JOINS_AN_HOUR = 30


class JoinWorkshop(Struct):
    """The code on the wall."""

    code: str


class LeaveWorkshop(Struct):
    """Which workshop."""

    workshop_id: WorkshopId


async def join_workshop(deps: Deps, viewer: Viewer, key: UUID, command: JoinWorkshop) -> WorkshopJoined:
    """Take a place, or find one's own again. Raises NotFound, Conflict (CLOSED, FULL), RateLimited."""
    code = plain_code(command.code)
    await count_use(deps, f"join-workshop:{viewer.person_id}", JOINS_AN_HOUR, seconds=HOUR_SECONDS)

    async def work(tx: Writing) -> WorkshopJoined:
        held = await tx.workshops.by_code(viewer.territory_id, code) if len(code) == ROOM_LENGTH else None
        if held is None:
            raise NotFound("no workshop has this code", field="code")
        mine = await tx.workshops.seat_of(held.id, viewer.person_id)
        if mine is None:
            if held.closed_at is not None:
                raise Conflict("this workshop is over", field="code", code="CLOSED")
            mine = await _take_seat(tx, deps, viewer, held)
            await note_consent(tx, deps, viewer, held, given=True)
        return WorkshopJoined(seat=joined_view(held, mine))

    return await once_by(deps, viewer, "joinWorkshop", key=key, command=command, answer_type=WorkshopJoined, work=work)


async def leave_workshop(deps: Deps, viewer: Viewer, key: UUID, command: LeaveWorkshop) -> WorkshopLeft:
    """Leave: the organisation sees neither name nor what was seen any more, which stays on one's tree.

    Raises NotFound without a place there.
    """
    row_id("Workshop", command.workshop_id)

    async def work(tx: Writing) -> WorkshopLeft:
        held = await tx.workshops.workshop(command.workshop_id)
        seat = await tx.workshops.seat_of(command.workshop_id, viewer.person_id)
        if held is None or seat is None:
            raise NotFound("you have no place there", field="workshop")
        for fact in await tx.workshops.facts(held.id, seat.number):
            await tx.workshops.take_back(held.id, seat.number, fact.skill_id)
        await tx.workshops.remove_seat(held.id, seat.number)
        await note_consent(tx, deps, viewer, held, given=False)
        return WorkshopLeft(workshop_id=held.id)

    return await once_by(deps, viewer, "leaveWorkshop", key=key, command=command, answer_type=WorkshopLeft, work=work)


async def read_my_workshops(deps: Deps, viewer: Viewer) -> list[JoinedSeatView]:
    """Return the viewer's own places, newest workshop first."""
    async with deps.store.reading() as db:
        joined = []
        for seat in await db.workshops.seats_of_person(viewer.person_id):
            held = await db.workshops.workshop(seat.workshop_id)
            if held is not None:
                joined.append(joined_view(held, seat))
    return joined


async def _take_seat(tx: Writing, deps: Deps, viewer: Viewer, held: Workshop) -> WorkshopSeat:
    """Sit down at a place that waits for nobody: without a name, a slip, or anything noted."""
    person = await tx.people.person(viewer.person_id)
    noted = {fact.number for fact in await tx.workshops.facts(held.id)}
    for seat in await tx.workshops.seats(held.id):
        if not seat.name and seat.person_id is None and seat.slip_hash is None and seat.number not in noted:
            break
    else:
        seat = await free_seat(tx, held.territory_id, held.id)
    now = deps.clock()
    taken = msgspec.structs.replace(
        seat,
        name=(person.display_name if person else "")[:NAME_LENGTH],
        person_id=viewer.person_id,
        joined_at=now,
        present_at=now,
    )
    await tx.workshops.put_seat(taken)
    return taken
