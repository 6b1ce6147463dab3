"""Which skills the territory wants and nobody teaches, for its authors: "write this module".

What somebody's goal cannot be reached for counts like the goal itself: a skill that comes before and nobody teaches.
Wishes of people are counted once a day, in whole steps of the privacy floor; what opportunities ask for is public
and counted as it stands.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from skilltree.engine.insight import most_wanted, wanted_figures
from skilltree.engine.path import why_lacking
from skilltree.model.course import SkillLevel
from skilltree.model.errors import NotAllowed
from skilltree.model.ids import SkillId
from skilltree.model.insight import KeptWantedFigures, WantedFigures
from skilltree.model.path_words import PathObstacle
from skilltree.model.person import Viewer
from skilltree.model.suggestion import PathLimits
from skilltree.model.words import WishedBy
from skilltree.service.deps import Deps
from skilltree.service.desk import writes_for
from skilltree.service.engines import TerritoryEngines
from skilltree.service.path_limits import path_index
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.store import Reading, Writing
from skilltree.service.skills import show_skill
from skilltree.service.texts import check_first
from skilltree.service.views.insight import WantedSkillView
from skilltree.service.wishes import first_month


async def read_wanted_skills(deps: Deps, viewer: Viewer, first: int | None) -> list[WantedSkillView]:
    """Return wanted skills, those that nobody teaches first. Raises NotAllowed to who writes for nobody."""
    size = check_first(first)
    if not writes_for(viewer):
        raise NotAllowed("only authors read what is wanted")
    local = deps.engines.territories[viewer.territory_id]
    offers: Counter[SkillId] = Counter()
    for item in local.opportunities.values():
        offers.update({level.skill_id for level in item.requires})
    taught = {skill_id: len(modules) for skill_id, modules in local.teaching.items()}
    found = most_wanted(await _wishes(deps, viewer), offers=offers, taught=taught, limit=size)
    return [
        WantedSkillView(
            skill=show_skill(deps, each.skill_id, viewer.language),
            goals=each.goals,
            opportunities=offers[each.skill_id],
            searches=each.searches,
            patterns=each.patterns,
            taught_by=taught.get(each.skill_id, 0),
        )
        for each in found
    ]


async def _wishes(deps: Deps, viewer: Viewer) -> tuple[WantedFigures, ...]:
    """Return what is kept of today; count and keep it when there is nothing yet."""
    day = paris_day(deps.clock())
    async with deps.store.reading() as db:
        kept = await _todays(deps, db, viewer, day)
    if kept is not None:
        return kept.skills
    async with deps.store.writing(viewer.territory_id) as tx:
        kept = await _todays(deps, tx, viewer, day)
        if kept is None:
            kept = await _count(deps, tx, viewer, day)
            await tx.insight.keep_wanted_figures(kept)
    return kept.skills


async def _todays(deps: Deps, db: Reading | Writing, viewer: Viewer, day: date) -> KeptWantedFigures | None:
    kept = await db.insight.wanted_figures(viewer.territory_id)
    return kept if kept is not None and kept.day == day and kept.floor == deps.rules.privacy_floor else None


async def _count(deps: Deps, tx: Writing, viewer: Viewer, day: date) -> KeptWantedFigures:
    local = deps.engines.territories[viewer.territory_id]
    causes = _causes(local)
    goals: Counter[SkillId] = Counter()
    for person_id, goal in local.goals.items():
        wanted = {level.skill_id for level in goal.skills}
        held = local.held.get(person_id, frozenset())
        goals.update(wanted | {cause for level in goal.skills for cause in causes.get(level, ()) if cause not in held})
    wished: dict[WishedBy, dict[SkillId, int]] = {way: {} for way in WishedBy}
    for each in await tx.insight.wished(viewer.territory_id, first_month(day)):
        wished[each.way][each.skill_id] = each.count
    floor = deps.rules.privacy_floor
    skills = wanted_figures(
        goals=goals, searches=wished[WishedBy.SEARCH], patterns=wished[WishedBy.PATTERN], floor=floor
    )
    return KeptWantedFigures(territory_id=viewer.territory_id, day=day, floor=floor, skills=tuple(skills))


def _causes(local: TerritoryEngines) -> dict[SkillLevel, frozenset[SkillId]]:
    """Return for each skill of a goal that no modules lead to the skills that nobody teaches and that are the cause."""
    asked = list(dict.fromkeys(level for goal in local.goals.values() for level in goal.skills))
    missing = why_lacking(asked, {}, path_index(local), limits=PathLimits(), barred={})
    causes: dict[SkillId, set[SkillId]] = {}
    for each in missing:
        if PathObstacle.NOBODY_TEACHES in each.obstacles:
            causes.setdefault(each.wanted, set()).add(each.skill_id)
    return {level: frozenset(causes[level.skill_id]) for level in asked if level.skill_id in causes}
