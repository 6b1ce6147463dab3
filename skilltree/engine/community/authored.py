"""What authors say of the order of learning, weighed against what members show.

An authored parent is right with a probability that is itself learnt from the members (expectation maximisation, begun
at two right of three), and else as good as one drawn blindly. What it adds to its candidate's log-odds is that of this
mixture, log(1 + trust skills / (1 - trust)), however many members there are: so it decides where they are few, and
fades as what they show grows. All in whole numbers.
"""

from __future__ import annotations

from math import log
from typing import Final

import numpy as np
import numpy.typing as npt

from skilltree.engine.community.counters import Indices
from skilltree.engine.community.levels import SCALE, Whole, power_of

PARTS: Final = 64
"""Trust is counted in this many parts."""

_RIGHT, _WRONG = 2, 1
_ROUNDS: Final = 12


def trust_in(scores: Whole, usable: npt.NDArray[np.bool_], place: Indices, skills: int) -> int:
    """Return how often authors are right, in `PARTS`. `place` is the authored candidate of each row; -1 is none."""
    rows = np.nonzero(place >= 0)[0]
    valued = np.where(usable[rows], scores[rows], -(1 << 40))
    chances = power_of(valued - valued.max(axis=1, initial=-(1 << 40), keepdims=True)).astype(np.int64)
    authored = chances[np.arange(len(rows)), place[rows]]
    together = chances.sum(axis=1) // max(skills, 1)
    trust = PARTS * _RIGHT // (_RIGHT + _WRONG)
    for _ in range(_ROUNDS):
        right = 1024 * trust * authored // np.maximum(trust * authored + (PARTS - trust) * together, 1)
        trust = PARTS * (int(right.sum()) + 1024 * _RIGHT) // (1024 * (len(rows) + _RIGHT + _WRONG))
        trust = min(max(trust, 1), PARTS - 1)
    return trust


def weight_of(trust: int, skills: int) -> int:
    """Return what an authored parent adds to its log-odds, times `SCALE`."""
    return round(SCALE * log(1 + trust * skills / (PARTS - trust)))
