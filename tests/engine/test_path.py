"""Plans are valid, as short as they can be for few modules, and say what they cannot reach."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skilltree.engine import path, path_relaxed
from skilltree.engine.path import plan
from skilltree.engine.path_relaxed import ModuleFacts, Step, order
from skilltree.model.course import SkillLevel
from skilltree.model.suggestion import PathLimits, Plan

NO_LIMITS = PathLimits()


def at(skill_id: str, level: int = 1) -> SkillLevel:
    return SkillLevel(skill_id=skill_id, level=level)


def module(
    module_id: str, hours: float, requires: str = "", teaches: str = "", *, cost: int = 0, online: bool = True
) -> ModuleFacts:
    """Skills as "a b2": a at level 1, b at level 2."""

    def levels(text: str) -> tuple[SkillLevel, ...]:
        return tuple(at(each[0], int(each[1:] or 1)) for each in text.split())

    return ModuleFacts(
        id=module_id, hours=hours, requires=levels(requires), teaches=levels(teaches), cost_euros=cost, online=online
    )


def test_a_chain_is_followed_in_order() -> None:
    modules = [module("3", 1, "b", "c"), module("1", 5, "", "a"), module("2", 3, "a", "b"), module("x", 1, "", "z")]
    found = plan([at("c")], {}, modules, limits=NO_LIMITS)
    assert found == Plan(module_ids=("1", "2", "3"), hours=9, have=(), lacking=())


def test_what_is_held_is_not_learnt_again() -> None:
    found = plan([at("a"), at("b")], {"a": 2}, [module("1", 5, "", "a"), module("2", 3, "a", "b")], limits=NO_LIMITS)
    assert found.module_ids == ("2",)
    assert found.have == (at("a"),)


def test_one_module_for_two_skills_beats_two() -> None:
    modules = [module("1", 2, "", "a"), module("2", 2, "", "b"), module("3", 3, "", "a b")]
    assert plan([at("a"), at("b")], {}, modules, limits=NO_LIMITS).module_ids == ("3",)


def test_levels_are_climbed() -> None:
    modules = [module("1", 2, "", "a1"), module("2", 2, "a1", "a2"), module("3", 9, "", "a2")]
    assert plan([at("a", 2)], {}, modules, limits=NO_LIMITS).module_ids == ("1", "2")
    assert plan([at("a", 3)], {}, modules, limits=NO_LIMITS).lacking == (at("a", 3),)


def test_modules_that_wait_for_each_other_lead_nowhere() -> None:
    modules = [module("1", 1, "b", "a"), module("2", 1, "a", "b")]
    assert plan([at("a")], {}, modules, limits=NO_LIMITS).lacking == (at("a"),)
    assert plan([at("a")], {"b": 1}, modules, limits=NO_LIMITS).module_ids == ("1",)


def test_online_only_leaves_places_out() -> None:
    modules = [module("1", 1, "", "a", online=False), module("2", 9, "", "a")]
    assert plan([at("a")], {}, modules, limits=PathLimits(online_only=True)).module_ids == ("2",)


def test_a_budget_prefers_the_free_and_names_what_it_does_not_reach() -> None:
    modules = [module("1", 1, "", "a", cost=100), module("2", 9, "", "a"), module("3", 1, "", "b", cost=60)]
    limits = PathLimits(max_cost_euros=50)
    assert plan([at("a")], {}, modules, limits=limits).module_ids == ("2",)
    assert plan([at("a"), at("b")], {}, modules, limits=limits).lacking == (at("b"),)
    both = [module("1", 1, "", "a", cost=40), module("3", 1, "", "b", cost=40)]
    assert plan([at("a"), at("b")], {}, both, limits=limits).module_ids == ("1",)


def test_nothing_wanted_nothing_planned() -> None:
    assert plan([], {}, [], limits=NO_LIMITS) == Plan(module_ids=(), hours=0, have=(), lacking=())


def test_order_refuses_what_has_none() -> None:
    with pytest.raises(ValueError, match="wait"):
        order([Step.of(module("1", 1, "b", "a"))], {})


SKILLS = st.builds(at, st.sampled_from("abcde"), st.integers(1, 2))
MODULES = st.lists(
    st.builds(
        ModuleFacts,
        id=st.sampled_from("123456789"),
        hours=st.integers(1, 9).map(float),
        requires=st.lists(SKILLS, max_size=2, unique_by=lambda each: each.skill_id).map(tuple),
        teaches=st.lists(SKILLS, min_size=1, max_size=2, unique_by=lambda each: each.skill_id).map(tuple),
        cost_euros=st.sampled_from([0, 0, 20]),
    ),
    max_size=7,
    unique_by=lambda each: each.id,
)
WANTED = st.lists(SKILLS, min_size=1, max_size=3, unique_by=lambda each: each.skill_id)
HELD = st.dictionaries(st.sampled_from("abcde"), st.integers(1, 2), max_size=2)


def walk(ids: tuple[str, ...], held: dict[str, int], modules: list[ModuleFacts]) -> dict[str, int]:
    """Follow the modules in this order, checking every prerequisite."""
    levels = dict(held)
    for each in ids:
        facts = next(module for module in modules if module.id == each)
        assert all(levels.get(need.skill_id, 0) >= need.level for need in facts.requires)
        for gain in facts.teaches:
            levels[gain.skill_id] = max(levels.get(gain.skill_id, 0), gain.level)
    return levels


def fewest_hours(targets: list[SkillLevel], held: dict[str, int], modules: list[ModuleFacts]) -> float:
    """Try every set of modules."""
    best = float("inf")
    for size in range(len(modules) + 1):
        for some in combinations(modules, size):
            try:
                ordered = order([Step.of(each) for each in some], held)
            except ValueError:
                continue
            levels = walk(tuple(each.id for each in ordered), held, modules)
            if all(levels.get(each.skill_id, 0) >= each.level for each in targets):
                best = min(best, sum(each.hours for each in some))
    return best


@settings(max_examples=150)
@given(WANTED, HELD, MODULES)
def test_small_plans_are_the_shortest(
    wanted: list[SkillLevel], held: dict[str, int], modules: list[ModuleFacts]
) -> None:
    found = plan(wanted, held, modules, limits=NO_LIMITS)
    levels = walk(found.module_ids, held, modules)
    reached = [each for each in wanted if each not in found.lacking]
    assert all(levels.get(each.skill_id, 0) >= each.level for each in reached)
    assert all(fewest_hours([each], held, modules) == float("inf") for each in found.lacking)
    assert found.hours == fewest_hours(reached, held, modules)
    assert set(found.have) == {each for each in wanted if held.get(each.skill_id, 0) >= each.level}


@settings(max_examples=150)
@given(WANTED, HELD, MODULES, st.sampled_from([0, 400]))
def test_large_plans_are_valid_and_not_much_longer(
    wanted: list[SkillLevel], held: dict[str, int], modules: list[ModuleFacts], careful: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(path, "EXACT", -1)
        patch.setattr(path_relaxed, "CAREFUL", careful)
        found = plan(wanted, held, modules, limits=NO_LIMITS)
    levels = walk(found.module_ids, held, modules)
    reached = [each for each in wanted if each not in found.lacking]
    assert all(levels.get(each.skill_id, 0) >= each.level for each in reached)
    assert found.lacking == plan(wanted, held, modules, limits=NO_LIMITS).lacking
    assert found.hours <= 1.5 * fewest_hours(reached, held, modules)


@given(WANTED, HELD, MODULES)
def test_order_of_input_does_not_matter(
    wanted: list[SkillLevel], held: dict[str, int], modules: list[ModuleFacts]
) -> None:
    assert plan(wanted, held, modules, limits=NO_LIMITS) == plan(wanted, held, modules[::-1], limits=NO_LIMITS)


@given(WANTED, MODULES, st.integers(0, 50))
def test_the_budget_is_kept(wanted: list[SkillLevel], modules: list[ModuleFacts], budget: int) -> None:
    found = plan(wanted, {}, modules, limits=PathLimits(max_cost_euros=budget))
    assert sum(each.cost_euros for each in modules if each.id in found.module_ids) <= budget
