"""The placement test ends, asks nothing twice, and believes what a sum over everything would believe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from math import exp, pi, sqrt
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skilltree.engine.placement import CUTS, Answered, Placement, Prior, Question, authored_difficulty, prior_of
from skilltree.engine.placement.belief import KINSHIP, POPULATION_WIDTH, Forest
from skilltree.engine.placement.choice import aims, gains
from skilltree.engine.placement.placement import DROP
from skilltree.engine.placement.response import GRID, SLIP, right_table
from skilltree.model.words import Standing

CHAIN = {"c": ("b",), "b": ("a",), "a": ()}


def bank(*skills: str, each: int = 4, choices: int = 0) -> list[Question]:
    return [
        Question(id=f"{skill}{at}", skill=skill, difficulty=authored_difficulty(1 + at % 4), choices=choices)
        for skill in skills
        for at in range(each)
    ]


def play(test: Placement, seed: str, ability: Mapping[str, float]) -> list[Answered]:
    random = Random(seed)
    answered: list[Answered] = []
    while (question := test.next(answered, seed)) is not None:
        chance = 1 / (1 + exp(question.difficulty - ability[question.skill]))
        answered.append(Answered(question=question.id, right=random.random() < chance))
        assert len(answered) <= len(test.questions), "the test does not end"
    return answered


# What the engine should say, by plain loops over every combination of abilities.


def slow_right(question: Question, ability: float) -> float:
    slope = 1 / sqrt(1 + pi / 8 * question.spread**2)
    floor = 1 / question.choices if question.choices > 1 else 0.0
    return floor + (1 - floor - SLIP) / (1 + exp((question.difficulty - ability) * slope))


def slow_joint(
    skills: Sequence[str],
    edges: Sequence[tuple[str, str]],
    depth: Mapping[str, int],
    prior: Mapping[str, Prior],
    answers: Sequence[tuple[Question, bool]],
) -> dict[tuple[float, ...], float]:
    """Weigh every combination: a multivariate normal by its inverse covariance, times what was said and answered."""
    count = len(skills)
    likeness = np.eye(count)
    for _ in range(count):
        for one, other in edges:
            i, j = skills.index(one), skills.index(other)
            for k in range(count):
                for a, b in ((i, j), (j, i)):
                    if k != a:
                        likeness[a, k] = likeness[k, a] = max(likeness[a, k], KINSHIP * likeness[b, k])
    inverse = np.linalg.inv(likeness * POPULATION_WIDTH**2)
    usual = [-min(DROP * depth[skill], 1.0) for skill in skills]
    weights: dict[tuple[float, ...], float] = {}
    for point in product([float(x) for x in GRID], repeat=count):
        away = [point[i] - usual[i] for i in range(count)]
        weight = -0.5 * sum(away[i] * inverse[i, j] * away[j] for i in range(count) for j in range(count))
        for skill, said in prior.items():
            weight -= 0.5 * ((point[skills.index(skill)] - said.mean) / said.width) ** 2
        weights[point] = exp(weight)
        for question, right in answers:
            chance = slow_right(question, point[skills.index(question.skill)])
            weights[point] *= chance if right else 1 - chance
    total = sum(weights.values())
    return {point: weight / total for point, weight in weights.items()}


@settings(max_examples=8)
@given(
    st.lists(st.tuples(st.integers(0, 7), st.booleans()), max_size=6, unique_by=lambda each: each[0]),
    st.dictionaries(
        st.sampled_from(["a", "b"]),
        st.builds(Prior, mean=st.floats(-3, 3), width=st.floats(0.4, 2)),
        max_size=2,
    ),
    st.sampled_from([0, 2, 4]),
)
def test_beliefs_are_those_of_a_sum_over_everything(
    chosen: list[tuple[int, bool]], prior: dict[str, Prior], choices: int
) -> None:
    questions = bank("a", "b", choices=choices)
    test = Placement(questions, {"b": ("a",), "a": ()}, prior)
    answers = [(questions[at], right) for at, right in chosen]
    joint = slow_joint(["a", "b"], [("b", "a")], {"a": 0, "b": 1}, prior, answers)
    found = test.estimate([Answered(question=question.id, right=right) for question, right in answers])
    for at, skill in enumerate(["a", "b"]):
        mean = sum(point[at] * weight for point, weight in joint.items())
        variance = sum((point[at] - mean) ** 2 * weight for point, weight in joint.items())
        assert found[skill].mean == pytest.approx(mean, abs=1e-9)
        assert found[skill].error == pytest.approx(sqrt(variance), abs=1e-9)
        for level, cut in enumerate(CUTS):
            # Without sharing the cell that holds the cut: off by no more than that cell.
            above = sum(weight for point, weight in joint.items() if point[at] >= cut)
            cell = sum(weight for point, weight in joint.items() if abs(point[at] - cut) <= 0.125)
            assert found[skill].at_least[level] == pytest.approx(above, abs=cell + 1e-9)


def test_a_chain_of_three_is_a_sum_over_everything_too() -> None:
    questions = bank("a", "b", "c", choices=3)
    by_id = {each.id: each for each in questions}
    prior = {"c": prior_of(2, Standing.CLAIMED)}
    answered = [Answered(question=each, right=right) for each, right in (("a2", True), ("c0", False), ("b1", True))]
    joint = slow_joint(
        ["a", "b", "c"],
        [("b", "a"), ("c", "b")],
        {"a": 0, "b": 1, "c": 2},
        prior,
        [(by_id[each.question], each.right) for each in answered],
    )
    found = Placement(questions, CHAIN, prior).estimate(answered)
    for at, skill in enumerate(["a", "b", "c"]):
        assert found[skill].mean == pytest.approx(sum(p[at] * w for p, w in joint.items()), abs=1e-9)


def test_the_gain_is_what_trying_both_answers_gives() -> None:
    questions = bank("a", "b", "c", "d", each=3, choices=4)
    forest = Forest([0, 1, 2, 3], [-1, 0, 1, 0], np.array([0.0, -0.2, -0.4, 0.3]))
    right = right_table(questions, guessing=True)
    likelihood = np.ones((4, len(GRID)))
    likelihood[1] *= right[3]
    likelihood[3] *= 1 - right[10]
    worth, owner = aims([2, 1, 3, 2])
    skill = np.repeat(np.arange(4), 3)
    posterior, expected = forest.expectations(likelihood, worth, owner)
    found = gains(posterior, expected, right, skill)
    for at in range(len(questions)):
        now = np.einsum("fk,fk->f", worth, posterior[owner])
        gain = np.zeros(len(owner))
        for answer in (right[at], 1 - right[at]):
            tried = likelihood.copy()
            tried[skill[at]] *= answer
            then = forest.beliefs(tried[None])[0]
            gain += (posterior[skill[at]] @ answer) * (np.einsum("fk,fk->f", worth, then[owner]) - now) ** 2
        assert found[at] == pytest.approx(gain.sum(), rel=1e-6)


# Promises that hold whatever is answered.

ABILITIES = st.fixed_dictionaries({skill: st.floats(-4, 4) for skill in CHAIN})
PRIORS = st.dictionaries(st.sampled_from("abc"), st.builds(prior_of, st.integers(1, 4), st.sampled_from(Standing)))
ANSWERS = st.lists(st.tuples(st.integers(0, 11), st.booleans()), max_size=12, unique_by=lambda each: each[0])


@given(ABILITIES, PRIORS, st.text(max_size=5), st.integers(0, 9), st.sampled_from([0, 3]))
def test_it_ends_within_its_cap_and_asks_nothing_twice(
    ability: dict[str, float], prior: dict[str, Prior], seed: str, most: int, choices: int
) -> None:
    test = Placement(bank("a", "b", "c", choices=choices), CHAIN, prior, most=most)
    asked = [each.question for each in play(test, seed, ability)]
    assert len(asked) <= most
    assert len(set(asked)) == len(asked)


@given(ANSWERS, PRIORS, st.randoms(use_true_random=False))
def test_the_order_of_answers_makes_no_difference(
    chosen: list[tuple[int, bool]], prior: dict[str, Prior], random: Random
) -> None:
    questions = bank("a", "b", "c")
    test = Placement(questions, CHAIN, prior)
    answered = [Answered(question=questions[at].id, right=right) for at, right in chosen]
    other = random.sample(answered, len(answered))
    assert test.estimate(other) == test.estimate(answered)
    assert test.next(other, "s") == test.next(answered, "s")
    turned = Placement(random.sample(questions, len(questions)), CHAIN, prior)
    assert turned.estimate(answered) == test.estimate(answered)


@given(ANSWERS, st.integers(0, 11), PRIORS, st.sampled_from([0, 2, 4]))
def test_a_right_answer_never_lowers_an_estimate_nor_a_wrong_one_lifts_it(
    chosen: list[tuple[int, bool]], more: int, prior: dict[str, Prior], choices: int
) -> None:
    questions = bank("a", "b", "c", "d", each=3, choices=choices)
    test = Placement(questions, {"d": ("b", "c"), "b": ("a",), "c": ("a",)}, prior)
    answered = [Answered(question=questions[at].id, right=right) for at, right in chosen if at != more]
    before = test.estimate(answered)
    better = test.estimate([*answered, Answered(question=questions[more].id, right=True)])
    worse = test.estimate([*answered, Answered(question=questions[more].id, right=False)])
    for skill in test.skills:
        assert worse[skill].mean - 1e-9 <= before[skill].mean <= better[skill].mean + 1e-9
        for less, now, greater in zip(
            worse[skill].at_least, before[skill].at_least, better[skill].at_least, strict=True
        ):
            assert less - 1e-9 <= now <= greater + 1e-9


@given(ANSWERS, PRIORS)
def test_levels_fall_from_left_to_right(chosen: list[tuple[int, bool]], prior: dict[str, Prior]) -> None:
    questions = bank("a", "b", "c")
    found = Placement(questions, CHAIN, prior).estimate(
        [Answered(question=questions[at].id, right=right) for at, right in chosen]
    )
    for each in found.values():
        assert list(each.at_least) == sorted(each.at_least, reverse=True)
        assert 0 <= each.at_least[3] <= each.at_least[0] <= 1 + 1e-12


# Scenarios.


def test_who_can_do_the_harder_thing_likely_can_do_what_it_requires() -> None:
    nothing = Placement(bank("c"), CHAIN, {}).estimate([])
    shown = Placement(bank("c"), CHAIN, {"c": prior_of(4, Standing.CONFIRMED)}).estimate([])
    assert shown["b"].mean - nothing["b"].mean > shown["a"].mean - nothing["a"].mean > 0.8
    assert shown["a"].error < nothing["a"].error


def test_two_neighbours_get_other_questions_and_one_person_the_same() -> None:
    test = Placement(bank("a", "b", "c", each=16), CHAIN, {})
    ability = dict.fromkeys(CHAIN, 0.0)
    ways = [[each.question for each in play(test, f"person {at}", ability)] for at in range(6)]
    assert len({tuple(way) for way in ways}) == 6
    assert len({way[0] for way in ways}) > 2
    assert ways[0] == [each.question for each in play(test, "person 0", ability)]


def test_nothing_is_asked_where_everything_is_known() -> None:
    sure = {skill: Prior(mean=4.0, width=0.2) for skill in CHAIN}
    assert Placement(bank("a", "b", "c"), CHAIN, sure).next([], "s") is None


def test_a_lucky_guess_counts_for_less() -> None:
    answered = [Answered(question="a3", right=True)]
    open_question = Placement(bank("a"), {}, {}).estimate(answered)["a"]
    two_choices = Placement(bank("a", choices=2), {}, {}).estimate(answered)["a"]
    untold = Placement(bank("a", choices=2), {}, {}, guessing=False).estimate(answered)["a"]
    assert two_choices.mean < open_question.mean == untold.mean


def test_a_skill_without_questions_is_judged_by_its_kin() -> None:
    test = Placement(bank("c"), CHAIN, {})
    found = test.estimate([Answered(question=f"c{at}", right=True) for at in range(4)])
    assert found["a"].asked == 0
    assert found["a"].mean > test.estimate([])["a"].mean + 0.2


@pytest.mark.parametrize(
    ("requires", "loop"),
    [({"a": ("a",)}, "a > a"), ({"a": ("b",), "b": ("c",), "c": ("b",)}, "b > c > b")],
)
def test_prerequisites_that_go_round_are_refused_by_name(requires: dict[str, tuple[str, ...]], loop: str) -> None:
    with pytest.raises(ValueError, match=loop):
        Placement([], requires, {})


@pytest.mark.parametrize(
    ("questions", "options", "named"),
    [
        ([*bank("a"), *bank("a")], {}, "one id"),
        ([Question(id="a", skill="a", difficulty=9.0)], {}, "question a"),
        ([Question(id="a", skill="a", difficulty=float("nan"))], {}, "question a"),
        (bank("a"), {"needed": {"a": 5}}, "needed level of a"),
        (bank("a"), {"sure": 0.5}, "sure"),
    ],
)
def test_bad_numbers_are_refused_by_name(questions: list[Question], options: dict[str, object], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        Placement(questions, {}, {}, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("answered", [["x"], ["a1", "a1"]])
def test_answers_of_another_test_or_given_twice_are_refused(answered: list[str]) -> None:
    with pytest.raises(ValueError, match=answered[0]):
        Placement(bank("a"), {}, {}).estimate([Answered(question=each, right=True) for each in answered])


def test_levels_and_standings_order_the_priors() -> None:
    means = [prior_of(level, Standing.LEARNT).mean for level in (1, 2, 3, 4)]
    assert means == sorted(means)
    widths = [prior_of(2, standing).width for standing in (Standing.CONFIRMED, Standing.LEARNT, Standing.CLAIMED)]
    assert widths == sorted(widths)
    slept = prior_of(2, Standing.LEARNT, dormant=True)
    assert slept.mean < prior_of(2, Standing.LEARNT).mean
    assert slept.width > prior_of(2, Standing.LEARNT).width
