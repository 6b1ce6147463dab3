"""The path benchmark: its oracle is right, its figures are there, its worlds are always the same."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import path
from bench.path_oracle import fewest_hours
from bench.path_peer import additive
from bench.path_world import NATURES, USUAL, Nature, World
from skilltree.engine.path import ModuleFacts
from skilltree.model.course import SkillLevel
from tests.engine.path_cases import HELD, MODULES, WANTED
from tests.engine.test_path import leads

TINY = Nature(name="tiny", modules=150, skills=60)


@settings(max_examples=25, deadline=None)
@given(WANTED, HELD, MODULES, st.sampled_from([None, 0, 20]))
def test_the_oracle_finds_what_every_set_of_modules_finds(
    wanted: list[SkillLevel], held: dict[str, int], modules: list[ModuleFacts], budget: int | None
) -> None:
    best = min(
        (
            sum(each.hours for each in some)
            for size in range(len(modules) + 1)
            for some in combinations(modules, size)
            if (budget is None or sum(each.cost_euros for each in some) <= budget) and leads(some, held, wanted)
        ),
        default=None,
    )
    found = fewest_hours(wanted, held, modules, budget=budget)
    assert found == (None if best is None else pytest.approx(best))
    if found is not None:
        assert additive(wanted, held, modules) >= fewest_hours(wanted, held, modules) - 1e-9  # type: ignore[operator]


def test_figures_of_a_tiny_territory() -> None:
    figures = path.Trial(TINY, 6).figures()
    assert figures["plans"] > 0
    assert figures["highs_undecided"] == 0
    assert 0 <= figures["mean_excess_hours_percent"] <= figures["mean_excess_hours_additive_percent"]
    assert figures["p99_ms"] >= figures["p50_ms"] > 0


def test_worlds_are_the_same_each_time() -> None:
    one, other = World(USUAL, seed=1), World(USUAL, seed=1)
    assert one.modules == other.modules
    assert [one.wish() for _ in range(3)] == [other.wish() for _ in range(3)]
    assert World(USUAL, seed=2).modules != one.modules
    assert all(len(World(nature, seed=1).modules) == 5_000 for nature in NATURES)
