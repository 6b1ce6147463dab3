"""Difficulties come from answers, and from authors where there are none."""

from __future__ import annotations

from math import exp
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skilltree.engine.placement import Answered, Prior, Question, Sitting, calibrate
from skilltree.engine.placement.response import GRID, SLIP, chances

REQUIRES = {"b": ("a",)}
BANK = [
    Question(id=f"{skill}{at}", skill=skill, difficulty=(-1.5, -0.5, 0.5, 1.5)[at % 4])
    for skill in "ab"
    for at in range(6)
]
SITTINGS = st.lists(
    st.builds(
        lambda answers, prior: Sitting(
            answered=tuple(Answered(question=BANK[at].id, right=right) for at, right in answers), prior=prior
        ),
        st.lists(st.tuples(st.integers(0, 11), st.booleans()), max_size=12, unique_by=lambda each: each[0]),
        st.dictionaries(st.just("a"), st.builds(Prior, mean=st.floats(-2, 2), width=st.floats(0.5, 2))),
    ),
    max_size=5,
)


def planted(people: int, true: dict[str, float], *, shift: float = 0.0, share: float = 1.0) -> list[Sitting]:
    random = Random(7)
    sittings = []
    for _ in range(people):
        a = random.gauss(shift, 1.5)
        ability = {"a": a, "b": shift - 0.25 + 0.7 * (a - shift) + random.gauss(0, 1.07)}
        answered = [
            Answered(
                question=each.id, right=random.random() < (1 - SLIP) / (1 + exp(true[each.id] - ability[each.skill]))
            )
            for each in BANK
            if random.random() < share
        ]
        sittings.append(Sitting(answered=tuple(answered)))
    return sittings


def off(true: dict[str, float], found: dict[str, float]) -> float:
    return float(np.sqrt(np.mean([(true[each] - found[each]) ** 2 for each in true])))


def test_without_answers_authors_are_believed() -> None:
    found = calibrate([Sitting(answered=())], BANK, REQUIRES)
    assert {each: found.difficulties[each].value for each in found.difficulties} == {q.id: q.difficulty for q in BANK}
    assert all(each.answers == 0 for each in found.difficulties.values())
    assert found.usual == {}
    one = calibrate([Sitting(answered=(Answered(question="a0", right=True),))], BANK, REQUIRES).difficulties
    assert all(one[each.id].value == each.difficulty for each in BANK if each.id != "a0")
    assert one["a0"].value < BANK[0].difficulty


@pytest.mark.parametrize("shift", [0.0, 0.8])
def test_many_answers_find_what_was_planted(shift: float) -> None:
    random = Random(3)
    true = {each.id: each.difficulty + random.gauss(0, 0.7) for each in BANK}
    authored = {each.id: each.difficulty for each in BANK}
    few, many = (calibrate(planted(people, true, shift=shift), BANK, REQUIRES).difficulties for people in (60, 500))
    assert off(true, {each: few[each].value for each in few}) < 0.85 * off(true, authored)
    # Where a scale begins no answer tells: what is left of the mean is the authors'.
    skills = {each: [q.id for q in BANK if q.skill == each] for each in "ab"}
    for ids in skills.values():
        error = np.array([many[each].value - true[each] for each in ids])
        assert np.std(error) < 0.2
        authors = np.mean([authored[each] - true[each] for each in ids])
        assert abs(error.mean()) < abs(authors) + 0.35
    assert all(each.spread < 0.2 for each in many.values())


def test_abler_people_are_not_taken_for_easier_questions() -> None:
    true = {each.id: each.difficulty for each in BANK}
    found = calibrate(planted(400, true, shift=1.0), BANK, REQUIRES)
    assert found.usual["a"] == pytest.approx(1.0, abs=0.3)
    assert np.mean([found.difficulties[each].value - true[each] for each in true]) == pytest.approx(0, abs=0.3)


def test_a_planted_bad_question_stands_out() -> None:
    true = {each.id: each.difficulty for each in BANK} | {"a2": BANK[2].difficulty + 2.5}
    found = calibrate(planted(60, true), BANK, REQUIRES).difficulties
    off_by = {each.id: abs(found[each.id].value - each.difficulty) for each in BANK}
    assert max(off_by, key=lambda each: off_by[each]) == "a2"
    assert off_by["a2"] > 1


@settings(max_examples=25)
@given(SITTINGS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_makes_no_difference(sittings: list[Sitting], random: Random) -> None:
    other = [
        Sitting(answered=tuple(random.sample(each.answered, len(each.answered))), prior=each.prior)
        for each in random.sample(sittings, len(sittings))
    ]
    assert calibrate(other, random.sample(BANK, len(BANK)), REQUIRES, rounds=5) == calibrate(
        sittings, BANK, REQUIRES, rounds=5
    )


@settings(max_examples=25)
@given(SITTINGS, st.sampled_from(BANK))
def test_one_more_who_failed_never_makes_a_question_easier(sittings: list[Sitting], question: Question) -> None:
    """Alone in its sitting the answer says nothing of anybody else."""
    before = calibrate(sittings, BANK, REQUIRES, rounds=1)
    failed = Sitting(answered=(Answered(question=question.id, right=False),))
    after = calibrate([*sittings, failed], BANK, REQUIRES, rounds=1)
    assert after.difficulties[question.id].value >= before.difficulties[question.id].value - 1e-9


def test_what_was_learnt_before_saves_rounds() -> None:
    random = Random(5)
    true = {each.id: each.difficulty + random.gauss(0, 0.7) for each in BANK}
    sittings = planted(120, true, share=0.6)
    old = calibrate(sittings[:110], BANK, REQUIRES)
    whole = calibrate(sittings, BANK, REQUIRES).difficulties
    warm, cold = (calibrate(sittings, BANK, REQUIRES, start=start, rounds=3).difficulties for start in (old, None))

    def away(found: dict[str, float]) -> float:
        return max(abs(found[each] - whole[each].value) for each in whole)

    assert away({each: warm[each].value for each in warm}) < 0.5 * away({each: cold[each].value for each in cold})


def test_answers_to_other_questions_are_left_aside() -> None:
    other = Sitting(answered=(Answered(question="withdrawn", right=True),))
    assert calibrate([other], BANK, REQUIRES) == calibrate([], BANK, REQUIRES)


def test_one_question_is_weighed_as_plain_integration_does() -> None:
    """One skill, one question, one round: expected answers by ability, then prior times likelihood."""
    question = Question(id="a", skill="a", difficulty=0.4, choices=4, spread=0.7)
    sat = [Sitting(answered=(Answered(question="a", right=right),)) for right in (True, True, False)]
    found = calibrate(sat, [question], {}, rounds=1).difficulties["a"]
    table = chances(np.array([0.4]), np.array([0.7]), np.array([0.25]))[0]
    normal = np.exp(-0.5 * (GRID / 1.5) ** 2)
    seen, got = np.zeros(len(GRID)), np.zeros(len(GRID))
    for right in (True, True, False):
        belief = normal * (table if right else 1 - table)
        seen += belief / belief.sum()
        got += (belief / belief.sum()) * right
    weights = {}
    for value in np.linspace(-6, 6, 121):
        likely = -0.5 * ((value - 0.4) / 0.7) ** 2
        for at, ability in enumerate(GRID):
            chance = 0.25 + (1 - 0.25 - SLIP) / (1 + exp(value - ability))
            likely += got[at] * np.log(chance) + (seen[at] - got[at]) * np.log(1 - chance)
        weights[value] = exp(likely)
    total = sum(weights.values())
    mean = sum(value * weight for value, weight in weights.items()) / total
    assert found.value == pytest.approx(mean, abs=1e-9)
    assert found.spread**2 == pytest.approx(sum((v - mean) ** 2 * w for v, w in weights.items()) / total, abs=1e-9)
