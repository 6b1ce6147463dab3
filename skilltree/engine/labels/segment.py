"""A set of labels that does not change but for labels being crossed out: columns over arrays.

The arrays may lie in a memory map that many processes share; what a process changes for itself
(crossed out rows, counts, weights) it copies first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.labels.arrays import Arrays, Ints, PackedTexts, runs, unpack_texts
from skilltree.engine.labels.fold import FUNCTION_WORDS
from skilltree.engine.labels.words import WordTable
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

WEIGHT_ONE: Final = 1 << 20
"""Weights are fixed-point, so that sums are exact in any order; this is 1."""

FUNCTION_WEIGHT: Final = 0.2
"""What a function word weighs, against a telling word of the same frequency."""

RANKS: Final = 3


class Segment:
    """Labels, rows (readings of labels) and words, all numbered from 0."""

    def __init__(self, arrays: Arrays) -> None:
        self.arrays = arrays
        self.words = WordTable(arrays)
        self.posting_starts: Ints = _ints(arrays, "posting_starts")
        self.posting_rows: Ints = _ints(arrays, "posting_rows")
        self.row_label: Ints = _ints(arrays, "row_label")
        self.row_starts: Ints = _ints(arrays, "row_starts")
        self.row_words: Ints = _ints(arrays, "row_words")
        # reading single numbers is much faster through these
        self._row_starts = memoryview(self.row_starts)  # type: ignore[arg-type]
        self._row_words = memoryview(self.row_words)  # type: ignore[arg-type]
        self._row_letters = memoryview(arrays["row_letters"])  # type: ignore[arg-type]
        self.row_letter_ends: Ints = _ints(arrays, "row_letter_ends")
        self._texts = PackedTexts(arrays["text_letters"], arrays["text_ends"])
        self._concepts = unpack_texts(arrays["concept_letters"], arrays["concept_ends"])
        self.label_concept: Ints = _ints(arrays, "label_concept")
        self._label_concept = memoryview(self.label_concept)  # type: ignore[arg-type]
        self._label_language = memoryview(arrays["label_language"])  # type: ignore[arg-type]
        self._label_rank = memoryview(arrays["label_rank"])  # type: ignore[arg-type]
        self.label_rank = np.minimum(arrays["label_rank"], RANKS - 1)
        languages = unpack_texts(arrays["language_letters"], arrays["language_ends"])
        self._languages = [Language(tag) for tag in languages]
        self.posting_sizes: Ints = np.diff(self.posting_starts).astype(np.int32)
        self.uses: Ints = self.posting_sizes.copy()
        self.alive: NDArray[np.bool_] | None = None
        self.rows_alive = len(self.row_label)
        self.labels_alive = len(self.label_concept)
        self.weights: Ints = np.zeros(0, np.int32)
        self.row_weights: NDArray[np.int64] = np.zeros(0, np.int64)

    def weigh(self, rows: int, elsewhere: Mapping[int, int]) -> None:
        """Set the words' weights: inverse frequency among `rows` rows, little for function words.

        `elsewhere` says how many rows of other segments use a word of this one.
        """
        uses = self.uses.astype(np.float32)
        for number, more in elsewhere.items():
            uses[number] += more
        weights = np.log1p(np.float32(rows) / np.maximum(uses, 1))
        for word in FUNCTION_WORDS:
            known = self.words.numbers.get(word)
            if known is not None:
                weights[known] *= np.float32(FUNCTION_WEIGHT)
        self.weights = np.rint(weights * WEIGHT_ONE).astype(np.int32)
        if len(self.row_label):
            self.row_weights = np.add.reduceat(self.weights[self.row_words], self.row_starts[:-1], dtype=np.int64)

    def used(self, word: str) -> int | None:
        """Return the number of a word that some row still uses."""
        number = self.words.numbers.get(word)
        return number if number is not None and self.uses[number] > 0 else None

    def concept(self, number: int) -> str:
        """Return the id of a concept."""
        return self._concepts[number]

    def concept_of(self, label: int) -> str:
        """Return the id of a label's concept."""
        return self._concepts[self._label_concept[label]]

    def text(self, number: int) -> str:
        """Return the text of a label."""
        return self._texts[number]

    def language(self, number: int) -> Language:
        """Return the language of a label."""
        return self._languages[self._label_language[number]]

    def rank(self, number: int) -> int:
        """Return the rank of a label as it was given, 255 at most."""
        return self._label_rank[number]

    def label(self, number: int) -> ConceptLabel:
        """Return a label."""
        return ConceptLabel(
            concept=self.concept(int(self.label_concept[number])),
            text=self.text(number),
            language=self.language(number),
            rank=self.rank(number),
        )

    def language_number(self, language: Language) -> int:
        """Return the number of a language, 255 for one that no label has."""
        return self._languages.index(language) if language in self._languages else 255

    def in_language(self, labels: Ints, language: Language) -> NDArray[np.bool_]:
        """Return which of these labels are in this language."""
        same: NDArray[np.bool_] = self.arrays["label_language"][labels] == self.language_number(language)
        return same

    def words_of(self, row: int) -> list[int]:
        """Return the numbers of a row's words."""
        return self._row_words[self._row_starts[row] : self._row_starts[row + 1]].tolist()

    def row_letters(self, rows: Ints) -> list[bytes]:
        """Return the words of these rows, sorted and joined, in UTF-8."""
        letters, ends = self._row_letters, self.row_letter_ends
        return [
            letters[start:end].tobytes()
            for start, end in zip(ends[rows].tolist(), ends[rows + 1].tolist(), strict=True)
        ]

    def labels_of(self, concept: str) -> list[ConceptLabel]:
        """Return the labels of a concept that are not crossed out."""
        first, end = self._labels_of(concept)
        if first == end or self._dead(first):
            return []
        return [self.label(number) for number in range(first, end)]

    def living_labels(self) -> list[ConceptLabel]:
        """Return all labels that are not crossed out."""
        return [self.label(number) for number in range(len(self.label_concept)) if not self._dead(number)]

    def cross_out(self, concept: str) -> bool:
        """Take a concept's labels out; False where it has none here."""
        first, end = self._labels_of(concept)
        if first == end or self._dead(first):
            return False
        if self.alive is None:
            self.alive = np.ones(len(self.row_label), np.bool_)
            self._label_alive = np.ones(len(self.label_concept), np.bool_)
        self._label_alive[first:end] = False
        rows = slice(*np.searchsorted(self.row_label, (first, end)))
        self.alive[rows] = False
        gone = np.arange(rows.start, rows.stop, dtype=np.int32)
        if gone.size:
            places, _ = runs(self.row_starts, gone)
            np.subtract.at(self.uses, self.row_words[places], 1)
        self.rows_alive -= gone.size
        self.labels_alive -= end - first
        return True

    def _dead(self, label: int) -> bool:
        return self.alive is not None and not self._label_alive[label]

    def _labels_of(self, concept: str) -> tuple[int, int]:
        low = bisect_left(self._concepts, concept)
        if low == len(self._concepts) or self._concepts[low] != concept:
            return 0, 0
        first, end = np.searchsorted(self.label_concept, (low, low + 1))
        return int(first), int(end)


def _ints(arrays: Arrays, name: str) -> Ints:
    found = arrays[name]
    assert found.dtype == np.int32
    return found
