"""The terms of a text: folded words, cut lightly, without linking words; and their 64-bit names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.labels import fold, variants
from skilltree.engine.labels.fold import FUNCTION_WORDS, LONGEST_TEXT

Names: TypeAlias = NDArray[np.uint64]

_ENDINGS: Final = (
    ("trices", "teur"),
    ("trice", "teur"),
    ("euses", "eur"),
    ("euse", "eur"),
    ("ieres", "ier"),
    ("iere", "ier"),
    ("eres", "er"),
    ("ere", "er"),
    ("iennes", "ien"),
    ("ienne", "ien"),
    ("ives", "if"),
    ("ive", "if"),
)


def term_of(word: str) -> str:
    """Return a folded word without gender and number, in French and, as far as they agree, English."""
    if len(word) > 5:
        for ending, instead in _ENDINGS:
            if word.endswith(ending):
                word = word[: -len(ending)] + instead
                break
    if len(word) > 3 and word[-1] in "sx":
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] == "e" else word


def terms_of(text: str) -> list[str]:
    """Return the terms of a label or a query, in order, doubles kept."""
    return [term_of(word) for word in words_of(text) if word not in FUNCTION_WORDS]


def words_of(text: str) -> list[str]:
    """Return the folded words of a label's first reading."""
    return fold(variants(text)[0]).split()


def words_of_prose(text: str) -> Iterator[str]:
    """Return the folded words of a text of any length, cut between words where folding would stop."""
    start = 0
    while start < len(text):
        end = start + LONGEST_TEXT
        if end < len(text):
            space = text.rfind(" ", start, end)
            end = space if space > start else end
        yield from fold(text[start:end]).split()
        start = end


@lru_cache(maxsize=1 << 17)
def name_of(text: str) -> int:
    """Return 64 bits that stand for a term, the same on every machine."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def names_of(text: str) -> Names:
    """Return the names of the distinct terms of a label or a query."""
    return np.array([name_of(term) for term in dict.fromkeys(terms_of(text))], np.uint64)


def key_of(names: Names) -> int:
    """Return what all labels of these terms share, whatever their order: the sum of the names, modulo 2**64."""
    return int(names.sum(dtype=np.uint64))


class TermNumbers(dict[str, int]):
    """Folded word to the number of its term, given as it comes; -1 for a linking word."""

    def __init__(self) -> None:
        super().__init__()
        self.terms: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        number = -1 if word in FUNCTION_WORDS else self.terms.setdefault(term_of(word), len(self.terms))
        self[word] = number
        return number

    def of_label(self, text: str) -> list[int]:
        """Return the terms' numbers."""
        return [self[word] for word in words_of(text)]

    def of_prose(self, text: str) -> list[int]:
        """Return the terms' numbers of a description."""
        return [self[word] for word in words_of_prose(text)]
