"""How likely a right answer is at each ability, on the grid on which all integrals are sums.

    P(right | x) = floor + (1 - floor - SLIP) / (1 + exp((difficulty - x) * slope))

One parameter a question. `floor` is the lucky guess, 1 / choices. `slope` is 1 for a known difficulty; one that is only
known to a standard deviation is averaged over: slope = 1 / sqrt(1 + pi / 8 * spread ** 2) (MacKay 1992, eq. 10).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.placement.types import Question

Floats: TypeAlias = NDArray[np.float64]

GRID: Final[Floats] = np.linspace(-6.0, 6.0, 49)
"""Abilities in logits; a quarter apart, a third of the narrowest belief that a test comes to."""

SLIP: Final = 0.05
"""How often somebody who knows it well answers wrong all the same."""


def floors(questions: Sequence[Question], *, guessing: bool) -> Floats:
    """Return for each question how often somebody who knows nothing is right."""
    return np.array([1 / each.choices if guessing and each.choices > 1 else 0.0 for each in questions])


def right_table(questions: Sequence[Question], *, guessing: bool) -> Floats:
    """Return P(right) by question and place of the grid."""
    return chances(
        np.array([each.difficulty for each in questions], np.float64),
        np.array([each.spread for each in questions], np.float64),
        floors(questions, guessing=guessing),
    )


def chances(difficulty: Floats, spread: Floats, floor: Floats) -> Floats:
    """Return P(right) by question and place of the grid; it rises along the grid."""
    slope = 1 / np.sqrt(1 + np.pi / 8 * spread[:, None] ** 2)
    low = floor[:, None]
    table: Floats = low + (1 - low - SLIP) / (1 + np.exp((difficulty[:, None] - GRID) * slope))
    return table


def above(cut: float) -> Floats:
    """Return for each place of the grid which share of its cell lies above `cut`."""
    share: Floats = np.clip((GRID - cut) / (GRID[1] - GRID[0]) + 0.5, 0.0, 1.0)
    return share
