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

WIDE_LIST: Final = 500
"""Rows that hold words like the typed one, from which on only words `LIKELY` meant count."""

LONG_LIST: Final = 3000
"""Rows that hold a word, from which on the list is read only when rarer words do not say enough."""

ENOUGH: Final = 0.4
"""Share of the query's weight that rarer words must find so that longer lists are left unread."""

LIKELY: Final = 0.55
"""In wide lists only words this like the typed one count."""

MOST_TIES: Final = 4
SURE: Final = 0.85

Rows = tuple[Ints, Floats]


def likely_rows(segment: Segment, query: Query, meanings: list[Meanings]) -> Rows:
    """First stage: rows that hold telling words, and how likely each is; in no order."""
    total, best = segment.total, segment.best
    whole = sum(query.weights)
    seen: list[Ints] = []
    found = 0.0
    for at in sorted(query.telling, key=query.weights.__getitem__, reverse=True):
        numbers, alike = meanings[at]
        if not numbers.size:
            continue
        starts = segment.posting_starts
        size = int((starts[numbers + 1] - starts[numbers]).sum())
        if size > WIDE_LIST:
            if alike[-1] >= LIKELY:
                first = int(alike.searchsorted(LIKELY))
                numbers, alike = numbers[first:], alike[first:]
                size = int((starts[numbers + 1] - starts[numbers]).sum())
            if size > LONG_LIST and found >= ENOUGH * whole:
                continue
        weight = query.weights[at]
        found += weight * float(alike[-1])
        if numbers.size == 1:
            number = int(numbers[0])
            rows = segment.posting_rows[starts[number] : starts[number + 1]]
            total[rows] += np.float32(weight) * alike[0]
        else:
            sizes = starts[numbers + 1] - starts[numbers]
            rows = segment.posting_rows[runs(starts, numbers)[0]]
            # numpy keeps the last of several values for one row, and the likeliest words come last
            best[rows] = (alike * np.float32(weight)).repeat(sizes)
            total[rows] += best[rows]
        seen.append(rows)
    if not seen:
        return np.empty(0, np.int32), np.empty(0, np.float32)
    rows = np.concatenate(seen)
    order = np.arange(len(rows), dtype=np.int32)
    segment.mark[rows] = order
    rows = rows[segment.mark[rows] == order]
    if segment.alive is not None:
        alive = segment.alive[rows]
        total[rows[~alive]] = 0
        rows = rows[alive]
    answered = total[rows]
    total[rows] = 0
    named = np.minimum(answered / segment.row_weights[rows], 1)
    return rows, (answered / np.float32(whole)) ** ANSWERED * named**NAMED


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
        rows = rows[np.lexsort((rows, -likely[chosen]))[: MOST_TIES * most]]
    return np.sort(rows)


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
