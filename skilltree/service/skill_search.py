"""Finding the skill or the occupation that was meant: by the letters of its labels, and by what the taxonomies know.

Until the second signal is there (it is built beside a running worker), the letters answer alone.
"""

from __future__ import annotations

from skilltree.engine.knowledge import Match, Matcher
from skilltree.engine.labels import LabelIndex
from skilltree.model.ids import PersonId
from skilltree.model.taxonomy import Skill
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.texts import check_first, clean_query
from skilltree.service.views.skills import SkillMatchView, SpanView, skill_view

HIDDEN_MARGIN = 20
"""Answers asked for beyond a page, for those that are other people's own words and not shown."""

EVERYDAY_BONUS = (0.03, 0.01, 0.0)
LANGUAGE_BONUS = 0.02
"""What an everyday or official label, and one in the language asked for, counts in the order; not in the score."""


def is_open(deps: Deps, skill: Skill, asker: PersonId | None) -> bool:
    """True for the taxonomy, one's own proposals, and those that an author teaches to everybody.

    Other people's own words are theirs alone.
    """
    if not skill.local or (asker is not None and skill.proposed_by == asker):
        return True
    return any(skill.id in local.teaching for local in deps.engines.territories.values())


def find_matches(
    deps: Deps, text: str, language: Language, *, limit: int, asker: PersonId | None, prefix: bool = True
) -> list[Match]:
    """Return the skills that the asker may use and most likely meant, best first; equal ones by id.

    With `prefix` the last word may be unfinished.
    """
    engines = deps.engines
    among = engines.skill_labels if engines.skill_matcher is None else engines.skill_matcher
    found = _search(among, text, language, limit=limit + HIDDEN_MARGIN, prefix=prefix)
    known = engines.catalogue.get
    shown = [each for each in found if (skill := known(each.concept)) is not None and is_open(deps, skill, asker)]
    return shown[:limit]


def find_occupations(deps: Deps, text: str, language: Language, *, limit: int) -> list[Match]:
    """Return the occupations most likely meant, best first; equal ones by id."""
    engines = deps.engines
    among = engines.occupation_labels if engines.occupation_matcher is None else engines.occupation_matcher
    return _search(among, text, language, limit=limit)


def _search(
    among: Matcher | LabelIndex, text: str, language: Language, *, limit: int, prefix: bool = True
) -> list[Match]:
    found = [
        item if isinstance(item, Match) else Match(concept=item.concept, score=item.score, by_meaning=False, hit=item)
        for item in among.search(text, limit=limit, language=language, prefix=prefix)
    ]
    return sorted(found, key=lambda each: (-_place(each, language), each.concept))


def _place(match: Match, language: Language) -> float:
    """Return what an answer is ordered by."""
    rank = min(max(match.hit.rank, 0), len(EVERYDAY_BONUS) - 1)
    return round(match.score + EVERYDAY_BONUS[rank] + LANGUAGE_BONUS * (match.hit.language is language), 5)


def show_match(deps: Deps, match: Match, language: Language) -> SkillMatchView | None:
    """Put an answer into words; None for a skill that left meanwhile."""
    skill = deps.engines.catalogue.get(match.concept)
    if skill is None:
        return None
    return SkillMatchView(
        skill=skill_view(skill, language),
        label=match.hit.text,
        language=match.hit.language,
        score=round(match.score, 6),
        spans=[SpanView(start=start, end=end) for start, end in match.hit.spans],
        by_meaning=match.by_meaning,
    )


def search_skills(
    deps: Deps, text: str, language: Language, first: int | None, asker: PersonId | None
) -> list[SkillMatchView]:
    """Return the skills that a badly typed text means, best first."""
    found = find_matches(deps, clean_query(text), language, limit=check_first(first), asker=asker)
    return [view for match in found if (view := show_match(deps, match, language)) is not None]
