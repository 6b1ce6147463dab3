"""Seats at the on-site sessions of a module: taken, given back, never more than there are."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.course import Module, Session
from skilltree.model.errors import Conflict, NotFound
from skilltree.model.ids import ModuleId, row_id
from skilltree.model.person import Viewer
from skilltree.model.teaching import SessionSeat
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.store import Reading, Writing
from skilltree.service.views.teaching import SeatLeft, SeatTaken


class TakeSeat(Struct):
    """Which session of which module."""

    module_id: ModuleId
    session: str


class LeaveSeat(Struct):
    """Which session of which module."""

    module_id: ModuleId
    session: str


class Seats(Struct):
    """How many are taken, and whether one is the viewer's."""

    taken: int = 0
    mine: bool = False


async def take_seat(deps: Deps, viewer: Viewer, key: UUID, command: TakeSeat) -> SeatTaken:
    """Take a seat. Raises Conflict (FULL, or OVER once it began)."""
    row_id("Module", command.module_id)

    async def work(tx: Writing) -> SeatTaken:
        module, session = await _session(tx, viewer, command.module_id, command.session)
        now = deps.clock()
        if session.starts <= now:
            raise Conflict("this session began already", field="session", code="OVER")
        seat = SessionSeat(
            territory_id=viewer.territory_id,
            module_id=module.id,
            session=session.id,
            person_id=viewer.person_id,
            taken_at=now,
        )
        if not await tx.teaching.take_seat(seat, session.seats):
            raise Conflict("all seats are taken", field="session", code="FULL")
        return SeatTaken(module_id=module.id, session=session.id, seats_left=await _left(tx, module, session))

    return await once_by(deps, viewer, "takeSeat", key=key, command=command, answer_type=SeatTaken, work=work)


async def leave_seat(deps: Deps, viewer: Viewer, key: UUID, command: LeaveSeat) -> SeatLeft:
    """Give one's seat back, so that somebody else may come. Raises NotFound without one."""
    row_id("Module", command.module_id)

    async def work(tx: Writing) -> SeatLeft:
        module, session = await _session(tx, viewer, command.module_id, command.session)
        if not await tx.teaching.free_seat(module.id, session.id, viewer.person_id):
            raise NotFound("you have no seat there", field="session")
        return SeatLeft(module_id=module.id, session=session.id, seats_left=await _left(tx, module, session))

    return await once_by(deps, viewer, "leaveSeat", key=key, command=command, answer_type=SeatLeft, work=work)


async def seats_taken(
    deps: Deps, viewer: Viewer | None, module_ids: Sequence[ModuleId]
) -> dict[tuple[ModuleId, str], Seats]:
    """Return how full the sessions of these modules are; those that nobody comes to are missing."""
    found: dict[tuple[ModuleId, str], Seats] = {}
    async with deps.store.reading() as db:
        for module_id in dict.fromkeys(module_ids):
            for seat in await db.teaching.seats(module_id):
                before = found.get((module_id, seat.session), Seats())
                mine = before.mine or (viewer is not None and seat.person_id == viewer.person_id)
                found[module_id, seat.session] = Seats(taken=before.taken + 1, mine=mine)
    return found


async def _session(
    db: Reading | Writing, viewer: Viewer, module_id: ModuleId, session_id: str
) -> tuple[Module, Session]:
    """Return a session of the version that learners see now. Raises NotFound."""
    module = await db.courses.module(module_id)
    if module is not None and module.territory_id == viewer.territory_id:
        for block in module.content.blocks:
            for session in block.sessions:
                if session.id == session_id:
                    return module, session
    raise NotFound("there is no such session", field="session")


async def _left(tx: Writing, module: Module, session: Session) -> int:
    taken = sum(seat.session == session.id for seat in await tx.teaching.seats(module.id))
    return max(session.seats - taken, 0)
