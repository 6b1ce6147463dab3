"""Which modules a person's limits leave out, and why; and when those that meet on days can be followed."""

from __future__ import annotations

from datetime import datetime

from skilltree.engine.path import Meeting, PathIndex
from skilltree.model.course import Module, Session
from skilltree.model.ids import ModuleId
from skilltree.model.path_words import PathObstacle
from skilltree.model.suggestion import PathLimits
from skilltree.model.words import BlockKind, Modality
from skilltree.service.candidates import coordinates_of, module_facts
from skilltree.service.deps import Deps
from skilltree.service.engines import TerritoryEngines
from skilltree.service.places import distance_between
from skilltree.service.session_seats import Seats

NEAR_KM = 10.0
"""How far "near" is where nobody says."""

Taken = dict[tuple[ModuleId, str], Seats]


def path_index(local: TerritoryEngines) -> PathIndex:
    """Return the territory's modules made ready for planning, built anew when they changed."""
    if local.path_index is None or local.path_index[0] is not local.modules:
        local.path_index = (local.modules, PathIndex(module_facts(module) for module in local.modules.values()))
    return local.path_index[1]


def left_out(deps: Deps, local: TerritoryEngines, limits: PathLimits, now: datetime) -> dict[ModuleId, PathObstacle]:
    """Return the modules that are too far, in no language of the person's, or whose dates are all over."""
    found: dict[ModuleId, PathObstacle] = {}
    for module in local.modules.values():
        why = _obstacle(deps, module, limits, now)
        if why is not None:
            found[module.id] = why
    return found


def _obstacle(deps: Deps, module: Module, limits: PathLimits, now: datetime) -> PathObstacle | None:
    content = module.content
    if limits.language is not None and limits.language.value not in content.title:
        return PathObstacle.LANGUAGE
    if limits.near is not None and content.modality is not Modality.ONLINE:
        far = distance_between(limits.near, coordinates_of(content.insee, deps.engines.communes))
        if far is None or far > (limits.radius_km or NEAR_KM):
            return PathObstacle.PLACE
    over = any(all(each.starts < now for each in choices) for choices in sessions_of(module))
    return PathObstacle.DATES if over else None


def sessions_of(module: Module) -> list[tuple[Session, ...]]:
    """Return the dates of each block of a module that is followed on the spot."""
    return [block.sessions for block in module.content.blocks if block.kind is BlockKind.SESSION and block.sessions]


def meetings_of(module: Module, taken: Taken, now: datetime) -> tuple[tuple[Meeting, ...], ...]:
    """Return for each block the dates to come that have a seat left, or that the person has a seat at."""
    return tuple(
        tuple(
            Meeting(id=each.id, starts=each.starts, ends=each.ends)
            for each in choices
            if each.starts >= now and _is_free(each, taken.get((module.id, each.id), Seats()))
        )
        for choices in sessions_of(module)
    )


def _is_free(session: Session, seats: Seats) -> bool:
    return seats.mine or seats.taken < session.seats
