"""The whole way from a tree to a goal."""

from __future__ import annotations

from datetime import date

import msgspec

from skilltree.model.errors import InvalidInput
from skilltree.model.person import Viewer
from skilltree.model.place import Place
from skilltree.model.suggestion import PathLimits
from skilltree.model.tree import fold
from skilltree.service.deps import Deps
from skilltree.service.goals import WantedGoal, resolve_goal
from skilltree.service.path_planning import Planning
from skilltree.service.path_showing import show_path
from skilltree.service.places import locate
from skilltree.service.ports.clock import paris_day
from skilltree.service.views.paths import PathView

HOURS_IN_WEEK = 168.0


async def find_path(
    deps: Deps, viewer: Viewer, wanted: WantedGoal, limits: PathLimits, near: Place | None = None
) -> PathView:
    """Return the shortest known way to a goal, with dates when hours a week are given; `near` is for this once."""
    now = deps.clock()
    _check(limits, paris_day(now))
    place = await locate(deps, near)
    limits = msgspec.structs.replace(limits, near=place, radius_km=near.radius_km if near else None)
    async with deps.store.reading() as db:
        goal = await resolve_goal(deps, viewer, db, wanted)
        tree = fold(await db.evidence.of_person(viewer.person_id), now=now)
    held = {state.skill_id: state.level for state in tree.skills if not state.dormant}
    way = await Planning(deps=deps, viewer=viewer, held=held, limits=limits, now=now).find(goal.skills)
    return show_path(deps, viewer, goal, wanted, way, held=held, limits=limits)


def _check(limits: PathLimits, today: date) -> None:
    if limits.hours_per_week is not None and not 0 < limits.hours_per_week <= HOURS_IN_WEEK:
        raise InvalidInput("more than 0 hours a week", field="limits.hoursPerWeek")
    if limits.max_cost_euros is not None and limits.max_cost_euros < 0:
        raise InvalidInput("0 euros or more", field="limits.maxCostEuros")
    if limits.finish_by is not None and limits.finish_by < today:
        raise InvalidInput("this day is over", field="limits.finishBy")
