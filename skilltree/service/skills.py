"""Skills and occupations by id: checked, read from the store, and put into words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from skilltree.model.base import Localized
from skilltree.model.course import SkillLevel
from skilltree.model.errors import NotFound
from skilltree.model.evidence import check_level
from skilltree.model.ids import OccupationId, PersonId, SkillId, row_id
from skilltree.model.taxonomy import Label, Occupation, Skill
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.skill_search import find_occupations, is_open
from skilltree.service.texts import check_first, clean_query
from skilltree.service.views.skills import (
    OccupationView,
    SkillLevelView,
    SkillView,
    level_view,
    occupation_view,
    skill_view,
    unknown_skill,
)


async def search_occupations(deps: Deps, text: str, language: Language, first: int | None) -> list[OccupationView]:
    """Return the occupations that a badly typed text means, best first."""
    jobs = find_occupations(deps, clean_query(text), language, limit=check_first(first))
    found = await load_occupations(deps, [job.concept for job in jobs])
    return [occupation_view(found[job.concept], language) for job in jobs if job.concept in found]


async def load_occupations(deps: Deps, ids: Sequence[OccupationId]) -> dict[OccupationId, Occupation]:
    """Return occupations with their skills, from the store."""
    if not ids:
        return {}
    async with deps.store.reading() as db:
        return await db.taxonomy.occupations(ids)


async def skill_labels(deps: Deps, ids: Sequence[SkillId]) -> dict[SkillId, tuple[Label, ...]]:
    """Return all labels of these skills."""
    async with deps.store.reading() as db:
        return await db.taxonomy.skill_labels(ids)


async def skill_about(deps: Deps, ids: Sequence[SkillId]) -> dict[SkillId, Localized]:
    """Return the descriptions of these skills."""
    async with deps.store.reading() as db:
        return await db.taxonomy.skill_about(ids)


async def occupation_about(deps: Deps, ids: Sequence[OccupationId]) -> dict[OccupationId, Localized]:
    """Return the descriptions of these occupations."""
    async with deps.store.reading() as db:
        return await db.taxonomy.occupation_about(ids)


def show_skill(deps: Deps, skill_id: SkillId, language: Language) -> SkillView:
    """Put a skill into words."""
    skill = deps.engines.catalogue.get(skill_id)
    return skill_view(skill, language) if skill else unknown_skill(skill_id, language)


def show_levels(deps: Deps, wanted: Iterable[SkillLevel], language: Language) -> list[SkillLevelView]:
    """Put skills at levels into words."""
    return [level_view(item, show_skill(deps, item.skill_id, language)) for item in wanted]


def require_skill(deps: Deps, skill_id: str, asker: PersonId | None, *, field: str = "skill") -> Skill:
    """Return a skill that the asker may use. Raises InvalidInput for a foreign id, NotFound otherwise."""
    row_id("Skill", skill_id)
    skill = deps.engines.catalogue.get(skill_id)
    if skill is None or not is_open(deps, skill, asker):
        raise NotFound("there is no such skill", field=field)
    return skill


def require_levels(
    deps: Deps, wanted: Sequence[SkillLevel], asker: PersonId | None, *, field: str
) -> tuple[SkillLevel, ...]:
    """Return skills at levels, each known and each once (its highest level)."""
    best: dict[SkillId, int] = {}
    for item in wanted:
        skill = require_skill(deps, item.skill_id, asker, field=field)
        best[skill.id] = max(best.get(skill.id, 0), check_level(item.level, field=field))
    return tuple(SkillLevel(skill_id=skill_id, level=level) for skill_id, level in best.items())
