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
    ANSWERED_WHOLE,
    ENOUGH,
    LANGUAGE_BONUS,
    LEAST_SURE,
    LIKELY,
    LONG_LIST,
    MOST_READ,
    MOST_TIES,
    MOST_WORDS,
    RANK_BONUS,
    SURE_ANSWER,
    SURE_SCORE,
    WEAKEST_ANSWER,
    WEAKEST_SCORE,
    WIDE_LIST,
    Asked,
    Begins,
    Chosen,
    LookedUp,
    Meaning,
    Rows,
    Shares,
    Wanted,
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
    "row_label": np.int32,
    "label_concept": np.int32,
    "label_language": np.uint8,
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
        self._choose = library.kernel_choose
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
        self._tables.everyday, self._tables.official, self._tables.other = RANK_BONUS
        self._tables.language = LANGUAGE_BONUS
        self._tables.sure_answer, self._tables.sure_score = SURE_ANSWER, SURE_SCORE
        self._tables.weakest_answer, self._tables.weakest_score = WEAKEST_ANSWER, WEAKEST_SCORE
        self._tables.answered_whole = ANSWERED_WHOLE
        self._hold("label_rank", segment.label_rank)
        self._cells = np.zeros((rows, 2), np.int64)
        self._hold("cells", self._cells)
        found = 5 * words + 1
        scratch: dict[str, tuple[int, type[np.generic]]] = {
            "shared": (words, np.float64),
            "steps": (words, np.int32),
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
        self._words: tuple[list[Meaning], array[int]] | None = None
        self._make_room(1)

    def _hold(self, name: str, values: NDArray[Any]) -> None:
        self._held[name] = values
        setattr(self._tables, name, values.ctypes.data)

    def _make_room(self, rows: int) -> None:
        """Make room for the answers about so many rows."""
        self._room = rows
        self._total, self._concepts = array("q", [0]), array("q", [0])
        self._rows = np.zeros(rows, np.int32)
        self._likely = np.zeros(rows, np.float64)
        self._shares = np.zeros((3, rows), np.float64)
        self._sure, self._begins = np.zeros(rows, np.bool_), np.zeros(rows, np.int32)
        self._at_shares = [each.ctypes.data for each in (self._shares, self._sure, self._begins)]
        self._scores = np.zeros(rows, np.float64)
        self._places, self._keys = np.zeros(rows, np.int32), np.zeros(rows, np.float64)
        self._at_chosen = [self._places.ctypes.data, self._keys.ctypes.data, _address(self._concepts)]
        self._at_scores = self._scores.ctypes.data
        self._at_rows = [self._rows.ctypes.data, self._likely.ctypes.data, _address(self._total)]

    def weighed(self) -> None:
        """Take the new weights."""
        segment = self.segment
        self._hold("uses", np.require(segment.uses, np.int32, ["C", "A"]))
        self._hold("weights", np.require(segment.weights, np.int32, ["C", "A"]))
        self._cells[:, 1] = segment.row_weights
        self._weights = memoryview(self._held["weights"])  # type: ignore[arg-type]
        if segment.alive is not None:
            self._hold("alive", segment.alive)

    def begin(self) -> None:
        """Forget the meanings of the last query."""
        self._tables.kept = self._kept = 0
        self._spilled.clear()
        self._words = None

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
        cap = min(MOST_TIES * most, self._tables.rows + 1)
        if cap > self._room:
            self._make_room(cap)
        count = self._likely_rows(
            self._at_tables, self._words_of(asked, meanings), len(meanings), most, cap, *self._at_rows
        )
        return Rows(self._rows[:count], self._likely[:count], self._total[0])

    def score_rows(self, asked: Asked, meanings: list[Meaning], rows: Ints) -> Shares:
        """Second stage."""
        letters, count = array("B", asked.letters), len(rows)
        if count > self._room:
            self._make_room(count)
        tokens = self._score_rows(
            self._at_tables,
            self._words_of(asked, meanings),
            len(meanings),
            *letters.buffer_info(),
            self._address_of(rows),
            count,
            *self._at_shares,
            self._room,
            asked.whole,
            LEAST_SURE,
        )
        assert tokens >= 0
        answered, named, letters_alike = self._shares[:, :count]
        return Shares(
            answered, named, letters_alike, self._sure[:count], self._begins[:count], self._held["used"][:tokens]
        )

    def choose(self, rows: Ints, scores: NDArray[np.float64], shares: Shares, wanted: Wanted) -> Chosen:
        """Last stage."""
        segment, at_shares, at_sure = self.segment, *self._at_shares[:2]
        self._scores[: len(rows)] = scores
        count = self._choose(
            self._at_tables,
            self._address_of(rows),
            len(rows),
            self._at_scores,
            at_shares,
            at_sure,
            -1 if wanted.language is None else segment.language_number(wanted.language),
            wanted.noise,
            min(wanted.limit, self._room),
            *self._at_chosen,
        )
        return Chosen(self._places[:count], self._keys[:count], self._concepts[0])

    def _address_of(self, rows: Ints) -> int:
        return self._at_rows[0] if rows.base is self._rows else _address(rows)

    def _words_of(self, asked: Asked, meanings: list[Meaning]) -> int:
        """Return where `Meaning` of kernel.h is for each word; both stages ask for the same."""
        if self._words is None or self._words[0] is not meanings:
            words = array("q")
            for meaning, weight, telling, sure in zip(meanings, asked.weights, asked.telling, asked.sure, strict=True):
                words.extend((*meaning, weight, telling, sure))
            self._words = meanings, words
        return _address(self._words[1])
