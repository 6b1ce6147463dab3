"""What some words of a text say: windows looked up in the books, each hit compared word by word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.labels import fold, variants
from skilltree.engine.tagging.book import Book
from skilltree.engine.tagging.build import Hashes, hash_of
from skilltree.engine.tagging.stems import deep, light
from skilltree.engine.tagging.tag import Tag
from skilltree.engine.tagging.windows import windows_of
from skilltree.engine.tagging.words import TextWord
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

OTHER_LANGUAGE: Final = 0.02
"""What it costs a label not to be in the language asked for, so that it only wins alone."""

COMMON_SHARE: Final = 0.0015
COMMON_LEAST: Final = 3
"""A word that more concepts than this share use (but this many always may) is no skill by itself."""


class Found(NamedTuple):
    """A tag, its first and last word, and how many words its label answers."""

    tag: Tag
    first: int
    last: int
    answered: int


def search(text: str, words: Sequence[TextWord], books: Sequence[Book], language: Language | None) -> list[Found]:
    """Return every window of the text that a label answers well enough."""
    return [
        *_Search(text, words, books, language, deep_cut=False).found(),
        *_Search(text, words, books, language, deep_cut=True).found(),
    ]


class _Search:
    """One text under one way to cut words."""

    def __init__(
        self, text: str, words: Sequence[TextWord], books: Sequence[Book], language: Language | None, *, deep_cut: bool
    ) -> None:
        self._text = text
        self._words = words
        self._books = books
        self._language = language
        self._deep = deep_cut
        self._cuts = [book.deep if deep_cut else book.light for book in books]
        self._hashes, self._unknown = self._stems()
        self._most_alone = max(COMMON_LEAST, COMMON_SHARE * sum(book.concepts for book in books))
        self._seen: dict[tuple[tuple[str, ...], bool], tuple[ConceptLabel, float] | None] = {}

    def _stems(self) -> tuple[Hashes, NDArray[np.bool_]]:
        """Return the hashes of the words' stems, and which of them no label has."""
        distinct = {word: number for number, word in enumerate(dict.fromkeys(word.text for word in self._words))}
        hashes = np.zeros(len(distinct), np.uint64)
        unknown = np.ones(len(distinct), np.bool_)
        for book, cut in zip(self._books, self._cuts, strict=True):
            numbers = np.fromiter((book.numbers.get(word, -1) for word in distinct), np.int64, len(distinct))
            known = np.flatnonzero(numbers >= 0)
            hashes[known] = cut.hashes[numbers[known]]
            unknown[known] = False
        stem = deep if self._deep else light
        others = np.flatnonzero(unknown)
        texts = list(distinct)
        hashes[others] = np.fromiter((hash_of(stem(texts[at])) for at in others), np.uint64, len(others))
        for cut in self._cuts:
            unknown[others] &= ~cut.knows(hashes[others])
        places = np.fromiter((distinct[word.text] for word in self._words), np.int64, len(self._words))
        return hashes[places], unknown[places]

    def found(self) -> list[Found]:
        """Return the windows that a label answers."""
        phrases = np.fromiter((word.phrase for word in self._words), np.int64, len(self._words))
        longest = max((book.longest for book in self._books), default=0)
        windows = windows_of(self._hashes, self._unknown, phrases, longest)
        held = sorted(set(chain.from_iterable(cut.held(windows.keys).tolist() for cut in self._cuts)))
        found: list[Found] = []
        for at in held:
            first, last, skipped = int(windows.first[at]), int(windows.last[at]), int(windows.skipped[at])
            tag = self._tag(first, last, skipped, windows.keys[at])
            if tag is not None:
                found.append(Found(tag, first, last, last - first + 1 - (skipped >= 0)))
        return found

    def _tag(self, first: int, last: int, skipped: int, key: np.uint64) -> Tag | None:
        here = [at for at in range(first, last + 1) if at != skipped]
        words = (tuple(self._words[at].text for at in here), skipped >= 0)
        if words not in self._seen:
            self._seen[words] = self._best(here, gap=skipped >= 0, key=key)
        best = self._seen[words]
        if best is None:
            return None
        label, score = best
        start, end = self._words[first].start, self._words[last].end
        if score == SAME_LETTERS and fold(self._text[start:end]) not in map(fold, variants(label.text)):
            score = OTHER_ENDINGS
        return Tag(start=start, end=end, concept=label.concept, label=label.text, language=label.language, score=score)

    def _best(self, here: Sequence[int], *, gap: bool, key: np.uint64) -> tuple[ConceptLabel, float] | None:
        """Return the best label and its score; of equal ones the everyday one, then the first id."""
        if len(here) == 1 and self._common(here[0]):
            return None
        texts = [self._words[at].text for at in here]
        best: tuple[float, int, str, str] | None = None
        answer: tuple[ConceptLabel, float] | None = None
        for book, cut in zip(self._books, self._cuts, strict=True):
            numbers = [book.numbers.get(text, -1) for text in texts]
            ours = self._hashes[list(here)]
            for reading in cut.find(key):
                held = book.reading(reading)
                if held is None:
                    continue
                mine = likeness(ours, cut.hashes[held[1]], same=numbers == held[1], deep_cut=self._deep)
                mine = round(mine - BETWEEN * gap, 6)
                if mine < LEAST_SCORE:
                    continue
                label = book.label(held[0])
                foreign = OTHER_LANGUAGE * (self._language is not None and label.language is not self._language)
                rank = (-(mine - foreign), label.rank, label.concept, label.text)
                if best is None or rank < best:
                    best, answer = rank, (label, mine)
        return answer

    def _common(self, at: int) -> bool:
        return sum(book.uses(self._hashes[at]) for book in self._books) > self._most_alone


def likeness(ours: Hashes, theirs: Hashes, *, same: bool, deep_cut: bool) -> float:
    """Return how well some words of a text are those of a label, by their stems; 0 where they are not.

    `same` says that they are the same words in the same order.
    """
    if len(ours) != len(theirs) or (np.sort(ours) != np.sort(theirs)).any():
        return 0.0
    score = SAME_LETTERS if same else OTHER_ENDINGS
    if deep_cut:
        score = OTHER_FAMILY
    return score if (ours == theirs).all() else score - OUT_OF_ORDER
