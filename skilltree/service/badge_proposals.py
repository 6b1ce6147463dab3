"""Skills that an achievement may stand for: those that its issuer names, else those its words speak of."""

from __future__ import annotations

import asyncio
import re
from typing import Protocol

from skilltree.model.badges import Alignment
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


class Achieved(Protocol):
    """What an issuer says of an achievement."""

    @property
    def name(self) -> str:
        """In a few words."""
        ...

    @property
    def description(self) -> str:
        """In some more."""
        ...

    @property
    def alignments(self) -> tuple[Alignment, ...]:
        """By the names of frameworks."""
        ...


async def propose_skills(deps: Deps, achievement: Achieved, language: Language) -> list[ProposedSkillView]:
    """Return what to propose, surest first; exact ones alone where there are any."""
    exact = _named_exactly(deps, achievement)
    likely = [] if exact else [*await _named(deps, achievement), *_meant(deps, achievement, language)]
    found = [(skill_id, True) for skill_id in exact] + [(skill_id, False) for skill_id in dict.fromkeys(likely)]
    catalogue = deps.engines.catalogue
    return [
        ProposedSkillView(skill=skill_view(skill, language), level=OCCUPATION_LEVEL, exact=is_exact)
        for skill_id, is_exact in found[:MOST]
        if (skill := catalogue.get(skill_id)) is not None
    ]


def _named_exactly(deps: Deps, achievement: Achieved) -> list[SkillId]:
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


async def _named(deps: Deps, achievement: Achieved) -> list[SkillId]:
    """What the words surely name."""
    tagger = deps.engines.tagger
    if tagger is None:
        return []
    words = f"{achievement.name}. {achievement.description}"
    # Beside the event loop: a long description takes milliseconds.
    tags = await asyncio.to_thread(tagger.tag, words, language=None)
    catalogue = deps.engines.catalogue
    return [
        tag.concept
        for tag in tags
        if tag.score >= CONFIDENT_SCORE
        and (skill := catalogue.get(tag.concept)) is not None
        and is_open(deps, skill, None)
    ]


def _meant(deps: Deps, achievement: Achieved, language: Language) -> list[SkillId]:
    """What the names may mean. On the event loop, as every search: an index has room for one at a time."""
    texts = [each.name for each in achievement.alignments if each.name][: MOST - 1]
    return [
        match.concept
        for text in [*texts, achievement.name]
        for match in find_matches(deps, text[:QUERY_LENGTH], language, limit=3, asker=None, prefix=False)
        if match.score >= LIKELY_SCORE
    ]
