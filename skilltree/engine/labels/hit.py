"""One answer of a label search, and which letters of it to highlight."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from skilltree.engine.labels.fold import LONGEST_TEXT, WORD, fold, fold_letters
from skilltree.model.base import Struct
from skilltree.model.words import Language

_BETWEEN_WORDS = re.compile(f"({WORD.pattern})", re.IGNORECASE)


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
    """Return what to highlight of `text`: `matched` gives how many letters of a folded word answer the query."""
    text = text[:LONGEST_TEXT]
    plain = fold_letters(text)
    if plain is None:
        return spans_by_word(text, matched)
    found: list[tuple[int, int]] = []
    for word, length in matched.items():
        at = plain.find(word)
        while at >= 0:
            end = at + len(word)
            if _is_word(plain, word, at, end):
                found.append((at, at + length))
            at = plain.find(word, end)
    found.sort()
    return tuple(found)


def _is_word(plain: str, word: str, at: int, end: int) -> bool:
    """Tell whether what stands here is a word by itself, as `WORD` finds it."""
    if word == ".net":
        return not plain[end : end + 1].isalnum()
    if at and plain[at - 1].isalnum():
        return False
    following = plain[end : end + 2]
    return not word[-1].isalnum() or not (following[:1].isalnum() or following[:1] == "#" or following == "++")


def spans_by_word(text: str, matched: Mapping[str, int]) -> tuple[tuple[int, int], ...]:
    """Do the same for any text, slowly."""
    found: list[tuple[int, int]] = []
    end = 0
    for at, piece in enumerate(_BETWEEN_WORDS.split(text.replace("_", " "))):
        start, end = end, end + len(piece)
        if at % 2 == 0:
            continue  # what stands between words
        parts = _parts(piece)
        if len(parts) == 1 and len(parts[0]) == len(piece):
            length = matched.get(parts[0])
            if length:
                found.append((start, start + length))
        elif any(part in matched for part in parts):
            found.append((start, end))
    return tuple(found)


@lru_cache(maxsize=16384)
def _parts(word: str) -> tuple[str, ...]:
    return tuple(fold(word).split())
