"""Skills that often go with one: drawn beside it in an everyday doing, held together here, or narrower ones."""

from __future__ import annotations

from collections.abc import Collection

from skilltree.model.ids import PersonId, SkillId, TerritoryId
from skilltree.service.deps import Deps
from skilltree.service.skill_search import is_open

MOST_NEAR = 3
LEAST_TOGETHER = 0.25
"""Of the holders of both skills, geometrically: below it they are together by chance."""


def near_skills(
    deps: Deps, territory_id: TerritoryId, skill_id: SkillId, *, without: Collection[SkillId], asker: PersonId | None
) -> list[SkillId]:
    """Return at most `MOST_NEAR` skills that go with this one, best first; none of `without`."""
    known = deps.engines.catalogue.get
    found = dict.fromkeys([*_drawn_together(deps, skill_id), *_held_together(deps, territory_id, skill_id)])
    found |= dict.fromkeys(deps.engines.catalogue.children(skill_id))
    usable = [
        each
        for each in found
        if each not in without and (skill := known(each)) is not None and is_open(deps, skill, asker)
    ]
    return [each for each in usable if each != skill_id][:MOST_NEAR]


def _drawn_together(deps: Deps, skill_id: SkillId) -> list[SkillId]:
    doings = [activity.skill_ids for activity in deps.engines.activities if skill_id in activity.skill_ids]
    return [each for skills in doings for each in skills]


def _held_together(deps: Deps, territory_id: TerritoryId, skill_id: SkillId) -> list[SkillId]:
    """Skills that the privacy floor or more people here hold beside it, the closest first, equal ones by id."""
    counters = deps.engines.territories[territory_id].community
    at = counters.index.get(skill_id)
    if at is None:
        return []
    both = counters.together[at]
    floor = max(deps.rules.privacy_floor, 1)
    close = {
        counters.skills[other]: int(both[other]) / float(counters.holders[at] * counters.holders[other]) ** 0.5
        for other in (both >= floor).nonzero()[0].tolist()
        if other != at
    }
    near = [each for each, closeness in close.items() if closeness >= LEAST_TOGETHER]
    return sorted(near, key=lambda each: (-close[each], each))
