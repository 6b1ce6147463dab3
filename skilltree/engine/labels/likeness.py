"""How alike two folded words are, from their letters alone: 0 to 1, 1 for the same word.

Letters are compared as a cosine over the words' 3- and 4-letter pieces (beginning and end
marked), where pieces at the beginning weigh more and those at the end less: French and English put
the meaning first and the gender, number and tense last. The weights depend on the place alone, not
on a corpus, so that a likeness never changes when labels come or go. For mistyped words an edit
count speaks too (optimal string alignment: swapping two neighbours is one edit).
"""

from __future__ import annotations

from functools import lru_cache
from math import sqrt
from typing import Final

import numpy as np
from rapidfuzz.distance import OSA

from skilltree.engine.labels.arrays import Floats, Ints

SIZES: Final = {3: 1.0, 4: 1.2}
"""Letters of a piece, and what one weighs."""

FIRST, INNER, LAST = 1.4, 1.0, 0.5
"""Times what, where the piece begins a word, stands inside it, ends it."""

LEAST_COSINE: Final = 0.38
"""Words less alike than this are strangers."""

WHOLE_BEGUN: Final = (0.8, 0.2)
"""Likeness of a word that is typed up to some letter: the first, plus the second by the share typed."""

CUT_BEGUN: Final = (0.5, 0.3)
"""The same for a word that is not the last one and so was probably cut on purpose."""


NEARLY_BEGUN: Final = 0.4
"""Likeness of a word cut to three letters of which one is wrong."""


def has_kin(word: str) -> bool:
    """Tell whether other words can be like `word`; short ones and numbers are taken at their word."""
    return len(word) > 2 and not any(letter.isdigit() for letter in word)


def edits_allowed(length: int) -> int:
    """How many edits a word of this length may hold and still be recognised."""
    return 0 if length < 3 else 1 if length < 6 else 2 if length < 12 else 3


def pieces(word: str) -> tuple[list[str], tuple[float, ...]]:
    """Return the pieces of `word` and their weights, scaled to a length of 1; a piece may come twice."""
    marked = f"\x02{word}\x03"
    length = len(marked)
    found = [marked[at : at + size] for size in SIZES for at in range(max(length - size, 0) + 1)]
    return found, _piece_weights(length)


@lru_cache(maxsize=512)
def _piece_weights(length: int) -> tuple[float, ...]:
    weights: list[float] = []
    for size, heavy in SIZES.items():
        last = max(length - size, 0)
        weights += [heavy * FIRST, *[heavy * INNER] * (last - 1), heavy * LAST][: last + 1]
    scale = 1 / sqrt(sum([weight * weight for weight in weights]))
    return tuple(weight * scale for weight in weights)


def signature(word: str) -> int:
    """Return 64 bits of which one edit changes two at most: which letters there are, once and twice.

    So two words that are e edits apart differ in at most 2 e bits, and counting bits rules out
    nearly all of a vocabulary. Swapping two letters changes none.
    """
    bits = 0
    for letter in word:
        place = ord(letter) - 97
        if 0 <= place < 26:
            once = 1 << place
            bits |= once if not bits & once else once << 26
        else:
            bits |= 1 << 52 + ord(letter) % 12
    return bits


def edit_likeness(typed: str, word: str, edits: int) -> float:
    """Return how alike two words are that are so many edits apart, 0 where that is too many."""
    if edits > edits_allowed(min(len(typed), len(word))):
        return 0.0
    likeness = 1 - edits / max(len(typed), len(word))
    return likeness if edits == 1 or typed[0] == word[0] else 0.9 * likeness


def begun_edits_allowed(length: int) -> int:
    """How many edits the beginning of a word may hold that is not typed to its end."""
    return 0 if length < 4 else 1 if length < 8 else 2


def begun_likeness(typed: int, whole: Floats, edits: Ints) -> Floats:
    """Return the likeness of words of `whole` letters to a mistyped beginning of `typed` letters."""
    return ((1 - edits / typed) * (0.6 + 0.25 * typed / whole)).astype(np.float32)


def word_likeness(typed: str, word: str, *, known: bool) -> float:
    """Return the likeness of two words, slowly: what the tables of `words` answer at once.

    `known` says that some label has the word as typed, so that it is not taken for a mistake.
    """
    if typed == word:
        return 1.0
    if not (has_kin(typed) and has_kin(word)):
        return 0.0
    theirs = dict[str, float]()
    for piece, weight in zip(*pieces(word), strict=True):
        theirs[piece] = theirs.get(piece, 0.0) + weight
    cosine = sum(weight * theirs.get(piece, 0.0) for piece, weight in zip(*pieces(typed), strict=True))
    likeness = cosine if cosine >= LEAST_COSINE else 0.0
    if not known:
        likeness = max(likeness, edit_likeness(typed, word, OSA.distance(typed, word)))
    return min(likeness, 0.99)
