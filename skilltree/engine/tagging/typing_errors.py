"""One wrong letter in a word of five letters and more: a deletion neighbourhood of the labels' words.

Two words are one edit apart (a letter too many, too few, another, or two neighbours swapped) only
where they are equal after at most one letter is taken out of each: Bast and Celikik, ACM Trans. Inf.
Syst. 31, 2013; SymSpell. The table holds every word with each letter taken out, by CRC-32.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from skilltree.engine.labels.arrays import Arrays
from skilltree.engine.tagging.stems import hash_of
from skilltree.engine.tagging.words import words_of

SHORTEST_MEANT: Final = 5
"""Letters of a word that may be meant: shorter ones are one edit from too many others."""

SHORTEST_TYPED: Final = 4
LONGEST: Final = 30
"""Letters of a word that is looked at, mistyped or meant."""

SHORTEST_REPLACED: Final = 7
"""Letters of a word that is a skill by itself and has one letter replaced."""

_KEYS: Final = (
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "yi",
    "sc",
    "sz",
    "ck",
    "qk",
)
_NEIGHBOURS: Final = frozenset(
    pair for row in _KEYS for one, other in pairwise(row) for pair in (one + other, other + one)
)
"""Letters that a thumb, or an ear, takes for each other."""


def build_typing_errors(words: Sequence[str]) -> Arrays:
    """Return the table of these words, numbered as they come."""
    keys: list[int] = []
    numbers: list[int] = []
    for number, word in enumerate(words):
        if SHORTEST_MEANT <= len(word) <= LONGEST and word.isalpha():
            own = _keys(word)
            keys += own
            numbers += [number] * len(own)
    table = np.array(keys, np.uint32).view(np.int32)
    order = np.argsort(table, kind="stable")
    return {"typed_keys": table[order], "typed_words": np.array(numbers, np.int32)[order]}


def spelled_in(texts: Iterable[str]) -> NDArray[np.uint64]:
    """Return the hashes of the words of some texts, sorted, each once."""
    words = {
        word
        for text in texts
        for word in words_of(text).texts
        if SHORTEST_TYPED <= len(word) <= LONGEST and word.isalpha()
    }
    return np.sort(np.array([hash_of(word) for word in words], np.uint64))


def unspelled(words: Sequence[str], spelled: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Return which of these words are not among those spelled right."""
    hashes = np.array([hash_of(word) for word in words], np.uint64)
    if not len(spelled):
        return np.ones(len(words), np.bool_)
    found: NDArray[np.bool_] = spelled[np.searchsorted(spelled, hashes).clip(max=len(spelled) - 1)] != hashes
    return found


def meant_by(typed: Sequence[str], words: Sequence[str], arrays: Arrays) -> Iterator[tuple[int, int]]:
    """Give the places of some unknown words in `typed`, each with the number of a word that it may stand for."""
    keys: list[int] = []
    places: list[int] = []
    for place, word in enumerate(typed):
        if SHORTEST_TYPED <= len(word) <= LONGEST and word.isalpha():
            own = _keys(word)
            keys += own
            places += [place] * len(own)
    table: NDArray[np.int32] = arrays["typed_keys"]
    wanted = np.array(keys, np.uint32).view(np.int32)
    first, last = np.searchsorted(table, wanted, "left"), np.searchsorted(table, wanted, "right")
    seen: set[tuple[int, int]] = set()
    for at in np.flatnonzero(first < last).tolist():
        place = places[at]
        for number in arrays["typed_words"][first[at] : last[at]].tolist():
            if (place, number) not in seen:
                seen.add((place, number))
                if _one_edit(typed[place], words[number]):
                    yield place, number


def _keys(word: str) -> list[int]:
    deletions = {word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))}
    return [crc32(each.encode("utf-8", "surrogatepass")) for each in sorted(deletions)]


def _one_edit(typed: str, meant: str) -> bool:
    """The first letter is never the wrong one: nobody mistypes it, and too many words rhyme."""
    return typed[0] == meant[0] and OSA.distance(typed, meant, score_cutoff=1) == 1


def clearly_meant(typed: str, meant: str) -> bool:
    """Tell an error that is no other form of the word and hardly another word, for a word that stands alone."""
    if typed[:-1] in (meant, meant[:-1]) or typed == meant[:-1]:
        return False
    if len(typed) != len(meant):
        return True
    wrong = [one + other for one, other in zip(typed, meant, strict=True) if one != other]
    return len(wrong) == 2 or (len(meant) >= SHORTEST_REPLACED and wrong[0] in _NEIGHBOURS)
