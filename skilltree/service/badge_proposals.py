"""Skills that an achievement may stand for: those that its issuer names, else those its words speak of."""

from __future__ import annotations

import asyncio
import re

from skilltree.model.badges import ForeignAchievement
from skilltree.model.course import OCCUPATION_LEVEL
from skilltree.model.ids import SkillId, rome_skill_id_of, skill_id_of
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.skill_search import find_matches, is_open
from skilltree.service.tags import CONFIDENT_SCORE
from skilltree.service.texts import QUERY_LENGTH
from skilltree.service.views.badges import ProposedSkillView
from skilltree.service.views.skills import skill_view

MOST = 5
LIKELY_SCORE = 0.6
_ROME_CODE = re.compile(r"\d{4,6}")


async def propose_skills(deps: Deps, achievement: ForeignAchievement, language: Language) -> list[ProposedSkillView]:
    """Return what to propose, surest first; exact ones alone where there are any."""
    exact = _named_exactly(deps, achievement)
    # Beside the event loop: reading a long description takes milliseconds.
    likely = [] if exact else await asyncio.to_thread(_spoken_of, deps, achievement, language)
    found = [(skill_id, True) for skill_id in exact] + [(skill_id, False) for skill_id in likely]
    catalogue = deps.engines.catalogue
    return [
        ProposedSkillView(skill=skill_view(skill, language), level=OCCUPATION_LEVEL, exact=is_exact)
        for skill_id, is_exact in found[:MOST]
        if (skill := catalogue.get(skill_id)) is not None
    ]


def _named_exactly(deps: Deps, achievement: ForeignAchievement) -> list[SkillId]:
    """The ids are those of every import: an ESCO URI or a ROME (OGR) code leads to the skill without a search."""
    found: list[SkillId] = []
    for aligned in achievement.alignments:
        found.append(skill_id_of(aligned.url))
        if aligned.url.startswith("https://"):
            # ESCO's own names are http; who copies them from a browser brings https.
            found.append(skill_id_of(f"http://{aligned.url.removeprefix('https://')}"))
        if "rome" in aligned.url.lower():
            last = aligned.code or aligned.url.rstrip("/").rpartition("/")[2]
            if _ROME_CODE.fullmatch(last):
                found.append(rome_skill_id_of(last))
    catalogue = deps.engines.catalogue
    return [
        skill_id
        for skill_id in dict.fromkeys(found)
        if (skill := catalogue.get(skill_id)) is not None and is_open(deps, skill, None)
    ]


def _spoken_of(deps: Deps, achievement: ForeignAchievement, language: Language) -> list[SkillId]:
    """What the words surely name, then what the name may mean."""
    tagger = deps.engines.tagger
    words = f"{achievement.name}. {achievement.description}"
    tags = tagger.tag(words, language=None) if tagger else []
    named = [tag.concept for tag in tags if tag.score >= CONFIDENT_SCORE]
    aligned = [each.name for each in achievement.alignments if each.name]
    for text in [*aligned, achievement.name][:MOST]:
        matches = find_matches(deps, text[:QUERY_LENGTH], language, limit=3, asker=None, prefix=False)
        named += [match.concept for match in matches if match.score >= LIKELY_SCORE]
    return list(dict.fromkeys(named))
