"""The steps of a search by the compiled kernel: the same answers as numpy's, a few calls a query.

Calls give addresses of arrays whose types, lengths and contents are known to be sound; what the
kernel writes to is as long as it can need. A meaning is two addresses and a count.
"""

from __future__ import annotations

from array import array
from ctypes import PyDLL, addressof
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.labels.arrays import Ints
from skilltree.engine.labels.kernel import LookUp, Tables
from skilltree.engine.labels.likeness import (
    LEAST_COSINE,
    NEARLY_BEGUN,
    begun_edits_allowed,
    edits_allowed,
    has_kin,
    signature,
)
from skilltree.engine.labels.segment import Segment
from skilltree.engine.labels.steps import (
    ENOUGH,
    LEAST_SURE,
    LIKELY,
    LONG_LIST,
    MOST_READ,
    MOST_TIES,
    MOST_WORDS,
    WIDE_LIST,
    Asked,
    Begins,
    LookedUp,
    Meaning,
    Rows,
    Summed,
)
from skilltree.engine.labels.words import MOST_ALIKE

LONGEST_WORD: Final = 8192
_ROOM = MOST_WORDS * 4096
_TYPES: Final[dict[str, type[np.generic]]] = {
    "word_letters": np.uint8,
    "word_ends": np.int32,
    "piece_starts": np.int32,
    "piece_words": np.int32,
    "piece_weights": np.float32,
    "signatures": np.uint64,
    "by_length": np.int32,
    "length_starts": np.int32,
    "begin_keys": np.uint64,
    "begin_words": np.int32,
    "kin_starts": np.int32,
    "kin_words": np.int32,
    "kin_likeness": np.float32,
    "posting_starts": np.int32,
    "posting_rows": np.int32,
    "row_starts": np.int32,
    "row_words": np.int32,
    "row_letters": np.uint8,
    "row_letter_ends": np.int32,
}


def _address(values: NDArray[Any] | array[Any]) -> int:
    return values.buffer_info()[0] if isinstance(values, array) else int(values.ctypes.data)


class KernelSteps:
    """Holds the tables of one segment for the kernel, and all memory that it writes to."""

    def __init__(self, segment: Segment, library: PyDLL) -> None:
        self.segment = segment
        self._look_up = library.kernel_look_up
        self._join = library.kernel_join
        self._likely_rows = library.kernel_likely_rows
        self._score_rows = library.kernel_score_rows
        self._held: dict[str, NDArray[Any]] = {}
        words, rows, tokens = len(segment.words), len(segment.row_label), len(segment.row_words)
        begins = len(segment.arrays["begin_words"])
        self._tables = Tables(words=words, rows=rows, begins=begins, tokens=tokens)
        for name, kind in _TYPES.items():
            self._hold(name, np.require(segment.arrays[name], kind, ["C", "A"]))
        self._hold("sizes", segment.words.sizes)
        self._tables.wide_list, self._tables.long_list, self._tables.most_read = WIDE_LIST, LONG_LIST, MOST_READ
        self._tables.enough, self._tables.likely = ENOUGH, LIKELY
        self._tables.least_cosine, self._tables.most_alike = LEAST_COSINE, float(MOST_ALIKE)
        self._tables.nearly_begun = NEARLY_BEGUN
        found = 5 * words + 1
        scratch: dict[str, tuple[int, type[np.generic]]] = {
            "shared": (words, np.float64),
            "steps": (words, np.int32),
            "state": (rows, np.uint64),
            "numbers": (found, np.int32),
            "alike": (found, np.float32),
            "order": (max(found, rows), np.uint64),
            "spare": (max(found, rows), np.uint64),
            "touched": (max(words, rows) + 1, np.int32),
            "keys": (rows, np.float64),
            "used": (tokens, np.int32),
            "kept_numbers": (_ROOM, np.int32),
            "kept_alike": (_ROOM, np.float32),
        }
        for name, (size, kind) in scratch.items():
            self._hold(name, np.zeros(size, kind))
        self._tables.room = _ROOM
        self._at_tables = addressof(self._tables)
        self._lookup = LookUp()
        self._at_lookup = addressof(self._lookup)
        self._at_kin = self._tables.kin_words, self._tables.kin_likeness
        self._at_kept = self._tables.kept_numbers, self._tables.kept_alike
        self._kin_starts = memoryview(self._held["kin_starts"])  # type: ignore[arg-type]
        self._spilled: list[NDArray[Any]] = []
        self._kept = 0
        self._make_room(1)

    def _hold(self, name: str, values: NDArray[Any]) -> None:
        self._held[name] = values
        setattr(self._tables, name, values.ctypes.data)

    def _make_room(self, rows: int) -> None:
        """Make room for the answers about so many rows."""
        self._room = rows
        self._total = array("q", [0])
        self._rows = np.zeros(rows, np.int32)
        self._likely = np.zeros(rows, np.float64)
        self._answered, self._named = np.zeros(rows, np.int64), np.zeros(rows, np.int64)
        self._sure, self._apart = np.zeros(rows, np.bool_), np.zeros(rows, np.int32)
        self._at_answers = [each.ctypes.data for each in (self._answered, self._named, self._sure, self._apart)]
        self._at_rows = [self._rows.ctypes.data, self._likely.ctypes.data, _address(self._total)]

    def weighed(self) -> None:
        """Take the new weights."""
        segment = self.segment
        for name, kind in (("uses", np.int32), ("weights", np.int32), ("row_weights", np.int64)):
            self._hold(name, np.require(getattr(segment, name), kind, ["C", "A"]))
        self._weights = memoryview(self._held["weights"])  # type: ignore[arg-type]
        if segment.alive is not None:
            self._hold("alive", segment.alive)

    def begin(self) -> None:
        """Forget the meanings of the last query."""
        self._tables.kept = self._kept = 0
        self._spilled.clear()

    def look_up(self, word: str, number: int | None, *, known: bool, begins: Begins | None) -> LookedUp:
        """Return what a word may mean."""
        if number is not None and begins is None and self.segment.alive is None:
            start, end = self._kin_starts[number], self._kin_starts[number + 1]
            numbers, alike = self._at_kin
            return LookedUp((numbers + 4 * start, alike + 4 * start, end - start), 1.0, self._weights[number])
        if len(word) > LONGEST_WORD:
            return LookedUp((0, 0, 0))  # texts are cut long before
        asked = self._lookup
        size = len(word)
        letters = array("I", map(ord, word))
        asked.letters, asked.length = letters.buffer_info()
        asked.number, asked.kin = (-1 if number is None else number), 0
        asked.begun_edits = 0
        pieces, weights = array("i"), array("f")
        if number is None and has_kin(word):
            pieces, weights = self.segment.words.pieces_of(word)
            asked.pieces, asked.piece_count = pieces.buffer_info()
            asked.weights = _address(weights)
            asked.kin = 1 if known else 2
            if not known:
                asked.edits, asked.pattern = edits_allowed(size), signature(word)
                asked.begun_edits = begun_edits_allowed(size) if begins else 0
        asked.first = asked.end = asked.nearly = 0
        if begins is not None:
            asked.first, asked.end = self.segment.words.longer_than(word)
            asked.nearly = begins.nearly
            asked.shape, asked.shape_by_size = begins.shape[0], begins.shape[1] * size
        meaning = self._meaning(self._look_up(self._at_tables, self._at_lookup))
        return LookedUp(meaning, asked.closest, asked.heaviest, asked.begun, asked.begun_uses, asked.nearly_uses)

    def _meaning(self, count: int) -> Meaning:
        """Return the meaning that the kernel has just found; it keeps those that fit, as is counted here too."""
        if self._kept + count <= _ROOM:
            start = 4 * self._kept
            self._kept += count
            return self._at_kept[0] + start, self._at_kept[1] + start, count
        spilled = self._held["numbers"][:count].copy(), self._held["alike"][:count].copy()
        self._spilled += spilled
        return _address(spilled[0]), _address(spilled[1]), count

    def joined(self, meaning: Meaning, number: int, likeness: float) -> Meaning:
        """Return the meaning with a word more."""
        return self._meaning(self._join(self._at_tables, *meaning, number, likeness))

    def likely_rows(self, asked: Asked, meanings: list[Meaning], most: int) -> Rows:
        """First stage."""
        words = _words(asked, meanings)
        cap = MOST_TIES * most
        if cap > self._room:
            self._make_room(cap)
        count = self._likely_rows(self._at_tables, _address(words), len(meanings), most, cap, *self._at_rows)
        return Rows(self._rows[:count], self._likely[:count], self._total[0])

    def score_rows(self, asked: Asked, meanings: list[Meaning], rows: Ints) -> Summed:
        """Second stage."""
        words, letters, count = _words(asked, meanings), array("B", asked.letters), len(rows)
        if count > self._room:
            self._make_room(count)
        tokens = self._score_rows(
            self._at_tables,
            _address(words),
            len(meanings),
            *letters.buffer_info(),
            self._at_rows[0] if rows.base is self._rows else _address(rows),
            count,
            *self._at_answers,
            LEAST_SURE,
        )
        assert tokens >= 0
        return Summed(
            self._answered[:count],
            self._named[:count],
            self._sure[:count],
            self._apart[:count],
            self._held["used"][:tokens],
        )


def _words(asked: Asked, meanings: list[Meaning]) -> array[int]:
    """Return `Meaning` of kernel.h for each word."""
    words = array("q")
    for meaning, weight, telling, sure in zip(meanings, asked.weights, asked.telling, asked.sure, strict=True):
        words.extend((*meaning, weight, telling, sure))
    return words
