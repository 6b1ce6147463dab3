"""What a territory is, and what it lacks, under the privacy floor."""

from __future__ import annotations

from collections import Counter

from skilltree.engine.gaps import gaps
from skilltree.model.ids import SkillId, TerritoryId
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.skills import show_skill
from skilltree.service.texts import check_first
from skilltree.service.views.opportunities import SkillGapView
from skilltree.service.views.people import TerritoryView, territory_view


def read_territories(deps: Deps) -> list[TerritoryView]:
    """Return all territories, by name."""
    found = [local.territory for local in deps.engines.territories.values()]
    return [territory_view(item) for item in sorted(found, key=lambda item: (item.name, item.id))]


def read_territory(deps: Deps, territory_id: TerritoryId) -> TerritoryView:
    """Return one territory."""
    return territory_view(deps.engines.territories[territory_id].territory)


def skill_gaps(deps: Deps, territory_id: TerritoryId, language: Language, first: int | None) -> list[SkillGapView]:
    """Return skills by what is wanted minus what is held, largest first."""
    local = deps.engines.territories[territory_id]
    goals: Counter[SkillId] = Counter()
    for goal in local.goals.values():
        goals.update(level.skill_id for level in goal.skills)
    offers: Counter[SkillId] = Counter()
    for item in local.opportunities.values():
        offers.update({level.skill_id: item.seats or 1 for level in item.requires})
    found = gaps(
        goals=goals,
        offers={skill_id: float(count) for skill_id, count in offers.items()},
        unanswered={},
        held=local.holders,
        floor=deps.rules.privacy_floor,
        limit=check_first(first),
    )
    return [
        SkillGapView(
            skill=show_skill(deps, gap.skill_id, language),
            wanted=round(gap.wanted),
            held=gap.held,
            modules=len(local.teaching.get(gap.skill_id, ())),
        )
        for gap in found
    ]
