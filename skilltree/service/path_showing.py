"""A way to a goal put into words and days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from math import ceil

from skilltree.engine.path import Calendar, Meeting
from skilltree.model.course import Module, SkillLevel
from skilltree.model.ids import SkillId
from skilltree.model.path_words import GoalKind, PathObstacle
from skilltree.model.person import Goal, Viewer
from skilltree.model.suggestion import MissingSkill, PathLimits
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.goals import WantedGoal, show_goal
from skilltree.service.path_limits import sessions_of
from skilltree.service.path_planning import Way
from skilltree.service.placement import is_placeable
from skilltree.service.ports.clock import paris_day
from skilltree.service.skills import show_levels, show_skill
from skilltree.service.views.blocks import SessionView, session_view
from skilltree.service.views.courses import module_view
from skilltree.service.views.paths import OtherPathView, PathMissingView, PathStepView, PathView

LEAST_WEEKS = 1 / 7
"""A goal for today still has the day."""


def show_path(
    deps: Deps,
    viewer: Viewer,
    goal: Goal,
    wanted: WantedGoal,
    way: Way,
    *,
    held: Mapping[SkillId, int],
    limits: PathLimits,
) -> PathView:
    """Return the answer. Days are told only where hours a week are given."""
    modules = deps.engines.territories[viewer.territory_id].modules
    language = viewer.language
    missing = [*way.missing, *map(_practice, way.beyond)]
    lacking = {level.skill_id: level for level in (*way.plan.lacking, *way.beyond)}
    dated = limits.hours_per_week is not None
    slots = {slot.module_id: slot for slot in way.calendar.slots}
    steps = [
        PathStepView(
            module=module_view(modules[each], language),
            brings=show_levels(deps, modules[each].content.teaches, language),
            starts_on=paris_day(slots[each].begins) if dated and each in slots else None,
            finishes_on=paris_day(slots[each].ends) if dated and each in slots else None,
            sessions=_sessions(modules[each], slots[each].meetings if each in slots else ()),
            skippable=[
                show_skill(deps, skill_id, language) for skill_id in _skippable(deps, viewer, modules[each], held)
            ],
            saves_hours=way.saved[each],
        )
        for each in _in_order(way)
    ]
    return PathView(
        goal=show_goal(deps, goal, language),
        understood_as=_kind(goal, wanted),
        steps=steps,
        hours=round(way.plan.hours, 2),
        cost_euros=way.plan.cost_euros,
        finishes_on=_ends(way.calendar, dated=dated),
        proven=way.plan.proven,
        weekly_hours_needed=_hours_needed(way, limits, paris_day(deps.clock())),
        have=show_levels(
            deps, [level for level in goal.skills if held.get(level.skill_id, 0) >= level.level], language
        ),
        lacking=show_levels(deps, lacking.values(), language),
        missing=[_show_missing(deps, each, language) for each in missing],
        alternatives=[
            OtherPathView(
                way=other.way,
                modules=[module_view(modules[each], language) for each in other.module_ids],
                hours=round(other.hours, 2),
                cost_euros=other.cost_euros,
                finishes_on=_ends(calendar, dated=dated),
            )
            for other, calendar in way.others
        ],
    )


def _in_order(way: Way) -> list[str]:
    """Return the steps as they come in time; those without a day at the end."""
    dated = [slot.module_id for slot in way.calendar.slots]
    return dated + [each for each in way.plan.module_ids if each not in set(dated)]


def _sessions(module: Module, meetings: Iterable[Meeting]) -> list[SessionView]:
    attended = {each.id for each in meetings}
    return [session_view(each, module.id) for choices in sessions_of(module) for each in choices if each.id in attended]


def _ends(calendar: Calendar, *, dated: bool) -> date | None:
    ends: datetime | None = calendar.ends
    return paris_day(ends) if dated and ends is not None else None


def _kind(goal: Goal, wanted: WantedGoal) -> GoalKind:
    if wanted.opportunity_id is not None:
        return GoalKind.OPPORTUNITY
    return GoalKind.OCCUPATION if goal.occupation_id is not None else GoalKind.SKILLS


def _practice(level: SkillLevel) -> MissingSkill:
    return MissingSkill(
        wanted=level.skill_id,
        skill_id=level.skill_id,
        level=level.level,
        obstacles=(PathObstacle.NOT_THAT_FAR,),
    )


def _show_missing(deps: Deps, missing: MissingSkill, language: Language) -> PathMissingView:
    return PathMissingView(
        wanted=show_skill(deps, missing.wanted, language),
        skill=show_skill(deps, missing.skill_id, language),
        level=missing.level,
        obstacles=list(missing.obstacles),
    )


def _skippable(deps: Deps, viewer: Viewer, module: Module, held: Mapping[SkillId, int]) -> list[SkillId]:
    """Return the skills of a step that a test may show, and that the tree does not show yet."""
    return [
        taught.skill_id
        for taught in module.content.teaches
        if held.get(taught.skill_id, 0) < taught.level and is_placeable(deps, viewer.territory_id, taught.skill_id)
    ]


def _hours_needed(way: Way, limits: PathLimits, today: date) -> float | None:
    """Return how many hours a week, in halves, reach the goal by the day wished for; None where those given do."""
    if limits.finish_by is None or not way.plan.module_ids or way.calendar.ends is None:
        return None
    if limits.hours_per_week is not None and paris_day(way.calendar.ends) <= limits.finish_by:
        return None
    weeks = max((limits.finish_by - today) / timedelta(weeks=1), LEAST_WEEKS)
    return ceil(way.plan.hours / weeks * 2) / 2
