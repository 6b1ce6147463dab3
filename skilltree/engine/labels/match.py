"""From what numpy or the kernel counted to scores, and which rows of several segments to look at.

A score is how much of the query a label answers (A) and how much of the label the query names (N),
both weighted by how rare the words are, and how the letters agree (L):
(A^0.6 * N^0.4 + 0.3 * L) / 1.3. The same words, in any order, score 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.labels.arrays import Ints
from skilltree.engine.labels.segment import Segment
from skilltree.engine.labels.steps import LIKENESS_ONE, Asked, Meaning, Rows, Steps

ANSWERED, NAMED, LETTERS = 0.6, 0.4, 0.3
"""The exponents of A and N, and what L weighs; chosen on held-out ESCO labels."""

DECIMALS: Final = 5
"""Of a score."""


def likeliest(pools: list[Rows], most: int) -> list[Ints]:
    """Return the rows of each segment that are among the `most` likeliest of all, in order of number.

    Equally likely rows stand or fall together, as far as it stays cheap, whichever came first.
    """
    if len(pools) == 1:
        return [pools[0].rows]
    likely = np.concatenate([pool.likely for pool in pools])
    least = np.partition(likely, likely.size - most)[likely.size - most] if likely.size > most else np.float64(0)
    return [pool.rows[pool.likely >= least] for pool in pools]


@dataclass(slots=True)
class Closely:
    """Rows looked at closely: score, share of the query answered, and whether a telling word is there for sure."""

    segment: Segment
    rows: Ints
    scores: NDArray[np.float64]
    answered: NDArray[np.float64]
    sure: NDArray[np.bool_]
    used: Ints
    begins: Ints

    def words_matched(self, place: int) -> list[int]:
        """Return the words of one of the rows that answer the query."""
        start, begin = self.segment.row_starts[self.rows[place]], self.begins[place]
        end = self.segment.row_starts[self.rows[place] + 1]
        words = self.segment.row_words[start:end].tolist()
        used = self.used[begin : begin + end - start].tolist()
        return [word for word, step in zip(words, used, strict=True) if step]


def score_rows(steps: Steps, asked: Asked, meanings: list[Meaning], rows: Ints) -> Closely:
    """Second stage."""
    segment = steps.segment
    summed = steps.score_rows(asked, meanings, rows)
    following = rows + 1
    sizes = segment.row_starts[following] - segment.row_starts[rows]
    letters = segment.row_letter_ends[following] - segment.row_letter_ends[rows]
    letters += len(asked.letters)
    answered = summed.answered / float(asked.whole)
    scores = answered**ANSWERED
    scores *= (summed.named / (segment.row_weights[rows] * float(LIKENESS_ONE))) ** NAMED
    scores += LETTERS - LETTERS / letters * summed.apart
    scores /= 1 + LETTERS
    scores = np.minimum(scores, 1).round(DECIMALS)
    return Closely(segment, rows, scores, answered, summed.sure, summed.used, np.cumsum(sizes, dtype=np.int32) - sizes)
