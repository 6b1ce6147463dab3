"""The second signal: each concept's own words and those of its links and kin, as one weighted row a language.

A query's likeness to a row is the sum over its terms of term weight times row weight, so one pass
over the posting lists answers it. A query that is itself a label of the taxonomies leads further,
to what is kin to its concept.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.buffers import Buffer, DamagedBuffer, pack, unpack
from skilltree.engine.knowledge.build import LABELS_SHARE, ROWS_SHARE, build_arrays
from skilltree.engine.knowledge.concept import KnownConcept
from skilltree.engine.knowledge.terms import Names, key_of, names_of
from skilltree.engine.labels.arrays import Floats, Ints

KIND: Final = b"SKKNOWL5"

UNKNOWN_SHARE: Final = 0.6
"""A term that no row has weighs this share of the rarest one's weight."""

ROW_SHARE: Final = 0.7
"""What a likeness of 1 adds to the support of a row."""

OWN_SUPPORT: Final = LABELS_SHARE + ROWS_SHARE
"""What a row has beside where the query is one of its labels."""


class Knowledge:
    """Rows by term, in arrays that may lie in a memory map. Read-only: any number of threads."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._arrays = dict(arrays)
        try:
            self._names: Names = arrays["term_names"]
            self._rarity: Floats = arrays["term_rarity"]
            self._starts: Ints = arrays["term_starts"]
            self._rows: Ints = arrays["term_rows"]
            self._weights: NDArray[np.float16] = arrays["term_weights"]
            self._label_keys: Names = arrays["label_keys"]
            self._label_rows: Ints = arrays["label_rows"]
            self._kin_starts: Ints = arrays["kin_starts"]
            self._kin_rows: Ints = arrays["kin_rows"]
            self._nearness: NDArray[np.float16] = arrays["kin_nearness"]
            self.rows = int(arrays["rows"][0])
        except KeyError as error:
            raise DamagedBuffer(f"the file has no {error}") from error

    @classmethod
    def build(cls, concepts: Sequence[KnownConcept]) -> Knowledge:
        """Return what these concepts know. The same concepts in any order give the same arrays."""
        return cls(build_arrays(sorted(concepts, key=lambda concept: concept.id)))

    @classmethod
    def from_buffer(cls, buffer: Buffer) -> Knowledge:
        """Return what `to_buffers` gave, without copying it. Raises DamagedBuffer."""
        return cls(unpack(KIND, buffer))

    def to_buffers(self) -> Iterator[bytes | memoryview]:
        """Return what to write to a file one after another."""
        return pack(KIND, self._arrays)

    def rows_of_label(self, text: str) -> list[int]:
        """Return the rows of the concepts that have a label of these terms, in any order, in the languages that do."""
        return self._rows_of(names_of(text))

    def likeness(self, text: str) -> Floats:
        """Return the likeness of a text to every row, 0 to 1."""
        return self._likeness(names_of(text))

    def support(self, text: str) -> Floats:
        """Return what speaks for each row, from 0: likeness, and kinship to the rows that the text is a label of."""
        names = names_of(text)
        found = self._likeness(names)
        found *= np.float32(ROW_SHARE)
        kin: dict[int, float] = {}
        for row in self._rows_of(names):
            here = slice(self._kin_starts[row], self._kin_starts[row + 1])
            for other, near in zip(self._kin_rows[here].tolist(), self._nearness[here].tolist(), strict=True):
                kin[other] = max(kin.get(other, 0.0), near)
            kin[row] = OWN_SUPPORT
        if kin:
            found[list(kin)] += np.array(list(kin.values()), np.float32)
        return found

    def _rows_of(self, names: Names) -> list[int]:
        if not names.size:
            return []
        key = np.uint64(key_of(names))
        first, last = (int(np.searchsorted(self._label_keys, key, side)) for side in ("left", "right"))
        return sorted(set(self._label_rows[first:last].tolist()))

    def _likeness(self, names: Names) -> Floats:
        if not self._names.size:
            return np.zeros(self.rows, np.float32)
        places = np.minimum(np.searchsorted(self._names, names), self._names.size - 1)
        places = places[self._names[places] == names]
        if not places.size:
            return np.zeros(self.rows, np.float32)
        rarity = self._rarity[places]
        strangers = names.size - places.size
        stranger = UNKNOWN_SHARE * math.log1p(self.rows)
        length = math.sqrt(float(rarity @ rarity) + strangers * stranger**2)
        slices = [
            slice(first, last)
            for first, last in zip(self._starts[places].tolist(), self._starts[places + 1].tolist(), strict=True)
        ]
        weights = [
            self._weights[here] * np.float32(weight / length)
            for here, weight in zip(slices, rarity.tolist(), strict=True)
        ]
        total = np.bincount(np.concatenate([self._rows[here] for here in slices]), np.concatenate(weights), self.rows)
        return total.astype(np.float32).clip(max=1.0)
