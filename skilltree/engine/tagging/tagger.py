"""All skills of a running text, by windows of its words.

Every window of up to ten telling words inside one phrase is looked up at once; the longest and
surest windows are kept, none inside or across another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.labels import fold, variants
from skilltree.engine.tagging.phrasebook import Keys, Phrasebook, Reading, readings_of
from skilltree.engine.tagging.stems import deep, light
from skilltree.engine.tagging.tag import Tag
from skilltree.engine.tagging.words import TextWord, words_of
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

SAME_LETTERS: Final = 1.0
OTHER_ENDINGS: Final = 0.96
OTHER_FAMILY: Final = 0.85
OUT_OF_ORDER: Final = 0.1
BETWEEN: Final = 0.1
"""What another order costs, and what one word in between."""

LEAST_SCORE: Final = 0.75
"""Another order and a word in between at once is no longer the same skill."""

LEAST_WORDS_WITH_GAP: Final = 3
LEAST_WORDS_OF_FAMILY: Final = 2
OTHER_LANGUAGE: Final = 0.02
"""What it costs a label not to be in the language asked for, so that it only wins alone."""


class Found(NamedTuple):
    """A window of the text that some readings answer; `skipped` is the word in between, or -1."""

    first: int
    last: int
    skipped: int
    readings: list[int]
    deep: bool


class Tagger:
    """Finds labels in texts. Not for labels that come and go: it is built whole."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        self._light = Phrasebook(readings, light)
        self._deep = Phrasebook(readings, deep, least_words=LEAST_WORDS_OF_FAMILY)

    @classmethod
    def build(cls, labels: Iterable[ConceptLabel]) -> Tagger:
        """Return a tagger of these labels."""
        return cls(readings_of(labels))

    def tag(self, text: str, *, language: Language | None = None) -> list[Tag]:
        """Return the skills of the text, in the order of their places.

        `language` is that of the text: where labels of two languages are found at one place, its own is taken.
        """
        words = words_of(text)
        if not words:
            return []
        found = [*_windows(words, self._light, deep_cut=False), *_windows(words, self._deep, deep_cut=True)]
        tags = [self._tag(text, words, window, language) for window in found]
        return _apart([(tag, window) for tag, window in zip(tags, found, strict=True) if tag is not None])

    def _tag(self, text: str, words: list[TextWord], window: Found, language: Language | None) -> Tag | None:
        """Return what a window says: its best reading, of equal ones the everyday one, then the first id."""
        start, end = words[window.first].start, words[window.last].end
        here = [words[at].text for at in range(window.first, window.last + 1) if at != window.skipped]
        best: tuple[float, int, str, str] | None = None
        answer: ConceptLabel | None = None
        score = 0.0
        for number in window.readings:
            reading = self._readings[number]
            mine = likeness(here, reading.words, deep_cut=window.deep)
            if mine == 0:
                continue  # two keys met by chance
            label = reading.label
            mine = round(mine - BETWEEN * (window.skipped >= 0), 6)
            if mine < LEAST_SCORE:
                continue
            foreign = OTHER_LANGUAGE * (language is not None and label.language is not language)
            key = (-(mine - foreign), label.rank, label.concept, label.text)
            if best is None or key < best:
                best, answer, score = key, label, mine
        if answer is None:
            return None
        if score == SAME_LETTERS and fold(text[start:end]) not in map(fold, variants(answer.text)):
            score = OTHER_ENDINGS
        return Tag(
            start=start,
            end=end,
            concept=answer.concept,
            label=answer.text,
            language=answer.language,
            score=score,
        )


def likeness(here: Sequence[str], words: Sequence[str], *, deep_cut: bool) -> float:
    """Return how well some words of a text are those of a label; 0 where they are not."""
    stem = deep if deep_cut else light
    ours, theirs = [stem(word) for word in here], [stem(word) for word in words]
    if sorted(ours) != sorted(theirs):
        return 0.0
    score = SAME_LETTERS if list(here) == list(words) else OTHER_ENDINGS
    if deep_cut:
        score = OTHER_FAMILY
    return score if ours == theirs else score - OUT_OF_ORDER


def _windows(words: Sequence[TextWord], book: Phrasebook, *, deep_cut: bool) -> list[Found]:
    """Return the windows that the phrasebook holds, whole ones and those with one word in between."""
    hashes, unknown = book.hashes(word.text for word in words)
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(hashes, dtype=np.uint64)))
    strangers = np.concatenate((np.zeros(1, np.int64), np.cumsum(unknown)))
    phrases = np.array([word.phrase for word in words], np.int64)
    found: list[Found] = []
    for size in range(1, min(book.longest + 1, len(words)) + 1):
        starts = np.arange(len(words) - size + 1)
        starts = starts[phrases[starts] == phrases[starts + size - 1]]
        missing = strangers[starts + size] - strangers[starts]
        whole = starts[missing == 0]
        if size <= book.longest:
            nothing = np.full(len(whole), -1)
            found += _held(book, sums[whole + size] - sums[whole], whole, size, nothing, deep_cut=deep_cut)
        if size <= LEAST_WORDS_WITH_GAP:
            continue
        gapped = starts[missing <= 1]
        for between in range(1, size - 1):
            skipped = gapped + between
            # the one stranger has to be the word skipped
            fits = (strangers[gapped + size] - strangers[gapped]) == unknown[skipped]
            first = gapped[fits]
            keys: Keys = sums[first + size] - sums[first] - hashes[first + between]
            found += _held(book, keys, first, size, first + between, deep_cut=deep_cut)
    return found


def _held(
    book: Phrasebook, keys: Keys, starts: NDArray[np.int64], size: int, skipped: NDArray[np.int64], *, deep_cut: bool
) -> list[Found]:
    return [
        Found(int(starts[at]), int(starts[at]) + size - 1, int(skipped[at]), book.find(keys[at]), deep_cut)
        for at in book.held(keys)
    ]


def _apart(found: list[tuple[Tag, Found]]) -> list[Tag]:
    """Keep windows that do not touch: those that answer most words first, then the surest, then the first."""
    found.sort(key=lambda each: (-_answered(each[1]), -each[0].score, each[0].start, each[0].concept))
    taken: set[int] = set()
    kept: list[Tag] = []
    for tag, window in found:
        own = range(window.first, window.last + 1)
        if taken.isdisjoint(own):
            taken.update(own)
            kept.append(tag)
    return sorted(kept, key=lambda tag: tag.start)


def _answered(window: Found) -> int:
    return window.last - window.first + 1 - (window.skipped >= 0)
