"""A term that a recruiter typed, understood as a skill, with what else it may mean."""

from __future__ import annotations

from skilltree.model.ids import SkillId
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.skill_search import find_matches, show_match
from skilltree.service.skills import require_skill, show_skill
from skilltree.service.texts import NAME_LENGTH, clean_text
from skilltree.service.views.opportunities import UnderstoodTermView

TERM_SCORE = 0.4
"""Below it nothing is understood: the pattern says so, and what comes near is only offered."""

SURE_LETTERS = 0.85
AHEAD = 0.05
"""A term is sure where a label's letters alone score so much, and both signals together so much more than the next.

Where the words meant are in some label, mistyped or not, 99 of 100 first answers are right; where they
are in none, 6 to 7 of 10 (docs/decisions/0010), so the others are told even when it is sure.
"""

MOST_ALTERNATIVES = 3


def understand(deps: Deps, skill_id: SkillId | None, text: str | None, language: Language) -> UnderstoodTermView:
    """Resolve a term to a skill that everybody may name; none when nothing is near enough."""
    if skill_id is not None:
        skill = require_skill(deps, skill_id, None, field="pattern.terms.skill")
        return UnderstoodTermView(
            text=None, skill=show_skill(deps, skill.id, language), score=1.0, sure=True, alternatives=[]
        )
    typed = clean_text(text or "", field="pattern.terms.text", most=NAME_LENGTH)
    found = find_matches(deps, typed, language, limit=1 + MOST_ALTERNATIVES, asker=None, prefix=False)
    best = found[0] if found and found[0].score >= TERM_SCORE else None
    others = found[1:] if best else found[:MOST_ALTERNATIVES]
    return UnderstoodTermView(
        text=typed,
        skill=show_skill(deps, best.concept, language) if best else None,
        score=round(best.score, 4) if best else 0.0,
        sure=best is not None
        and best.hit.score >= SURE_LETTERS
        and all(best.score - other.score >= AHEAD for other in others),
        alternatives=[view for other in others if (view := show_match(deps, other, language)) is not None],
    )
