"""Prerequisites become a forest that says who speaks for whom, whatever order they come in."""

from __future__ import annotations

from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skilltree.engine.placement.belief import Forest
from skilltree.engine.placement.kinship import depths, parents

DIAMOND = {"d": ("b", "c"), "b": ("a",), "c": ("a",)}
DAGS = st.dictionaries(
    st.sampled_from("bcdefgh"), st.frozensets(st.sampled_from("abcdefg"), max_size=3).map(tuple), max_size=7
).map(lambda drawn: {skill: tuple(each for each in below if each < skill) for skill, below in drawn.items()})


def edges(skills: str, requires: dict[str, tuple[str, ...]]) -> set[frozenset[str]]:
    _, parent = parents(skills, requires)
    return {frozenset((skills[at], skills[above])) for at, above in enumerate(parent) if above >= 0}


def pairs(*texts: str) -> set[frozenset[str]]:
    return {frozenset(text) for text in texts}


@pytest.mark.parametrize(
    ("requires", "kept"),
    [
        ({"c": ("b", "a"), "b": ("a",)}, pairs("cb", "ba")),
        ({"c": ("a", "b")}, pairs("ca", "cb")),
        (DIAMOND, pairs("ba", "ca", "db")),
        (DIAMOND | {"e": ("d", "a")}, pairs("ba", "ca", "db", "ed")),
    ],
    ids=["what another edge implies goes", "two roots", "a loop loses its last edge", "both"],
)
def test_what_is_kept(requires: dict[str, tuple[str, ...]], kept: set[frozenset[str]]) -> None:
    assert edges("abcde", requires) == kept


def test_depth_is_the_longest_way_down() -> None:
    assert depths("abcde", DIAMOND | {"e": ("a", "d", "elsewhere")}) == {"a": 0, "b": 1, "c": 1, "d": 2, "e": 3}


@given(DAGS, st.randoms(use_true_random=False))
def test_kin_stay_joined_without_loops_in_any_order(requires: dict[str, tuple[str, ...]], random: Random) -> None:
    skills = "abcdefgh"
    kept = edges(skills, requires)

    def group(joined: set[frozenset[str]]) -> list[frozenset[str]]:
        groups = {frozenset(skill) for skill in skills}
        for edge in joined:
            together = {each for each in groups if each & edge}
            groups = (groups - together) | {frozenset().union(*together)}
        return sorted(groups, key=sorted)

    asked = {frozenset((skill, each)) for skill, below in requires.items() for each in below}
    assert kept <= asked
    assert group(kept) == group(asked)
    assert len(kept) == len(skills) - len(group(kept))
    other = "".join(random.sample(skills, len(skills)))
    assert edges(other, {skill: tuple(reversed(requires[skill])) for skill in sorted(requires)}) == kept


@given(DAGS)
def test_likeness_falls_with_each_step(requires: dict[str, tuple[str, ...]]) -> None:
    skills = "abcdefgh"
    order, parent = parents(skills, requires)
    assert sorted(order) == list(range(len(skills)))
    assert all(parent[at] < 0 or order.index(parent[at]) < order.index(at) for at in order)
    covariance = np.linalg.inv(Forest(order, parent, np.zeros(len(skills)), kinship=0.5, width=2.0).precision())
    assert np.diag(covariance) == pytest.approx(4)
    for one, other in combinations(range(len(skills)), 2):
        power = _steps(one, other, parent)
        assert covariance[one, other] == pytest.approx(0 if power is None else 4 * 0.5**power)


def _steps(one: int, other: int, parent: list[int]) -> int | None:
    """Return how many edges lie between two skills, None where no way leads there."""

    def up(at: int) -> list[int]:
        way = [at]
        while parent[way[-1]] >= 0:
            way.append(parent[way[-1]])
        return way

    mine, its = up(one), up(other)
    met = [(mine.index(at), its.index(at)) for at in mine if at in its]
    return min(a + b for a, b in met) if met else None
