"""The skills that are used most here, for a phone to search among when there is no network.

Nothing of it counts people: what inhabitants hold is only looked at where enough of them hold it, by
the power of two, and only for whoever is signed in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from skilltree.model.ids import PersonId, SkillId, TerritoryId
from skilltree.model.taxonomy import ConceptLabel, Skill
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.skill_search import is_open
from skilltree.service.texts import check_first
from skilltree.service.views.skills import CommonSkillView, skill_view

MOST_COMMON = 500
TILE, TAUGHT, ASKED, DRAWN = 4, 3, 2, 1
"""What it counts that a tile of the first minutes has it, a module teaches or requires it, an
opportunity asks for or brings it, and that it has a drawing, as everyday skills do."""


def read_common_skills(
    deps: Deps, territory_id: TerritoryId, language: Language, first: int | None, asker: PersonId | None
) -> list[CommonSkillView]:
    """Return the most used skills with all their names in one language, everyday ones first."""
    size = MOST_COMMON if first is None else check_first(first, most=MOST_COMMON)
    known = deps.engines.catalogue.get
    skills = [
        skill
        for skill_id in _by_use(deps, territory_id, counted=asker is not None)
        if (skill := known(skill_id)) is not None and language.value in skill.labels and is_open(deps, skill, asker)
    ][:size]
    # From memory, not from the store: every phone asks this when it starts.
    return [
        CommonSkillView(
            skill=skill_view(skill, language),
            labels=_names(skill, deps.engines.skill_labels.labels_of(skill.id), language),
        )
        for skill in skills
    ]


def _by_use(deps: Deps, territory_id: TerritoryId, *, counted: bool) -> Sequence[SkillId]:
    """Return skills by use, equal ones by id."""
    engines = deps.engines
    local = engines.territories[territory_id]
    uses: Counter[SkillId] = Counter()
    for activity in engines.activities:
        uses.update(dict.fromkeys(activity.skill_ids, TILE))
    for module in local.modules.values():
        content = module.content
        uses.update(dict.fromkeys({item.skill_id for item in (*content.teaches, *content.requires)}, TAUGHT))
    for item in local.opportunities.values():
        uses.update(dict.fromkeys({each.skill_id for each in (*item.requires, *item.brings)}, ASKED))
    uses.update(dict.fromkeys(engines.drawn, DRAWN))
    if counted:
        floor = deps.rules.privacy_floor
        for skill_id, holders in local.holders.items():
            if holders >= floor:
                uses[skill_id] += TAUGHT * (holders // max(floor, 1)).bit_length()
    return sorted(uses, key=lambda skill_id: (-uses[skill_id], skill_id))


def _names(skill: Skill, labels: Iterable[ConceptLabel], language: Language) -> list[str]:
    """Return all names of a skill in a language, the one shown first, then everyday and official ones, each once."""
    others = sorted((label.rank, label.text) for label in labels if label.language is language)
    return list(dict.fromkeys([skill.labels[language.value], *(text for _, text in others)]))
