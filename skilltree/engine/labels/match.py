"""From what numpy or the kernel counted to scores, and which rows of several segments to look at.

A score is how much of the query a label answers (A) and how much of the label the query names (N),
both weighted by how rare the words are, and how the letters agree (L):
(A^0.6 * N^0.4 + 0.3 * L) / 1.3. The same words, in any order, score 1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.labels.arrays import Ints
from skilltree.engine.labels.steps import DECIMALS, Asked, Meaning, Rows, Shares, Steps

ANSWERED, NAMED, LETTERS = 0.6, 0.4, 0.3
"""The exponents of A and N, and what L weighs; chosen on held-out ESCO labels."""


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
    """Rows looked at closely, and their scores."""

    steps: Steps
    rows: Ints
    scores: NDArray[np.float64]
    shares: Shares

    def words_matched(self, row: int, begin: int) -> list[int]:
        """Return the words of a row that answer the query; they begin there in `shares.used`."""
        words = self.steps.segment.words_of(row)
        used = self.shares.used[begin : begin + len(words)].tolist()
        return [word for word, step in zip(words, used, strict=True) if step]


def score_rows(steps: Steps, asked: Asked, meanings: list[Meaning], rows: Ints) -> Closely:
    """Second stage."""
    shares = steps.score_rows(asked, meanings, rows)
    scores = shares.answered**ANSWERED
    scores *= shares.named**NAMED
    scores += LETTERS * shares.letters
    scores /= 1 + LETTERS
    return Closely(steps, rows, np.minimum(scores, 1).round(DECIMALS), shares)
