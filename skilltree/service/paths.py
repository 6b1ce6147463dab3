"""The whole way from a tree to a goal."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from skilltree.engine.path import plan
from skilltree.model.course import Module, SkillLevel
from skilltree.model.errors import InvalidInput
from skilltree.model.ids import SkillId
from skilltree.model.person import Viewer
from skilltree.model.suggestion import PathLimits
from skilltree.model.tree import fold
from skilltree.service.candidates import module_facts
from skilltree.service.deps import Deps
from skilltree.service.goals import WantedGoal, resolve_goal, show_goal
from skilltree.service.ports.clock import paris_day
from skilltree.service.skills import show_levels
from skilltree.service.views.courses import module_view
from skilltree.service.views.opportunities import PathStepView, PathView

HOURS_IN_WEEK = 168.0


async def find_path(deps: Deps, viewer: Viewer, wanted: WantedGoal, limits: PathLimits) -> PathView:
    """Return the shortest known way to a goal, with dates when hours a week are given."""
    if limits.hours_per_week is not None and not 0 < limits.hours_per_week <= HOURS_IN_WEEK:
        raise InvalidInput("more than 0 hours a week", field="limits.hoursPerWeek")
    async with deps.store.reading() as db:
        goal = await resolve_goal(deps, viewer, db, wanted)
        tree = fold(await db.evidence.of_person(viewer.person_id), now=deps.clock())
    local = deps.engines.territories[viewer.territory_id]
    held = {state.skill_id: state.level for state in tree.skills if not state.dormant}
    facts = [module_facts(module) for module in local.modules.values()]
    taught = highest_taught(local.modules.values())
    within = [_within(wanted_level, taught) for wanted_level in goal.skills]
    found = await asyncio.to_thread(plan, within, held, facts, limits=limits)
    beyond = [
        level
        for level, near in zip(goal.skills, within, strict=True)
        if near.level < level.level and held.get(level.skill_id, 0) < level.level
    ]
    lacking = {level.skill_id: level for level in (*found.lacking, *beyond)}
    language, today, hours = viewer.language, paris_day(deps.clock()), 0.0
    steps = []
    for module in (local.modules[module_id] for module_id in found.module_ids):
        hours += module.content.hours
        steps.append(
            PathStepView(
                module=module_view(module, language),
                brings=show_levels(deps, module.content.teaches, language),
                finishes_on=_finish(today, hours, limits),
            )
        )
    return PathView(
        goal=show_goal(deps, goal, language),
        steps=steps,
        hours=round(found.hours, 2),
        finishes_on=_finish(today, hours, limits) if steps else None,
        have=show_levels(
            deps, [level for level in goal.skills if held.get(level.skill_id, 0) >= level.level], language
        ),
        lacking=show_levels(deps, lacking.values(), language),
    )


def highest_taught(modules: Iterable[Module]) -> dict[SkillId, int]:
    """Return the highest level that these modules teach of each skill."""
    best: dict[SkillId, int] = {}
    for module in modules:
        for taught in module.content.teaches:
            best[taught.skill_id] = max(best.get(taught.skill_id, 0), taught.level)
    return best


def _within(wanted: SkillLevel, taught: Mapping[SkillId, int]) -> SkillLevel:
    """As far as modules lead: the rest of the way is learnt on the job, and is told as lacking."""
    reach = taught.get(wanted.skill_id, wanted.level)
    return SkillLevel(skill_id=wanted.skill_id, level=min(wanted.level, reach))


def _finish(today: date, hours: float, limits: PathLimits) -> date | None:
    """The day by which that many hours are done; None without hours a week."""
    if limits.hours_per_week is None:
        return None
    return today + timedelta(days=min(round(hours / limits.hours_per_week * 7), 36_500))
