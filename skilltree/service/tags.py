"""Skills that a running text names: for its author to tick, never invented for them, never kept.

The taxonomy's labels are one tagger, mapped by all workers; words that people proposed themselves are
a second, small one, made of those that the asker may use: other people's own words neither show nor hide anything.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from skilltree.engine.tagging import Tag, Tagger
from skilltree.model.course import OCCUPATION_LEVEL, SkillLevel
from skilltree.model.errors import InvalidInput, Unavailable
from skilltree.model.ids import PersonId
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.rates import HOUR_SECONDS, count_use
from skilltree.service.skill_search import is_open
from skilltree.service.views.skills import TextTagView, skill_view

MOST_BYTES = 20_480
"""Of UTF-8: a long CV or a whole module."""

TEXTS_AN_HOUR = 600
"""Of one person, or of one address where nobody is signed in: a whole workshop may share it."""

PATIENCE_SECONDS = 2.0
"""How long a text waits for the tagger of a taxonomy that was never read on this machine before."""

CONFIDENT_SCORE = 0.96
"""The label's own words, or the same words with other endings; not another word of the family."""

MOST_CONFIDENT = 20


def confident_skills(tagger: Tagger, text: str, language: Language | None) -> tuple[SkillLevel, ...]:
    """Return what a text surely names, each skill once, in the order of the text, at the level of occupations.

    `tagger` is of the labels that may be named; `language` is that of the text, None where nobody knows.
    At most `MOST_CONFIDENT`, those of score `CONFIDENT_SCORE` and more: an advert read without its author
    becomes these requirements, so whoever calls tells them in its report.
    """
    sure = [tag.concept for tag in tagger.tag(text, language=language) if tag.score >= CONFIDENT_SCORE]
    return tuple(
        SkillLevel(skill_id=skill_id, level=OCCUPATION_LEVEL) for skill_id in list(dict.fromkeys(sure))[:MOST_CONFIDENT]
    )


async def tag_text(
    deps: Deps, text: str, language: Language | None, *, shown_in: Language, asker: PersonId | None, peer: str
) -> list[TextTagView]:
    """Return the skills that a text names, in the order of their places.

    Raises InvalidInput for a text of more than `MOST_BYTES`, RateLimited, and Unavailable while the
    taxonomy is read for the first time.
    """
    found = await find_tags(deps, text, language, asker=asker, peer=peer)
    known = deps.engines.catalogue.get
    return [
        TextTagView(
            start=tag.start,
            end=tag.end,
            label=tag.label,
            language=tag.language,
            score=round(tag.score, 4),
            skill=skill_view(skill, shown_in),
        )
        for tag in found
        if (skill := known(tag.concept)) is not None
    ]


async def find_tags(
    deps: Deps, text: str, language: Language | None, *, asker: PersonId | None, peer: str
) -> list[Tag]:
    """Return the labels that a text names, in the order of their places. Raises as `tag_text`."""
    checked = clean_text_to_tag(text)
    await count_use(deps, f"tag:{asker or peer}", TEXTS_AN_HOUR, seconds=HOUR_SECONDS)
    tagger = await _tagger(deps)
    own = _own_words(deps, asker)
    # Beside the event loop: a long text takes tens of milliseconds.
    return await asyncio.to_thread(_all_tags, tagger, own, checked, language)


def clean_text_to_tag(text: str) -> str:
    """Return a text whose places are those of the one given. Raises InvalidInput for one that is too long."""
    if len(text) > MOST_BYTES or len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise InvalidInput(f"at most {MOST_BYTES} bytes", field="text")
    return text.replace("\x00", " ")


async def _tagger(deps: Deps) -> Tagger:
    engines = deps.engines
    if engines.tagger is None:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await engines.tagger_there.wait()
        except TimeoutError:
            pass
    if engines.tagger is None:
        raise Unavailable("the taxonomy is being read for the first time")
    return engines.tagger


def _own_words(deps: Deps, asker: PersonId | None) -> list[ConceptLabel]:
    """Return the labels that the shared tagger does not have and the asker may use."""
    known = deps.engines.catalogue.get
    return [
        label
        for skill_id, labels in deps.engines.own_words.items()
        if (skill := known(skill_id)) is not None and is_open(deps, skill, asker)
        for label in labels
    ]


def _all_tags(tagger: Tagger, own: list[ConceptLabel], text: str, language: Language | None) -> list[Tag]:
    found = tagger.tag(text, language=language)
    if own:
        # So few labels know few words: those of the text itself are not taken for theirs mistyped.
        found = _apart([*found, *Tagger.build(own, texts=[text]).tag(text, language=language)])
    return found


def _apart(tags: Iterable[Tag]) -> list[Tag]:
    """Keep tags that do not touch: the longest, then the surest, then the first, then by id."""
    kept: list[Tag] = []
    for tag in sorted(tags, key=lambda each: (each.start - each.end, -each.score, each.start, each.concept)):
        if all(tag.end <= other.start or tag.start >= other.end for other in kept):
            kept.append(tag)
    return sorted(kept, key=lambda tag: tag.start)
