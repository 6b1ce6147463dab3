"""The benchmark's worlds are planted as they say, and its figures add up."""

from __future__ import annotations

import numpy as np
import pytest

from bench.placement import PEERS, trial
from bench.placement_trial import Site, fixed_needed, fixed_spread, reach
from bench.placement_world import CHOICES, FITTING, Nature, World


def small(nature: Nature, *, calibrating: int = 2) -> Site:
    return Site(World(nature, seed=1, skills=4, questions=64), calibrating=calibrating, guessing=True)


def test_figures_of_a_small_trial() -> None:
    figures = trial([small(FITTING)], 3)
    assert (
        figures["questions_adaptive_least"] <= figures["questions_adaptive"] <= figures["questions_adaptive_most"] <= 12
    )
    assert all(figures[f"questions_{peer}"] == 20 for peer in PEERS)
    assert figures["error_by_questions_adaptive"]["0"] == figures["error_before"]
    assert figures["error_by_questions_adaptive"]["60"] < figures["error_before"]


def test_the_same_seed_gives_the_same_figures() -> None:
    assert trial([small(CHOICES, calibrating=1)], 2) == trial([small(CHOICES, calibrating=1)], 2)


def test_abilities_go_with_prerequisites_and_answers_with_abilities() -> None:
    world = World(CHOICES, seed=4, skills=6, questions=48)
    people = [(f"p{at}", world.person(f"p{at}")) for at in range(400)]
    for skill, below in world.requires.items():
        for each in below:
            pair = [[person.ability[one] for _, person in people] for one in (skill, each)]
            assert np.corrcoef(pair).flat[1] > 0.4
    question = min((each for each in world.questions if each.skill == "s00"), key=lambda q: abs(world.true[q.id]))
    true = world.true[question.id]
    weak = [world.answer(name, person, question) for name, person in people if person.ability["s00"] < true - 2]
    strong = [world.answer(name, person, question) for name, person in people if person.ability["s00"] > true + 2]
    assert 0.1 < np.mean(weak) < 0.5
    assert np.mean(strong) > 0.85


def test_fixed_tests_ask_each_skill_the_same() -> None:
    world = World(FITTING, seed=2)
    for choose in (fixed_spread, fixed_needed):
        questions = choose(world, 5)
        assert len({each.id for each in questions}) == 60
        assert all(sum(each.skill == skill for each in questions) == 5 for skill in world.skills)
    spread = [each.difficulty for each in fixed_spread(world, 5)[:5]]
    assert spread == sorted(spread)
    assert spread[-1] - spread[0] > 3


@pytest.mark.parametrize(
    ("curve", "wanted", "at"),
    [([4, 3, 2, 1], 2.5, 1.5), ([4, 2, 3, 1], 2.5, 2.25), ([4, 3], 2, None), ([1, 1], 2, 0.0)],
)
def test_an_error_is_reached_where_it_is_not_passed_again(curve: list[float], wanted: float, at: float | None) -> None:
    assert reach(curve, wanted) == at
