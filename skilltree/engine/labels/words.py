"""The distinct words of some labels in alphabetical order, and which of them a typed word may mean.

Words that begin alike are neighbours, so an unfinished word is one range. A word that is known has
its kin in a table made beforehand; for one that is not, the posting lists of its pieces are summed
and RapidFuzz counts the edits to the likeliest. All tables are arrays that can lie in a memory map.
Words that are found stand in order of likeness, equally like ones by number.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist
from scipy import sparse

from skilltree.engine.labels.arrays import Arrays, Floats, Ints, bounds, pack_texts, unpack_texts
from skilltree.engine.labels.beginnings import BeginningTable, build_beginnings
from skilltree.engine.labels.likeness import (
    LEAST_COSINE,
    begun_edits_allowed,
    begun_likeness,
    edit_likeness,
    edits_allowed,
    has_kin,
    pieces,
    signature,
)

MOST_KIN: Final = 48
"""Kin kept of a word, the likest."""

LONGEST: Final = 64
"""Words of this length and longer ones are looked at together."""

_LAST_LETTER = "\U0010ffff"
_CHUNK: Final = 256

Meanings = tuple[Ints, Floats]
"""Word numbers, and their likeness to what was typed; a number may come twice, the likest counts."""

MOST_ALIKE: Final = np.float32(0.99)
"""Of words that are not the same."""

NOTHING: Final[Meanings] = (np.empty(0, np.int32), np.empty(0, np.float32))


class WordTable:
    """Words are numbered from 0 in alphabetical order of their code points."""

    def __init__(self, arrays: Arrays) -> None:
        self.words = unpack_texts(arrays["word_letters"], arrays["word_ends"])
        self.numbers = {word: number for number, word in enumerate(self.words)}
        names = unpack_texts(arrays["piece_letters"], arrays["piece_ends"])
        self.sizes = np.array([len(word) for word in self.words], np.float32)
        self._pieces = {piece: number for number, piece in enumerate(names)}
        self._piece_starts: list[int] = arrays["piece_starts"].tolist()
        self._piece_words = arrays["piece_words"]
        self._piece_weights = arrays["piece_weights"]
        self._by_length = arrays["by_length"]
        self._signatures = arrays["signatures"]
        self._length_starts: list[int] = arrays["length_starts"].tolist()
        self._beginnings = BeginningTable(arrays)
        self._kin_starts = arrays["kin_starts"]
        self._kin_words = arrays["kin_words"]
        self._kin_likeness = arrays["kin_likeness"]

    def __len__(self) -> int:
        return len(self.words)

    def begun_by(self, word: str) -> tuple[int, int]:
        """Return the range of words that begin with `word`, itself included."""
        first = bisect_left(self.words, word)
        return first, bisect_left(self.words, word + _LAST_LETTER, first)

    def longer_than(self, word: str) -> tuple[int, int]:
        """Return the range of longer words that begin with `word`."""
        first, end = self.begun_by(word)
        return first + (first < end and self.words[first] == word), end

    def kin(self, number: int) -> Meanings:
        """Return the words that are like a known one, and itself, the likest last."""
        start, end = self._kin_starts[number], self._kin_starts[number + 1]
        return self._kin_words[start:end], self._kin_likeness[start:end]

    def like(self, word: str) -> Meanings:
        """Return the words that are like one that is not in this table, but is no mistake."""
        if not has_kin(word):
            return NOTHING
        shared = self._shared(word)
        kin = np.flatnonzero(shared >= LEAST_COSINE)
        return in_order(kin.astype(np.int32), np.minimum(shared[kin].astype(np.float32), MOST_ALIKE))

    def misspelt(self, word: str, *, unfinished: bool) -> Meanings:
        """Return what an unknown word may mean; with `unfinished`, also what it may begin."""
        if not has_kin(word):
            return NOTHING
        shared = self._shared(word)
        kin = np.flatnonzero(shared >= LEAST_COSINE)
        numbers: list[NDArray[Any]] = [kin]
        alike: list[NDArray[Any]] = [shared[kin]]
        self._add_edited(word, numbers, alike)
        if unfinished and begun_edits_allowed(len(word)):
            self._add_begun(word, numbers, alike)
        every = np.minimum(np.concatenate(alike).astype(np.float32), MOST_ALIKE)
        some = every > 0
        return in_order(np.concatenate(numbers).astype(np.int32)[some], every[some])

    def pieces_of(self, word: str) -> tuple[array[int], array[float]]:
        """Return the numbers of a word's pieces that some word has, and their weights."""
        found, weights = pieces(word)
        numbers = map(self._pieces.get, found)
        known = [(number, weight) for number, weight in zip(numbers, weights, strict=True) if number is not None]
        return array("i", [number for number, _ in known]), array("f", [weight for _, weight in known])

    def _shared(self, word: str) -> NDArray[Any]:
        """Return the cosine of every word with this one."""
        starts = self._piece_starts
        numbers, own = self.pieces_of(word)
        if not numbers:
            return np.zeros(len(self.words))
        ranges = [slice(starts[number], starts[number + 1]) for number in numbers]
        words = [self._piece_words[each] for each in ranges]
        weights = np.concatenate([self._piece_weights[each] for each in ranges])
        weights *= np.frombuffer(own, np.float32).repeat([len(each) for each in words])
        return np.bincount(np.concatenate(words), weights, len(self.words))

    def _add_edited(self, word: str, numbers: list[NDArray[Any]], alike: list[NDArray[Any]]) -> None:
        """Add the words that a few edits make of this one: all of them, the signatures lose none."""
        size = len(word)
        allowed = edits_allowed(size)
        first = self._length_starts[min(max(size - allowed, 0), LONGEST)]
        end = self._length_starts[min(size + allowed, LONGEST) + 1]
        differ = np.bitwise_count(self._signatures[first:end] ^ np.uint64(signature(word)))
        places = np.flatnonzero(differ <= 2 * allowed)
        if not places.size:
            return
        near = self._by_length[places + first]
        others = [self.words[number] for number in near.tolist()]
        counts = cdist([word], others, scorer=OSA.distance, score_cutoff=allowed, dtype=np.int32)[0]
        few = np.flatnonzero(counts <= allowed)
        if few.size:
            numbers.append(near[few])
            alike.append(
                np.array(
                    [
                        edit_likeness(word, others[at], count)
                        for at, count in zip(few, counts[few].tolist(), strict=True)
                    ]
                )
            )

    def _add_begun(self, word: str, numbers: list[NDArray[Any]], alike: list[NDArray[Any]]) -> None:
        """Add longer words of which this one is a mistyped beginning."""
        size = len(word)
        allowed = begun_edits_allowed(size)
        near = self._beginnings.near(word)
        near = near[self.sizes[near] > size]
        if not near.size:
            return
        others = [self.words[number] for number in near.tolist()]
        begun = [other[: size + more] for more in (-1, 0, 1) for other in others]
        counts = cdist([word], begun, scorer=OSA.distance, score_cutoff=allowed, dtype=np.int32)
        fewest = counts.reshape(3, -1).min(axis=0)
        few = fewest <= allowed
        near, fewest = near[few], fewest[few]
        numbers.append(near)
        alike.append(begun_likeness(size, self.sizes[near], fewest))

    def nearly_begun_by(self, word: str) -> Ints:
        """Return the words of which one of the first three letters differs from the three typed."""
        near = self._beginnings.near(word)
        first, end = self.begun_by(word)
        return near[(near < first) | (near >= end)]


def in_order(numbers: Ints, alike: Floats) -> Meanings:
    """Return them in order of likeness, equally like ones by number."""
    order = np.lexsort((numbers, alike))
    return numbers[order], alike[order]


def build_words(words: list[str]) -> Arrays:
    """Return the arrays of a table of these words, which are sorted and distinct."""
    numbers: dict[str, int] = {}
    columns: list[int] = []
    weights: list[float] = []
    ends: list[int] = [0]
    for word in words:
        if has_kin(word):
            found, heavy = pieces(word)
            columns += [numbers.setdefault(piece, len(numbers)) for piece in found]
            weights += heavy
        ends.append(len(columns))
    shape = (len(words), len(numbers))
    by_word = sparse.csr_matrix(
        (np.array(weights, np.float32), np.array(columns, np.int32), np.array(ends, np.int32)), shape
    )
    by_word.sum_duplicates()
    by_piece = by_word.T.tocsr()
    by_piece.sort_indices()
    lengths = np.minimum(np.array([len(word) for word in words], np.int64), LONGEST)
    word_letters, word_ends = pack_texts(words)
    piece_letters, piece_ends = pack_texts(list(numbers))
    return {
        "word_letters": word_letters,
        "word_ends": word_ends,
        "piece_letters": piece_letters,
        "piece_ends": piece_ends,
        "piece_starts": by_piece.indptr.astype(np.int32),
        "piece_words": by_piece.indices.astype(np.int32),
        "piece_weights": by_piece.data.astype(np.float32),
        "signatures": np.array([signature(word) for word in words], np.uint64)[np.argsort(lengths, kind="stable")],
        "by_length": np.argsort(lengths, kind="stable").astype(np.int32),
        "length_starts": bounds(np.bincount(lengths, minlength=LONGEST + 1)),
        **build_beginnings(words),
        **_build_kin(by_word, by_piece),
    }


def _build_kin(by_word: sparse.csr_matrix, by_piece: sparse.csr_matrix) -> Arrays:
    """Return every word's likest words and itself, the likest last."""
    counts: list[NDArray[np.int64]] = []
    kin: list[NDArray[np.int32]] = []
    alike: list[NDArray[np.float32]] = []
    for begin in range(0, by_word.shape[0], _CHUNK):
        product = (by_word[begin : begin + _CHUNK] @ by_piece).tocoo()
        near = product.data >= LEAST_COSINE
        rows, others, cosine = product.row[near], product.col[near], product.data[near]
        other = rows + begin != others
        rows, others, cosine = rows[other], others[other], np.minimum(cosine[other], 0.99)
        size = min(_CHUNK, by_word.shape[0] - begin)
        rows = np.concatenate((rows, np.arange(size)))
        others = np.concatenate((others, np.arange(size) + begin))
        cosine = np.concatenate((cosine, np.ones(size)))
        order = np.lexsort((-others, cosine, rows))
        rows, others, cosine = rows[order], others[order], cosine[order]
        count = np.bincount(rows, minlength=size)
        from_end = np.repeat(np.cumsum(count), count) - np.arange(len(rows))
        kept = from_end <= MOST_KIN
        rows, others, cosine = rows[kept], others[kept], cosine[kept].astype(np.float32)
        order = np.lexsort((others, cosine, rows))
        counts.append(np.minimum(count, MOST_KIN))
        kin.append(others[order].astype(np.int32))
        alike.append(cosine[order])
    return {
        "kin_starts": bounds(np.concatenate(counts) if counts else np.empty(0, np.int64)),
        "kin_words": np.concatenate(kin) if kin else np.empty(0, np.int32),
        "kin_likeness": np.concatenate(alike) if alike else np.empty(0, np.float32),
    }
