"""The terms of a text: folded words, cut lightly, without linking words; and their 64-bit names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from skilltree.engine.labels import fold, variants
from skilltree.engine.labels.fold import FUNCTION_WORDS, LONGEST_TEXT

_PIECE: Final = re.compile(r"[.\n;:]")
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


@lru_cache(maxsize=1 << 17)
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
    return [term_of(word) for word in fold(variants(text)[0]).split() if word not in FUNCTION_WORDS]


def count_terms(texts: Iterable[str]) -> Counter[str]:
    """Count the terms of some labels or descriptions."""
    counts: Counter[str] = Counter()
    for text in texts:
        for piece in _PIECE.split(text):
            for start in range(0, len(piece), LONGEST_TEXT):
                counts.update(terms_of(piece[start : start + LONGEST_TEXT]))
    return counts


def name_of(text: str) -> int:
    """Return 64 bits that stand for a term or a folded label, the same on every machine."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def label_names(text: str) -> list[int]:
    """Return the names of a label's readings."""
    return [name_of(fold(reading)) for reading in variants(text)]
