"""Three ways from a told text to skills, the surest first.

It names the skill (tagging), it says it in passing (everyday sayings), or its words resemble the skill's name (search,
only where a clause says nothing else).
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from skilltree.engine.labels import fold
from skilltree.engine.tagging import Tag
from skilltree.engine.telling import Clause, Said
from skilltree.model.ids import PersonId, SkillId
from skilltree.model.telling import ToldHow
from skilltree.model.words import Language, SkillKind
from skilltree.service.deps import Deps
from skilltree.service.skill_search import find_matches
from skilltree.service.texts import QUERY_LENGTH


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


LEAST_NAMED = 0.8
"""Of a tag; weaker ones say another thing as often as not in spoken sentences."""

SAME_LABEL = 0.9
"""Of a search for a saying's label: another taxonomy may spell the skill a little otherwise."""

LEAST_ALIKE = 0.72
"""Of a search with the words of a clause."""

FEWEST_SEARCHED = 2
"""Words that tell something: a single one is like too much."""

FEWEST_LETTERS = 4
MOST_SAID = 24
"""Sayings whose skill is looked up, the first ones: a search each."""

MOST_SEARCHED = 12
"""Clauses that are searched with, the first ones."""

_FRAME = _set(
    "je j ai suis sais fais fait faire faisais etais depuis pendant mon ma mes pour avec chez tous les jours aussi "
    "bien beaucoup un une des le la l de du d et on nous il elle y a ans an mois en au aux dans "
    "i have can for my the and with"
)
"""Words around what was done."""

_NO_SKILL = _set("asso bosse bosses bossais bossait jeunes tout kebab")
"""Labels, or words that are cut as one, that mean something else when they are said."""


class Asked(NamedTuple):
    """A text, the language that its reader sees, and who asks."""

    text: str
    language: Language
    asker: PersonId | None


class Told(NamedTuple):
    """A skill, and where the text says it: from its first word to its last, and which letters these words have."""

    skill_id: SkillId
    how: ToldHow
    start: int
    end: int
    places: frozenset[int] = frozenset()


async def told_skills(
    deps: Deps, asked: Asked, clauses: Sequence[Clause], sayings: Sequence[Said], tags: Iterable[Tag]
) -> dict[SkillId, Told]:
    """Return what is told by skill, in the order of the text."""
    named, said = list(_named(deps, asked, tags)), list(_said(deps, asked, sayings[:MOST_SAID]))
    found = [each for each in named if not any(each.places < other.places for other in said)]
    found += [each for each in said if not any(each.places < other.places for other in named)]
    found += await _alike(deps, asked, [each for each in clauses if not _covered(each, found)])
    told: dict[SkillId, Told] = {}
    for each in sorted(found, key=lambda one: (one.start, one.end, one.skill_id)):
        told.setdefault(each.skill_id, each)
    return told


def _named(deps: Deps, asked: Asked, tags: Iterable[Tag]) -> Iterator[Told]:
    for tag in tags:
        skill = deps.engines.catalogue.get(tag.concept)
        # A licence is there or not: only its very name says so.
        least = SAME_LABEL if skill is not None and skill.kind is SkillKind.TITLE else LEAST_NAMED
        if skill is not None and tag.score >= least and fold(asked.text[tag.start : tag.end]) not in _NO_SKILL:
            yield Told(tag.concept, ToldHow.NAMED, tag.start, tag.end, frozenset(range(tag.start, tag.end)))


def _said(deps: Deps, asked: Asked, sayings: Iterable[Said]) -> Iterator[Told]:
    for said in sayings:
        # The labels are French whatever the text's language is.
        matches = find_matches(deps, said.label, Language.FR, limit=1, asker=asked.asker, prefix=False)
        if matches and matches[0].score >= SAME_LABEL:
            places = frozenset(at for word in said.words for at in range(word.start, word.end))
            yield Told(matches[0].concept, ToldHow.SAID, said.start, said.end, places)


def _covered(clause: Clause, found: Iterable[Told]) -> bool:
    start, end = clause.words[0].start, clause.words[-1].end
    return any(each.start < end and each.end > start for each in found)


async def _alike(deps: Deps, asked: Asked, clauses: Sequence[Clause]) -> list[Told]:
    """Search with the words of clauses that say nothing else; the best skill of each, where it is alike enough."""
    found = []
    for clause in clauses[:MOST_SEARCHED]:
        words = [word for word in clause.words if word.text not in _FRAME]
        if clause.denied or len(words) < FEWEST_SEARCHED or max(len(word.text) for word in words) < FEWEST_LETTERS:
            continue
        query = " ".join(asked.text[word.start : word.end] for word in words)[:QUERY_LENGTH]
        matches = find_matches(deps, query, asked.language, limit=1, asker=asked.asker, prefix=False)
        skill = deps.engines.catalogue.get(matches[0].concept) if matches else None
        if skill is not None and skill.kind is not SkillKind.TITLE and matches[0].score >= LEAST_ALIKE:
            found.append(Told(skill.id, ToldHow.ALIKE, words[0].start, words[-1].end))
        # The index is not for several threads, so it is searched on the loop: whoever else waits comes in between.
        await asyncio.sleep(0)
    return found
