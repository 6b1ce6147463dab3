"""Which words begin almost as typed: a table of word beginnings with one letter left out.

Two beginnings of 4 or 5 letters at most one edit apart agree once a letter is left out of each
(the deletion neighbourhood of SymSpell, cut to the beginning), so one lookup a letter finds all
candidates. Of three letters a place is left blank instead: less would agree with everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.labels.arrays import Arrays, Ints

SHORTEST: Final = 3
LONGEST: Final = 5
_BITS: Final = 11
_MASK: Final = (1 << _BITS) - 1


class BeginningTable:
    """Keys in order, and the word of each."""

    def __init__(self, arrays: Arrays) -> None:
        self._keys = arrays["begin_keys"]
        self._words = arrays["begin_words"]

    def near(self, typed: str) -> Ints:
        """Return the words whose first letters may be one edit from those of `typed`, and more; sorted."""
        size = min(len(typed), LONGEST)
        if size < SHORTEST:
            return np.empty(0, np.int32)
        letters = [ord(letter) & _MASK for letter in typed[:size]]
        keys = np.array([_key(letters, without, size) for without in range(size)], np.uint64)
        first = self._keys.searchsorted(keys, "left").tolist()
        end = self._keys.searchsorted(keys, "right").tolist()
        found = [self._words[start:stop] for start, stop in zip(first, end, strict=True)]
        return np.unique(np.concatenate(found))


def _key(letters: list[int], without: int, size: int) -> int:
    """Return one number for the letters but one, for how many there were, and for the place of a blank."""
    key = 0
    for at, letter in enumerate(letters):
        if at != without:
            key = key << _BITS | letter
    return (key << 4) | (size if size > SHORTEST else 8 + without)


def build_beginnings(words: Sequence[str]) -> Arrays:
    """Return the arrays of the table of these words."""
    every = np.arange(len(words), dtype=np.int32)
    letters = np.array(
        [[ord(letter) & _MASK for letter in word[:LONGEST].ljust(LONGEST, "\0")] for word in words], np.uint64
    ).reshape(-1, LONGEST)
    keys: list[NDArray[np.uint64]] = [np.empty(0, np.uint64)]
    numbers: list[Ints] = [np.empty(0, np.int32)]
    long_enough = np.array([len(word) for word in words]) >= SHORTEST
    for size in range(SHORTEST, LONGEST + 1):
        for without in range(size):
            key = np.zeros(int(long_enough.sum()), np.uint64)
            for at in range(size):
                if at != without:
                    key = key << np.uint64(_BITS) | letters[long_enough, at]
            keys.append(key << np.uint64(4) | np.uint64(size if size > SHORTEST else 8 + without))
            numbers.append(every[long_enough])
    key, number = np.concatenate(keys), np.concatenate(numbers)
    order = np.argsort(key, kind="stable")
    return {"begin_keys": key[order], "begin_words": number[order]}
