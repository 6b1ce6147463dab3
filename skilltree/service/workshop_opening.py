"""Opening a workshop, closing it, and the list of those that one's organisations hold."""

from __future__ import annotations

from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.errors import Conflict, InvalidInput, NotFound, Unavailable
from skilltree.model.ids import ModuleId, OrganisationId, WorkshopId, new_id, row_id
from skilltree.model.person import Viewer
from skilltree.model.workshop import Workshop, WorkshopSeat
from skilltree.service.assistance import require_helping
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.places import require_communes
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.store import Writing
from skilltree.service.rates import DAY_SECONDS, count_use
from skilltree.service.texts import NAME_LENGTH, TITLE_LENGTH, check_first, clean_optional, clean_text
from skilltree.service.views.workshops import WorkshopClosed, WorkshopEntryView, WorkshopOpened, workshop_view
from skilltree.service.workshop_access import helps_at, require_workshop, show_seats
from skilltree.service.workshop_codes import new_room_code

MOST_SEATS = 60
MOST_MODULES = 20
WORKSHOPS_A_DAY = 1_000
DRAWS = 20
"""Of room codes, before giving up: with 700 million codes the second draw is already a rarity."""


class OpenWorkshop(Struct):
    """What it is called, what is taught, and who comes, by first names."""

    organisation_id: OrganisationId
    title: str
    module_ids: tuple[ModuleId, ...] = ()
    insee: str | None = None
    seats: tuple[str, ...] = ()


class CloseWorkshop(Struct):
    """Which workshop."""

    workshop_id: WorkshopId


async def open_workshop(deps: Deps, viewer: Viewer, key: UUID, command: OpenWorkshop) -> WorkshopOpened:
    """Open a workshop with its roster and its room code. Raises NotAllowed, InvalidInput, NotFound."""
    await require_helping(deps, viewer, command.organisation_id)
    title = clean_text(command.title, field="title", most=TITLE_LENGTH)
    names = [clean_optional(name, field="seats", most=NAME_LENGTH) or "" for name in command.seats]
    if len(names) > MOST_SEATS:
        raise InvalidInput(f"at most {MOST_SEATS} places", field="seats", code="TOO_MANY")
    modules = _require_modules(deps, viewer, command.module_ids)
    insee = (await require_communes(deps, [command.insee], field="commune"))[0] if command.insee is not None else None
    await count_use(deps, f"open-workshop:{viewer.person_id}", WORKSHOPS_A_DAY, seconds=DAY_SECONDS)

    async def work(tx: Writing) -> WorkshopOpened:
        now = deps.clock()
        workshop_id = new_id("Workshop")
        for _ in range(DRAWS):
            held = Workshop(
                territory_id=viewer.territory_id,
                id=workshop_id,
                organisation_id=command.organisation_id,
                facilitator_id=viewer.person_id,
                title=title,
                day=paris_day(now),
                code=new_room_code(),
                opened_at=now,
                module_ids=modules,
                insee=insee,
            )
            if await tx.workshops.open(held):
                break
        else:
            raise Unavailable("no room code is free")
        seats = [
            WorkshopSeat(territory_id=held.territory_id, workshop_id=held.id, number=number, name=name)
            for number, name in enumerate(names, start=1)
        ]
        for seat in seats:
            await tx.workshops.put_seat(seat)
        return WorkshopOpened(workshop=workshop_view(held, show_seats(deps, viewer, seats, [])))

    return await once_by(deps, viewer, "openWorkshop", key=key, command=command, answer_type=WorkshopOpened, work=work)


async def close_workshop(deps: Deps, viewer: Viewer, key: UUID, command: CloseWorkshop) -> WorkshopClosed:
    """Close it: nobody joins any more. Raises NotFound, Conflict (CLOSED)."""

    async def work(tx: Writing) -> WorkshopClosed:
        held, _ = await require_workshop(tx, viewer, command.workshop_id)
        now = deps.clock()
        if not await tx.workshops.close(held.id, now):
            raise Conflict("it was closed before", field="workshop", code="CLOSED")
        return WorkshopClosed(workshop_id=held.id, closed_at=now)

    return await once_by(deps, viewer, "closeWorkshop", key=key, command=command, answer_type=WorkshopClosed, work=work)


async def read_workshops(deps: Deps, viewer: Viewer, first: int | None) -> list[WorkshopEntryView]:
    """Return the workshops of the viewer's organisations, newest first, with numbers and no names."""
    size = check_first(first)
    async with deps.store.reading() as db:
        found = await db.people.organisations(helps_at(viewer))
        verified = [organisation.id for organisation in found.values() if organisation.verified]
        entries = []
        for held in await db.workshops.of_organisations(verified, size) if verified else []:
            seats = await db.workshops.seats(held.id)
            entries.append(
                WorkshopEntryView(
                    id=held.id,
                    title=held.title,
                    day=held.day,
                    closed_at=held.closed_at,
                    organisation_id=held.organisation_id,
                    people=len(seats),
                    joined=sum(seat.person_id is not None for seat in seats),
                    present=sum(seat.present_at is not None for seat in seats),
                )
            )
    return entries


def _require_modules(deps: Deps, viewer: Viewer, module_ids: tuple[ModuleId, ...]) -> tuple[ModuleId, ...]:
    """Return these published modules, each once. Raises InvalidInput, NotFound."""
    if len(module_ids) > MOST_MODULES:
        raise InvalidInput(f"at most {MOST_MODULES} modules", field="modules", code="TOO_MANY")
    known = deps.engines.territories[viewer.territory_id].modules
    for module_id in module_ids:
        row_id("Module", module_id)
        if module_id not in known:
            raise NotFound("there is no such module", field="modules")
    return tuple(dict.fromkeys(module_ids))
