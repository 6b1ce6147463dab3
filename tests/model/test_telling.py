"""A few answers give a level and an estimate of hours."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skilltree.model.errors import InvalidInput
from skilltree.model.telling import (
    MOST_HOURS,
    MOST_YEARS,
    Answers,
    ForWhom,
    Often,
    check_answers,
    hours_told,
    level_told,
)

ANSWERED = (None, False, True)


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        (Answers(alone=False), 1),
        (Answers(alone=False, new_case=True, shows=True), 1),
        (Answers(alone=True), 2),
        (Answers(alone=True, new_case=False, shows=True), 2),
        (Answers(alone=True, new_case=True), 3),
        (Answers(alone=True, new_case=True, shows=False), 3),
        (Answers(alone=True, new_case=True, shows=True), 4),
        (Answers(alone=True, new_case=True, shows=True, often=Often.ONCE), 2),
    ],
)
def test_answers_make_a_level(answers: Answers, level: int) -> None:
    assert level_told(answers) == level


def test_a_better_answer_never_gives_less() -> None:
    for new_case, shows, often in product(ANSWERED, ANSWERED, (None, *Often)):
        helped, alone = (
            level_told(Answers(alone=each, new_case=new_case, shows=shows, often=often)) for each in (False, True)
        )
        finds = level_told(Answers(alone=True, new_case=True, shows=shows, often=often))
        showing = level_told(Answers(alone=True, new_case=new_case, shows=True, often=often))
        assert 1 <= helped <= alone <= min(finds, showing) <= 4


@pytest.mark.parametrize(
    ("answers", "hours"),
    [
        (Answers(alone=True), None),
        (Answers(alone=True, years=3), None),
        (Answers(alone=True, often=Often.WEEKLY), None),
        (Answers(alone=True, years=3, often=Often.ONCE), None),
        (Answers(alone=True, years=3, often=Often.WEEKLY), 140.0),
        (Answers(alone=True, years=3, often=Often.WEEKLY, for_whom=(ForWhom.FAMILY,)), 140.0),
        (Answers(alone=True, years=3, often=Often.WEEKLY, for_whom=(ForWhom.FAMILY, ForWhom.WORK)), 470.0),
        (Answers(alone=True, years=0.1, often=Often.SOMETIMES), None),
        (Answers(alone=True, years=80, often=Often.DAILY, for_whom=(ForWhom.WORK,)), MOST_HOURS),
    ],
)
def test_hours_are_a_low_estimate(answers: Answers, hours: float | None) -> None:
    assert hours_told(answers) == hours


@given(st.floats(0, MOST_YEARS), st.sampled_from(Often), st.lists(st.sampled_from(ForWhom)))
def test_hours_are_never_more_than_a_life_has(years: float, often: Often, for_whom: list[ForWhom]) -> None:
    hours = hours_told(Answers(alone=True, years=years, often=often, for_whom=tuple(for_whom)))
    assert hours is None or 1 <= hours <= MOST_HOURS


@pytest.mark.parametrize("years", [-0.1, MOST_YEARS + 0.1, float("nan"), float("inf")])
def test_years_of_no_life_are_refused(years: float) -> None:
    with pytest.raises(InvalidInput):
        check_answers(Answers(alone=True, years=years))
