"""The one scale of abilities and difficulties, in logits, and what levels 1 to 4 are on it.

Rasch (1960): somebody of ability x answers a question of difficulty b right with probability
1 / (1 + exp(b - x)). Questions written for level L lie at (L - 2.5) * `STEP`. A level begins where
`PASS_SHARE` of the questions written for it are answered right, as a quiz is passed: log 3 above them.
"""

from __future__ import annotations

from math import log
from typing import Final

from skilltree.engine.placement.types import Prior
from skilltree.model.course import PASS_SHARE
from skilltree.model.words import Standing

LEVELS: Final = (1, 2, 3, 4)
STEP: Final = 1.5
"""Logits from one level to the next."""

CUTS: Final = tuple((level - 2.5) * STEP + log(PASS_SHARE / (1 - PASS_SHARE)) for level in LEVELS)
"""Where each level begins."""

AUTHOR_SPREAD: Final = 0.7
"""How far an authored difficulty is from the true one, as a standard deviation, until answers are in."""

_SHOWN: Final = {Standing.CLAIMED: (0.0, 1.5), Standing.LEARNT: (0.4, 1.0), Standing.CONFIRMED: (0.75, 0.75)}
"""How far above the beginning of its level a skill of the tree is taken to be, and how surely."""

_SLEPT: Final = 0.75
"""What a dormant skill is taken to have lost, in logits; it is as much less sure."""


def authored_difficulty(level: int, *, nuance: float = 0.0) -> float:
    """Return the difficulty of a question written for `level`; `nuance` of -1 to 1 is easy or hard for it."""
    if level not in LEVELS:
        raise ValueError(f"level is 1 to 4, not {level}")
    if not -1.0 <= nuance <= 1.0:
        raise ValueError(f"nuance is -1 to 1, not {nuance}")
    return (level - 2.5 + nuance / 2) * STEP


def prior_of(level: int, standing: Standing, *, dormant: bool = False) -> Prior:
    """Return what a skill of somebody's tree says before any question."""
    if level not in LEVELS:
        raise ValueError(f"level is 1 to 4, not {level}")
    above, width = _SHOWN[standing]
    slept = _SLEPT if dormant else 0.0
    return Prior(mean=CUTS[level - 1] + above - slept, width=width + slept)
