"""The two stages of a search in one segment: rows that hold telling words, then a closer look.

A score is how much of the query a label answers (A) and how much of the label the query names (N),
both weighted by how rare the words are, and how the letters agree (L):
(A^0.6 * N^0.4 + 0.3 * L) / 1.3. The same words, in any order, score 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from skilltree.engine.labels.arrays import Floats, Ints, runs
from skilltree.engine.labels.fold import FUNCTION_WORDS
from skilltree.engine.labels.query import Query
from skilltree.engine.labels.segment import Segment
from skilltree.engine.labels.words import Meanings

ANSWERED, NAMED, LETTERS = np.float32(0.6), np.float32(0.4), np.float32(0.3)
"""The exponents of A and N, and what L weighs; chosen on held-out ESCO labels."""

WIDE_LIST: Final = 200
"""Rows that hold words like the typed one, from which on only words `LIKELY` meant count."""

LONG_LIST: Final = 3000
"""Rows that hold a word, from which on the list is read only when rarer words do not say enough."""

MOST_READ: Final = 12_000
"""Rows that are read at most for a word that may mean many, where no rarer word says anything."""

ENOUGH: Final = 0.4
"""Share of the query's weight that rarer words must find so that longer lists are left unread."""

LIKELY: Final = 0.55
"""In wide lists only words this like the typed one count."""

MOST_TIES: Final = 4
_LIKENESS_BITS: Final = 12
_STEPS: Final = (1 << _LIKENESS_BITS) - 1
_WORD_MASK: Final = 31
_ROW_SHIFT: Final = _LIKENESS_BITS + 5
SURE: Final = 0.85

Rows = tuple[Ints, Floats]


def likely_rows(segment: Segment, query: Query, meanings: list[Meanings]) -> Rows:
    """First stage: rows that hold telling words, and how likely each is; in order of number.

    One sort brings together what a row answers: a key is the row, then the query word, then the
    likeness in steps, so that the last of a row and a word is the likeliest.
    """
    numbers, codes = _words_to_read(segment, query, meanings)
    if not numbers.size:
        return np.empty(0, np.int32), np.empty(0, np.float32)
    places, _ = runs(segment.posting_starts, numbers)
    keys = segment.posting_rows[places].astype(np.int64)
    if segment.alive is not None:
        keys[~segment.alive[keys]] = -1
    keys <<= _ROW_SHIFT
    keys |= codes.repeat(segment.posting_sizes[numbers])
    keys.sort()
    last = np.empty(len(keys), np.bool_)
    last[-1] = True
    words = keys >> _LIKENESS_BITS
    np.not_equal(words[1:], words[:-1], out=last[:-1])
    last &= keys >= 0
    keys = keys[last]
    if not keys.size:
        return np.empty(0, np.int32), np.empty(0, np.float32)
    share = np.array(query.weights, np.float32) / np.float32(sum(query.weights) * _STEPS)
    values = share[(keys >> _LIKENESS_BITS) & _WORD_MASK] * (keys & _STEPS).astype(np.float32)
    rows = (keys >> _ROW_SHIFT).astype(np.int32)
    first = np.empty(len(rows), np.bool_)
    first[0] = True
    np.not_equal(rows[1:], rows[:-1], out=first[1:])
    answered = np.add.reduceat(values, first.nonzero()[0])
    rows = rows[first]
    named = np.minimum(answered * np.float32(sum(query.weights)) / segment.row_weights[rows], 1)
    return rows, answered**ANSWERED * named**NAMED


def _words_to_read(segment: Segment, query: Query, meanings: list[Meanings]) -> tuple[Ints, NDArray[np.int64]]:
    """Return the words whose posting lists are worth reading, and for each the low bits of its keys."""
    sizes = segment.posting_sizes
    whole, found = sum(query.weights), 0.0
    chosen: list[Ints] = []
    codes: list[NDArray[np.int64]] = []
    for at in sorted(query.telling, key=query.weights.__getitem__, reverse=True):
        numbers, alike = meanings[at]
        if not numbers.size:
            continue
        size = int(sizes[numbers].sum())
        if size > WIDE_LIST:
            if alike[-1] >= LIKELY:
                first = int(alike.searchsorted(LIKELY))
                numbers, alike = numbers[first:], alike[first:]
            here = sizes[numbers]
            if int(here.sum()) > LONG_LIST:
                if found >= ENOUGH * whole:
                    continue
                # of the thousands of words that one letter begins, the likest alone
                read = np.cumsum(here[::-1]).searchsorted(LONG_LIST if found else MOST_READ, "right")
                numbers, alike = numbers[-max(int(read), 1) :], alike[-max(int(read), 1) :]
        found += query.weights[at] * float(alike[-1])
        chosen.append(numbers)
        codes.append((alike * np.float32(_STEPS)).astype(np.int64) | at << _LIKENESS_BITS)
    if not chosen:
        return np.empty(0, np.int32), np.empty(0, np.int64)
    return np.concatenate(chosen), np.concatenate(codes)


def most_likely(likely: Floats, most: int) -> np.float32:
    """Return how likely a row must be to be among the `most` likely ones."""
    if likely.size <= most:
        return np.float32(0)
    return np.partition(likely, likely.size - most)[likely.size - most]  # type: ignore[no-any-return]


def best_rows(rows: Ints, likely: Floats, most: int, least: np.float32) -> Ints:
    """Return the rows that are at least so likely, in order of number.

    Equally likely rows stand or fall together, as far as it stays cheap, whichever came first.
    """
    chosen = likely >= least
    rows = rows[chosen]
    if rows.size > MOST_TIES * most:
        rows = np.sort(rows[np.argsort(-likely[chosen], kind="stable")[: MOST_TIES * most]])
    return rows


@dataclass(slots=True)
class Closely:
    """Rows looked at closely: score, share of the query answered, and whether a telling word is there for sure."""

    rows: Ints
    scores: Floats
    answered: Floats
    sure: NDArray[np.bool_]
    flat: Ints
    begins: Ints
    used: Floats

    def words_matched(self, place: int) -> set[int]:
        """Return the words of one of the rows that answer the query."""
        begin = int(self.begins[place])
        end = int(self.begins[place + 1]) if place + 1 < len(self.begins) else len(self.flat)
        return set(self.flat[begin:end][self.used[begin:end] > 0].tolist())


def score_rows(segment: Segment, query: Query, meanings: list[Meanings], rows: Ints) -> Closely:
    """Second stage."""
    places, begins = runs(segment.row_starts, rows)
    flat = segment.row_words[places]
    answered = np.zeros(len(rows), np.float32)
    used = np.zeros(len(flat), np.float32)
    sure = np.zeros(len(rows), np.bool_)
    likeness = segment.likeness
    for word, (numbers, alike), weight in zip(query.words, meanings, query.weights, strict=True):
        if not numbers.size:
            continue
        likeness[numbers] = alike
        here = likeness[flat]
        likeness[numbers] = 0
        best = np.maximum.reduceat(here, begins)
        np.maximum(used, here, out=used)
        if len(word) >= 4 and word not in FUNCTION_WORDS and not word.isdigit():
            sure |= best >= SURE
        best *= np.float32(weight)
        answered += best
    answered /= np.float32(sum(query.weights))
    named = np.add.reduceat(used * segment.weights[flat], begins)
    named /= segment.row_weights[rows]
    letters = cdist([query.letters], segment.row_letters(rows), scorer=Indel.normalized_similarity, dtype=np.float32)[0]
    scores = answered**ANSWERED
    scores *= named**NAMED
    letters *= LETTERS
    scores += letters
    scores /= 1 + LETTERS
    return Closely(rows, np.minimum(scores, 1).round(5), answered, sure, flat, begins, used)
