"""Finding skills and occupations, and putting ids into words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from skilltree.engine.labels import LabelHit
from skilltree.model.base import Localized
from skilltree.model.course import SkillLevel
from skilltree.model.errors import NotFound
from skilltree.model.evidence import check_level
from skilltree.model.ids import OccupationId, PersonId, SkillId, row_id
from skilltree.model.taxonomy import Label, Occupation, Skill
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.texts import check_first, clean_query
from skilltree.service.views.skills import (
    OccupationView,
    SkillLevelView,
    SkillMatchView,
    SkillView,
    SpanView,
    level_view,
    occupation_view,
    skill_view,
    unknown_skill,
)

HIDDEN_MARGIN = 20
"""Hits asked for beyond a page, for those that are other people's own words and not shown."""


def is_open(deps: Deps, skill: Skill, asker: PersonId | None) -> bool:
    """True for the taxonomy, one's own proposals, and those that an author teaches to everybody.

    Other people's own words are theirs alone.
    """
    if not skill.local or (asker is not None and skill.proposed_by == asker):
        return True
    return any(skill.id in local.teaching for local in deps.engines.territories.values())


def find_hits(deps: Deps, text: str, language: Language, *, limit: int, asker: PersonId | None) -> list[LabelHit]:
    """Return the best labels of skills that the asker may use."""
    hits = deps.engines.skill_labels.search(text, limit=limit + HIDDEN_MARGIN, language=language)
    known = deps.engines.catalogue.get
    return [hit for hit in hits if (skill := known(hit.concept)) is not None and is_open(deps, skill, asker)][:limit]


def search_skills(
    deps: Deps, text: str, language: Language, first: int | None, asker: PersonId | None
) -> list[SkillMatchView]:
    """Return the skills that a badly typed text means, best first."""
    hits = find_hits(deps, clean_query(text), language, limit=check_first(first), asker=asker)
    return [
        SkillMatchView(
            skill=show_skill(deps, hit.concept, language),
            label=hit.text,
            language=hit.language,
            score=hit.score,
            spans=[SpanView(start=start, end=end) for start, end in hit.spans],
        )
        for hit in hits
    ]


async def search_occupations(deps: Deps, text: str, language: Language, first: int | None) -> list[OccupationView]:
    """Return the occupations that a badly typed text means, best first."""
    index = deps.engines.occupation_labels
    hits = index.search(clean_query(text), limit=check_first(first), language=language)
    found = await load_occupations(deps, [hit.concept for hit in hits])
    return [occupation_view(found[hit.concept], language) for hit in hits if hit.concept in found]


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
