"""Which rows of a knowledge the concepts of some labels go with, in arrays that may lie in a memory map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.buffers import Buffer, DamagedBuffer, pack, unpack
from skilltree.engine.knowledge.knowledge import Knowledge
from skilltree.engine.labels.arrays import Floats, Ints, bounds, pack_texts, runs, unpack_texts
from skilltree.model.taxonomy import ConceptLabel

KIND: Final = b"SKATTCH1"

LEAST_ATTACHED: Final = 0.35
"""Likeness from which on a label that no taxonomy has counts as one of its nearest row, in that measure."""


class Attachments:
    """Pairs of concept and row with a measure, 0 to 1. Read-only: any number of threads."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._arrays = dict(arrays)
        try:
            self.concepts = unpack_texts(arrays["concept_letters"], arrays["concept_ends"])
            self._rows: Ints = arrays["rows"]
            self._measures: Floats = arrays["measures"]
            sizes: Ints = arrays["sizes"]
        except KeyError as error:
            raise DamagedBuffer(f"the file has no {error}") from error
        self.numbers = {concept: number for number, concept in enumerate(self.concepts)}
        self._starts = bounds(sizes.astype(np.int64))
        self._by_row = np.argsort(self._rows, kind="stable")
        self._concept_of = np.repeat(np.arange(len(self.concepts), dtype=np.int32), sizes)[self._by_row]
        self._has_concept = np.zeros(self.rows, np.bool_)
        self._has_concept[self._rows] = True
        self._row_starts = np.searchsorted(self._rows, np.arange(self.rows + 1), sorter=self._by_row).astype(np.int32)

    @property
    def rows(self) -> int:
        """How many rows the knowledge has at least."""
        return int(self._rows.max()) + 1 if self._rows.size else 0

    @classmethod
    def build(cls, knowledge: Knowledge, labels: Iterable[ConceptLabel]) -> Attachments:
        """Attach labels by their very words; one that no taxonomy has goes with its nearest row."""
        rows: dict[str, dict[int, float]] = {}
        for label in labels:
            mine = rows.setdefault(label.concept, {})
            for row, measure in _attached(knowledge, label.text):
                mine[row] = max(mine.get(row, 0.0), measure)
        concepts = sorted(rows)
        letters, ends = pack_texts(concepts)
        pairs = [pair for concept in concepts for pair in sorted(rows[concept].items())]
        return cls(
            {
                "concept_letters": letters,
                "concept_ends": ends,
                "sizes": np.array([len(rows[concept]) for concept in concepts], np.int32),
                "rows": np.array([row for row, _ in pairs], np.int32),
                "measures": np.array([measure for _, measure in pairs], np.float32),
            }
        )

    @classmethod
    def from_buffer(cls, buffer: Buffer) -> Attachments:
        """Return what `to_buffers` gave, without copying it. Raises DamagedBuffer."""
        return cls(unpack(KIND, buffer))

    def to_buffers(self) -> Iterator[bytes | memoryview]:
        """Return what to write to a file one after another."""
        return pack(KIND, self._arrays)

    def check(self, knowledge: Knowledge) -> None:
        """Raise ValueError where these cannot be of this knowledge."""
        if self.rows > knowledge.rows:
            raise ValueError(f"attachments to row {self.rows - 1} of a knowledge with {knowledge.rows} rows")

    def best(self, of_rows: Floats, most: int, least: float) -> dict[int, float]:
        """Return the concepts of the rows that have most, each with the most that one of them has.

        `most` rows are looked at, and those that have as much as the last; none with `least` or less.
        """
        rows = np.flatnonzero(of_rows[: self.rows] > least).astype(np.int32)
        rows = rows[self._has_concept[rows]]
        if rows.size > most:
            had = of_rows[rows]
            rows = rows[had >= np.partition(had, rows.size - most)[rows.size - most]]
        places, _ = runs(self._row_starts, rows)
        pairs = self._by_row[places]
        values = of_rows[self._rows[pairs]] * self._measures[pairs]
        order = np.argsort(values, kind="stable")
        return dict(zip(self._concept_of[places][order].tolist(), values[order].tolist(), strict=True))

    def of_concept(self, of_rows: Floats, concept: str) -> float:
        """Return the most that one of a concept's rows has, in the measure that it goes with it."""
        number = self.numbers.get(concept)
        if number is None:
            return 0.0
        here = slice(self._starts[number], self._starts[number + 1])
        return float((of_rows[self._rows[here]] * self._measures[here]).max(initial=0.0))


def _attached(knowledge: Knowledge, text: str) -> Sequence[tuple[int, float]]:
    rows = knowledge.rows_of_label(text)
    if rows or not knowledge.rows:
        return [(row, 1.0) for row in rows]
    likeness = knowledge.likeness(text)
    best = int(likeness.argmax())
    measure = float(likeness[best])
    return [(best, measure)] if measure >= LEAST_ATTACHED else []
