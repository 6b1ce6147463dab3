"""Which question to ask next, and when to ask no more.

The best question is the one whose answer is expected to tell most: by how much the squared error of what is aimed at
falls on average, over all skills at once. Aims are a skill's ability and whether it is held at the level needed
(functions of the ability). For a function f and a question right with p(x) where its skill's ability is x,

    gain = Var(E[f | answer]) = Cov(f, p) ** 2 / (P * (1 - P)),    P = E[p]

which is exact for one step and needs no trial of both answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.placement.belief import POPULATION_WIDTH
from skilltree.engine.placement.response import GRID, Floats, above
from skilltree.engine.placement.scale import CUTS

ALIKE: Final = 0.9
"""Questions with this share of the best gain are as good; the seed of the sitting picks among them."""

MEASURE: Final = 0.5
"""Weight of knowing an ability (in squared population widths) beside 1 for knowing whether a level is held."""

TOO_LITTLE: Final = 0.045
"""A question with less to gain than this is not worth somebody's time."""


def aims(needed: Sequence[int], *, measure: float = MEASURE) -> tuple[Floats, list[int]]:
    """Return (functions on the grid, the skill of each): for each skill whether it is held, and its ability."""
    held = [above(CUTS[level - 1]) for level in needed]
    ability = GRID * (measure**0.5 / POPULATION_WIDTH)
    return np.array([*held, *([ability] * len(needed))]), [*range(len(needed)), *range(len(needed))]


def gains(posterior: Floats, given: Floats, right: Floats, skill: NDArray[np.intp]) -> Floats:
    """Return what each question is expected to bring; arrays as `Forest.expectations` and `right_table` give them."""
    gain: Floats = np.zeros(len(skill))
    for at in np.unique(skill):
        own = np.flatnonzero(skill == at)
        answers = right[own].T
        chance = posterior[at] @ answers
        mean = given[at] @ posterior[at]
        covariance = (posterior[at] * (given[at] - mean[:, None])) @ answers
        gain[own] = (covariance**2).sum(axis=0) / np.maximum(chance * (1 - chance), 1e-12)
    return gain


def pick(ids: Sequence[str], gain: Floats, seed: str, *, least: float = TOO_LITTLE) -> int | None:
    """Return the place of the next question, None where none gains `least`.

    Among those that are as good, the first by a hash of seed and id.
    """
    best = float(gain.max(initial=0.0))
    if best < least:
        return None
    alike = np.flatnonzero(gain >= ALIKE * best)
    return int(min(alike, key=lambda at: (_draw(seed, ids[int(at)]), ids[int(at)])))


def _draw(seed: str, question: str) -> bytes:
    return blake2b(f"{seed}\0{question}".encode(), digest_size=8).digest()
