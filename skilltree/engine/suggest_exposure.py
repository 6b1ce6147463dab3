"""Who is shown among many that are as good: variety of the list, and turns among organisations.

The rule, in full. (1) Two candidates whose utilities fall into the same step of `EQUAL` logits are as good as each
other: which comes first is drawn anew from the person's `turn` and the candidate's id, so that over many people those
who offer the same are shown equally often, whatever their names, sizes or order of arrival. (2) No organisation has
more than `MOST_OF_ONE` of a list (at least two places) while another's candidate is left among those looked at. (3)
Likeness to what is chosen already costs up to `VARIETY` (maximal marginal relevance, Carbonell & Goldstein 1998).
"""

from __future__ import annotations

from hashlib import blake2b
from math import ceil, floor
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.suggest_index import LEVELS, NOWHERE
from skilltree.engine.suggest_scene import Scene

EQUAL: Final = 0.1
MOST_OF_ONE: Final = 0.3
VARIETY: Final = 0.5
"""Logits that being just like something already chosen costs."""

OF_ONE_HOUSE: Final = 0.3
"""The share of likeness that having one organisation in common makes; the rest are skills in common."""

Array = NDArray[Any]


def in_order(places: Array, utility: Array, scene: Scene, turn: str) -> list[int]:
    """Return places, the best first; equals by id, or by lot where it is somebody's turn."""
    ids = scene.index.slots.ids
    if not turn:
        return sorted(places.tolist(), key=lambda place: (-utility[place], ids[place]))
    return sorted(
        places.tolist(),
        key=lambda place: (-floor(utility[place] / EQUAL), _lot(turn, ids[place]), ids[place]),
    )


def _lot(turn: str, candidate: str) -> bytes:
    """A sum like CRC would not do: who comes before whom would hang on the ids alone."""
    return blake2b(f"{turn} {candidate}".encode(), digest_size=8).digest()


def vary(ranked: list[int], utility: Array, scene: Scene, limit: int) -> list[int]:
    """Choose greedily, each time the best after what its likeness to the chosen costs."""
    index = scene.index
    house = index.columns["organisation"].view[ranked]
    skills = _skills(ranked, scene)
    sizes = skills.sum(axis=1)
    worth = utility[ranked].astype(np.float64)
    worth = np.minimum.accumulate(worth)
    cost = np.zeros(len(ranked))
    left = np.ones(len(ranked), np.bool_)
    most = max(2, ceil(MOST_OF_ONE * limit))
    had: dict[int, int] = {}
    chosen: list[int] = []
    while len(chosen) < min(limit, len(ranked)):
        full = [number for number, count in had.items() if count >= most]
        may = left & ~np.isin(house, full) if full else left
        if not may.any():
            may = left
        best = int(np.where(may, worth - VARIETY * cost, -np.inf).argmax())
        left[best] = False
        chosen.append(ranked[best])
        number = int(house[best])
        if number != NOWHERE:
            had[number] = had.get(number, 0) + 1
        both = skills @ skills[best]
        alike = both / np.maximum(sizes + sizes[best] - both, 1)
        same = (house == number) & (number != NOWHERE)
        cost = np.maximum(cost, OF_ONE_HOUSE * same + (1 - OF_ONE_HOUSE) * alike)
    return chosen


def _skills(ranked: list[int], scene: Scene) -> Array:
    """[candidate, skill]: which skills each is about, among those that any of them is about."""
    index = scene.index
    rows = [index.gives.row(place) or index.requires.row(place) for place in ranked]
    found: dict[int, int] = {}
    table = np.zeros((len(ranked), max(sum(map(len, rows)), 1)), np.float32)
    for at, row in enumerate(rows):
        for code in row:
            table[at, found.setdefault(code // LEVELS, len(found))] = 1
    return table[:, : max(len(found), 1)]
