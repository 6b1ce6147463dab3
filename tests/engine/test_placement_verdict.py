"""Estimates become what a person is told: skip, first, later, and the wording that suits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skilltree.engine.placement import Answered, Estimate, Holding, Placement, Question, Teaching, Wording
from skilltree.engine.placement.verdict import advise
from skilltree.model.course import SkillLevel


def known(*at_least: float) -> Estimate:
    one, two, three, four = at_least
    return Estimate(mean=0.0, error=1.0, at_least=(one, two, three, four), asked=3)


def module(name: str, teaches: str, *requires: str) -> Teaching:
    """`a2` is skill a at level 2."""

    def levels(texts: tuple[str, ...]) -> tuple[SkillLevel, ...]:
        return tuple(SkillLevel(skill_id=text[0], level=int(text[1])) for text in texts)

    return Teaching(id=name, requires=levels(requires), teaches=levels((teaches,)))


HELD = known(0.99, 0.95, 0.4, 0.1)
LACKED = known(0.3, 0.1, 0.01, 0.0)
OPEN = known(0.9, 0.6, 0.2, 0.0)


@pytest.mark.parametrize(
    ("estimate", "expected"),
    [
        (HELD, (Holding.HOLDS, 0.95, 2, 2, Wording.HARDER)),
        (LACKED, (Holding.LACKS, 0.9, 0, 0, Wording.EASIER)),
        (OPEN, (Holding.UNSURE, 0.6, 2, 1, Wording.EASIER)),
    ],
)
def test_a_skill_is_held_lacked_or_unsure(
    estimate: Estimate, expected: tuple[Holding, float, int, int, Wording]
) -> None:
    (each,) = advise({"a": estimate}, {"a": 2}, (), {}).skills
    found = (each.holding, round(each.certainty, 9), each.level, each.sure_level, each.wording)
    assert found == expected


def test_only_what_is_surely_held_is_skipped() -> None:
    modules = (module("held", "a2"), module("unsure", "b2"), module("lacked", "c2"), module("more", "a3"))
    verdict = advise({"a": HELD, "b": OPEN, "c": LACKED}, dict.fromkeys("abc", 2), modules, {})
    assert verdict.skip == ("held",)
    assert [each.id for each in verdict.first] == ["unsure", "lacked", "more"]


def test_a_module_waits_for_those_that_open_it() -> None:
    modules = (
        module("last", "c2", "b2"),
        module("never", "d2", "z1"),
        module("then", "b2", "a2"),
        module("begin", "a2"),
    )
    verdict = advise({"a": LACKED, "b": LACKED, "c": LACKED, "d": LACKED}, dict.fromkeys("abcd", 2), modules, {})
    assert [each.id for each in verdict.first] == ["begin"]
    assert [(each.id, each.waits_for) for each in verdict.later] == [
        ("then", ("a",)),
        ("last", ("b",)),
        ("never", ("z",)),
    ]


def test_a_skill_outside_the_test_counts_as_the_tree_has_it() -> None:
    modules = (module("uses", "a3", "z2"),)
    assert advise({"a": HELD}, {"a": 2}, modules, {"z": 2}).later == ()
    assert [each.id for each in advise({"a": HELD}, {"a": 2}, modules, {"z": 1}).later] == ["uses"]


@pytest.mark.parametrize(
    ("taught", "required", "wording"),
    [
        ("a3", "a2", Wording.HARDER),
        ("a2", "c1", Wording.EASIER),
        ("b2", "a2", Wording.HARDER),
        ("a1", "b1", Wording.EASIER),
    ],
)
def test_the_harder_wording_is_for_who_is_ready(taught: str, required: str, wording: Wording) -> None:
    verdict = advise(
        {"a": known(0.8, 0.75, 0.3, 0.1), "b": OPEN, "c": LACKED},
        dict.fromkeys("abc", 2),
        [module("m", taught, required)],
        {},
    )
    (advice,) = (*verdict.first, *verdict.later)
    assert advice.wording is wording


@given(
    st.lists(st.tuples(st.integers(0, 7), st.booleans()), max_size=8, unique_by=lambda each: each[0]),
    st.lists(
        st.builds(
            module,
            st.uuids().map(str),
            st.sampled_from(["a1", "a2", "b2", "b3", "c1"]),
            st.sampled_from(["a1", "b1", "b2", "c2", "z1"]),
        ),
        max_size=6,
    ),
)
def test_every_module_is_in_one_place(chosen: list[tuple[int, bool]], modules: list[Teaching]) -> None:
    questions = [
        Question(id=f"{skill}{at}", skill=skill, difficulty=at - 1.5, spread=0.2) for skill in "ab" for at in range(4)
    ]
    test = Placement(questions, {"b": ("a",), "c": ("b",)}, {})
    verdict = test.verdict([Answered(question=questions[at].id, right=right) for at, right in chosen], modules)
    placed = [*verdict.skip, *(each.id for each in (*verdict.first, *verdict.later))]
    assert sorted(placed) == sorted(each.id for each in modules)
    assert [each.skill for each in verdict.skills] == list(test.skills)
    assert all(each.waits_for for each in verdict.later)
    assert not any(each.waits_for for each in verdict.first)
