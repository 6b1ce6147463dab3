"""The words of one text as the books know them: hashes of stems, once for each distinct word."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.tagging.book import Book
from skilltree.engine.tagging.build import Hashes, hash_of
from skilltree.engine.tagging.stems import deep as deep_stem
from skilltree.engine.tagging.stems import light as light_stem


class Vocabulary:
    """Stems of some words, and which of them no label has."""

    def __init__(self, words: Sequence[str], books: Sequence[Book]) -> None:
        distinct = {word: number for number, word in enumerate(dict.fromkeys(words))}
        texts = list(distinct)
        hashes = np.zeros((2, len(texts)), np.uint64)
        unknown = np.ones((2, len(texts)), np.bool_)
        for book in books:
            numbers = np.array([book.numbers.get(word, -1) for word in texts], np.int64)
            known = np.flatnonzero(numbers >= 0)
            hashes[0, known] = book.light.hashes[numbers[known]]
            hashes[1, known] = book.deep.hashes[numbers[known]]
            unknown[:, known] = False
        others = np.flatnonzero(unknown[0])
        hashes[0, others] = [hash_of(light_stem(texts[at])) for at in others]
        hashes[1, others] = [hash_of(deep_stem(texts[at])) for at in others]
        for book in books:
            unknown[0, others] &= ~book.light.knows(hashes[0, others])
            unknown[1, others] &= ~book.deep.knows(hashes[1, others])
        places = np.array([distinct[word] for word in words], np.int64)
        self._hashes = hashes[:, places]
        self._unknown = unknown[:, places]

    def stems(self, *, deep: bool) -> tuple[Hashes, NDArray[np.bool_]]:
        """Return the hash of each word's stem, in the order of the text, and whether no label has it."""
        return self._hashes[int(deep)], self._unknown[int(deep)]
