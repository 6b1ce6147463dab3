"""The labels as rows of columns, one for each reading of a label, with posting lists of words.

Posting lists are growing arrays, so that a new label costs its own words and nothing else; removed
rows are skipped and swept once they are many.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.labels.fold import FUNCTION_WORDS, HYPHEN, LONGEST_TEXT, fold
from skilltree.engine.labels.variants import variants
from skilltree.engine.labels.vocabulary import Vocabulary
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

SWEEP_AFTER: Final = 1000
FUNCTION_WEIGHT: Final = 0.2
_LANGUAGES = {language: number for number, language in enumerate(Language)}

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class LabelRows:
    """Rows are numbered from 0 in order of arrival; `labels` counts what is alive."""

    def __init__(self) -> None:
        self._reset()

    def _reset(self) -> None:
        self.vocabulary = Vocabulary()
        self.labels = 0
        self._postings: list[array[int]] = []
        self._labels: list[ConceptLabel] = []
        self._by_concept: dict[str, list[int]] = {}
        self._sorted_words: list[str] = []
        self._flat = array("i")
        self._starts = array("q", [0])
        self._label_of = array("i")
        self._alive = array("b")
        self._content = array("h")
        self._rank = array("b")
        self._language = array("b")
        self._dead = 0
        self._weights: Floats | None = None

    def __len__(self) -> int:
        """Return the number of rows, dead ones too."""
        return len(self._label_of)

    def add(self, labels: Iterable[ConceptLabel]) -> None:
        """Add labels; one that is there already changes nothing."""
        for label in labels:
            rows = self._by_concept.setdefault(label.concept, [])
            if any(self._labels[self._label_of[row]] == label for row in rows):
                continue
            number = len(self._labels)
            self._labels.append(label)
            self.labels += 1
            readings = variants(label.text[:LONGEST_TEXT])
            # "baby-sitting" is also typed in one word
            readings += tuple(HYPHEN.sub("", reading) for reading in readings if "-" in reading)
            for folded in dict.fromkeys(map(fold, readings)):
                rows.append(self._add_row(number, label, folded.split()))
        self._weights = None

    def _add_row(self, number: int, label: ConceptLabel, words: list[str]) -> int:
        row = len(self._label_of)
        ids = [self.vocabulary.add(word) for word in dict.fromkeys(words)]
        while len(self._postings) < len(self.vocabulary):
            self._postings.append(array("i"))
        for word in ids:
            self._postings[word].append(row)
        self._flat.extend(ids)
        self._starts.append(len(self._flat))
        self._label_of.append(number)
        self._alive.append(1)
        self._content.append(sum(word not in FUNCTION_WORDS for word in words))
        self._rank.append(min(max(label.rank, 0), 2))
        self._language.append(_LANGUAGES[label.language])
        self._sorted_words.append(" ".join(sorted(words)))
        return row

    def remove(self, concept: str) -> None:
        """Take a concept's labels out; an unknown concept changes nothing."""
        rows = self._by_concept.pop(concept, [])
        for row in rows:
            self._alive[row] = 0
            for word in self._flat[self._starts[row] : self._starts[row + 1]]:
                self.vocabulary.drop(word)
        self.labels -= len({self._label_of[row] for row in rows})
        self._dead += len(rows)
        self._weights = None
        if self._dead > SWEEP_AFTER and 2 * self._dead > len(self):
            kept = {self._label_of[row]: None for row in range(len(self)) if self._alive[row]}
            labels = [self._labels[number] for number in kept]
            self._reset()
            self.add(labels)

    def label(self, row: int) -> ConceptLabel:
        """Return the label of a row."""
        return self._labels[self._label_of[row]]

    def sorted_words(self, row: int) -> str:
        """Return a row's folded words in alphabetical order."""
        return self._sorted_words[row]

    def holding(self, word: int) -> NDArray[np.int32]:
        """Return the rows that hold a word, dead ones too; a view, for this moment only."""
        return np.frombuffer(self._postings[word], np.int32)

    def alive(self, rows: Ints) -> NDArray[np.bool_]:
        """Return which of these rows are alive."""
        alive: NDArray[np.bool_] = np.frombuffer(self._alive, np.int8)[rows] > 0
        return alive

    def content_words(self, rows: Ints) -> NDArray[np.int16]:
        """Return how many words that are no function words these rows have."""
        return np.frombuffer(self._content, np.int16)[rows]

    def ranks(self, rows: Ints) -> NDArray[np.int8]:
        """Return the ranks of these rows' labels, 0 to 2."""
        return np.frombuffer(self._rank, np.int8)[rows]

    def in_language(self, rows: Ints, language: Language) -> NDArray[np.bool_]:
        """Return which of these rows are in this language."""
        same: NDArray[np.bool_] = np.frombuffer(self._language, np.int8)[rows] == _LANGUAGES[language]
        return same

    def words(self, rows: Ints) -> tuple[NDArray[np.int32], Ints]:
        """Return the words of these rows one after another, and where each row's words begin."""
        starts = np.frombuffer(self._starts, np.int64)
        sizes = starts[rows + 1] - starts[rows]
        begins = np.concatenate(([0], np.cumsum(sizes)[:-1]))
        places = np.repeat(starts[rows] - begins, sizes) + np.arange(int(sizes.sum()))
        return np.frombuffer(self._flat, np.int32)[places], begins

    def word_weights(self) -> Floats:
        """Return the inverse document frequency of every word, little for function words."""
        if self._weights is None:
            uses = np.array(self.vocabulary.uses, np.float64)
            self._weights = np.log1p((len(self) - self._dead) / np.maximum(uses, 1.0))
            for word in FUNCTION_WORDS:
                number = self.vocabulary.number(word)
                if number is not None:
                    self._weights[number] *= FUNCTION_WEIGHT
        return self._weights
