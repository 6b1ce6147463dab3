"""One answer of a label search, and which letters of it to highlight."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from skilltree.engine.labels.fold import LONGEST_TEXT, WORD, fold
from skilltree.model.base import Struct
from skilltree.model.words import Language


class LabelHit(Struct):
    """The best label of a concept. `score` is 0 to 1, 1 for the same words.

    `spans` are half-open ranges of code points of `text`, in order, not touching each other.
    """

    concept: str
    text: str
    language: Language
    rank: int
    score: float
    spans: tuple[tuple[int, int], ...]


def spans_of(text: str, matched: Mapping[str, int]) -> tuple[tuple[int, int], ...]:
    """Return what to highlight of `text`.

    `matched` gives how many letters of a folded word answer the query: 0 none, -1 the whole word.
    """
    found: list[tuple[int, int]] = []
    for word in WORD.finditer(text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT]):
        parts = _parts(word[0])
        if len(parts) == 1:
            length = matched.get(parts[0], 0)
            if length:
                start, end = word.span()
                partly = 0 < length < len(parts[0]) == end - start
                found.append((start, start + length if partly else end))
        elif any(part in matched for part in parts):
            found.append(word.span())
    return tuple(found)


@lru_cache(maxsize=16384)
def _parts(word: str) -> tuple[str, ...]:
    return tuple(fold(word).split())
