"""The words of one text as the books know them: hashes of stems, once for each distinct word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.tagging.book import Book
from skilltree.engine.tagging.build import Hashes
from skilltree.engine.tagging.ordinary import ORDINARY
from skilltree.engine.tagging.stems import deep as deep_stem
from skilltree.engine.tagging.stems import hash_of
from skilltree.engine.tagging.stems import light as light_stem
from skilltree.engine.tagging.typing_errors import meant_by, unspelled


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
        meant = _corrected(texts, hashes, unknown, books)
        places = np.array([distinct[word] for word in words], np.int64)
        self._hashes = hashes[:, places]
        self._unknown = unknown[:, places]
        self.uses = sum((book.uses(hashes[0]) for book in books), np.zeros(len(texts), np.int32))[places]
        """By word: how many concepts use it."""
        self.meant = [meant.get(number) for number in places.tolist()] if meant else [None] * len(words)
        """By word: the word that somebody meant who typed it, else None."""

    def stems(self, *, deep: bool) -> tuple[Hashes, NDArray[np.bool_]]:
        """Return the hash of each word's stem, in the order of the text, and whether no label has it."""
        return self._hashes[int(deep)], self._unknown[int(deep)]


def _corrected(
    texts: Sequence[str], hashes: Hashes, unknown: NDArray[np.bool_], books: Sequence[Book]
) -> dict[int, str]:
    """Give the words that nobody knows the stems of the word meant, where that is but one family."""
    places = [at for at in np.flatnonzero(unknown.all(axis=0)).tolist() if texts[at] not in ORDINARY]
    for book in books[:1]:  # what is spelled right is the same in all of them
        wrong = unspelled([texts[at] for at in places], book.spelled).tolist()
        places = list(compress(places, wrong))
    typed = [texts[at] for at in places]
    families: dict[int, dict[int, tuple[int, str]]] = {}
    for book in books:
        for place, number in meant_by(typed, book.words, book.arrays):
            family = families.setdefault(place, {})
            family.setdefault(book.deep.stem[number], (book.light.stem[number], book.words[number]))
    meant: dict[int, str] = {}
    for place, family in families.items():
        if len(family) == 1:
            [(deep_hash, (light_hash, word))] = family.items()
            hashes[:, places[place]] = light_hash, deep_hash
            unknown[:, places[place]] = False
            meant[places[place]] = word
    return meant
