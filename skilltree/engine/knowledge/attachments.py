"""Which rows of a knowledge the concepts of some labels go with, in arrays that may lie in a memory map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.buffers import Buffer, DamagedBuffer, pack, unpack
from skilltree.engine.knowledge.knowledge import Knowledge
from skilltree.engine.labels.arrays import Floats, Ints, pack_texts, unpack_texts
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
        self._with_rows = np.flatnonzero(sizes)
        self._begins = (np.cumsum(sizes) - sizes)[self._with_rows]

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
        if self._rows.size and int(self._rows.max()) >= knowledge.rows:
            raise ValueError(f"attachments to row {int(self._rows.max())} of a knowledge with {knowledge.rows} rows")

    def of_concepts(self, of_rows: Floats) -> Floats:
        """Return for each concept the most that one of its rows has, in the measure that it goes with it."""
        known = np.zeros(len(self.concepts), np.float32)
        if self._with_rows.size:
            here = of_rows[self._rows] * self._measures
            known[self._with_rows] = np.maximum.reduceat(here, self._begins)
        return known


def _attached(knowledge: Knowledge, text: str) -> Sequence[tuple[int, float]]:
    rows = knowledge.rows_of_label(text)
    if rows or not knowledge.rows:
        return [(row, 1.0) for row in rows]
    likeness = knowledge.likeness(text)
    best = int(likeness.argmax())
    measure = float(likeness[best])
    return [(best, measure)] if measure >= LEAST_ATTACHED else []
