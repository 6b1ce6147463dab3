"""The forest is the best of all forests, and the same at every time."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from skilltree.engine.community.arborescence import ROOT, best_forest
from tests.engine.community.oracle import is_forest


@st.composite
def scored(draw: st.DrawFn) -> list[list[int | None]]:
    """Scores of each node's parents, having none last; None is no candidate."""
    size = draw(st.integers(1, 5))
    cell = st.one_of(st.none(), st.integers(-3, 9), st.integers(-300, 900))
    return [
        [None if parent == child else draw(cell) for parent in range(size)] + [draw(st.integers(-9, 3))]
        for child in range(size)
    ]


@given(scored())
def test_it_is_the_best_of_all_forests(scores: list[list[int | None]]) -> None:
    size = len(scores)
    usable = np.array([[score is not None for score in row] for row in scores])
    valued = np.array([[score or 0 for score in row] for row in scores])
    candidates = np.tile(np.append(np.arange(size), ROOT), (size, 1))
    found = best_forest(candidates, valued, usable)
    assert (found == best_forest(candidates, valued, usable)).all()
    assert is_forest(named(found.tolist()))
    choices = [[at for at in range(size + 1) if usable[child, at]] for child in range(size)]
    best = max(
        sum(int(valued[child, at]) for child, at in enumerate(chosen))
        for chosen in product(*choices)
        if is_forest(named([int(candidates[0, at]) for at in chosen]))
    )
    assert sum(int(valued[child, parent]) for child, parent in enumerate(found)) == best


def named(parents: list[int]) -> dict[str, str | None]:
    return {str(child): None if parent == ROOT else str(parent) for child, parent in enumerate(parents)}


def test_no_skill_no_tree() -> None:
    assert (
        best_forest(np.zeros((0, 3), np.int64), np.zeros((0, 3), np.int64), np.zeros((0, 3), np.bool_)).tolist() == []
    )
