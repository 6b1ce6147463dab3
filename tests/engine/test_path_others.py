"""Other ways to a goal reach the same within the same limits; what is missing is what has to be taught."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from skilltree.engine.path import ModuleFacts, PathIndex, hours_saved, other_plans, plan, why_lacking
from skilltree.model.course import SkillLevel
from skilltree.model.path_words import PathObstacle, PathWay
from skilltree.model.suggestion import PathLimits
from tests.engine.path_cases import HELD, MODULES, NO_LIMITS, WANTED, at, module, walk


def test_other_ways_are_cheaper_at_home_or_different() -> None:
    modules = [
        module("dear", 5, "", "a", cost=100),
        module("near", 6, "", "b", online=False),
        module("slow", 8, "", "a"),
        module("screen", 9, "", "b"),
    ]
    index = PathIndex(modules)
    wanted = [at("a"), at("b")]
    found = plan(wanted, {}, index, limits=NO_LIMITS)
    assert found.module_ids == ("dear", "near")
    others = {each.way: each for each in other_plans(found, wanted, {}, index, limits=NO_LIMITS)}
    assert others[PathWay.CHEAPER].module_ids == ("near", "slow")
    assert others[PathWay.CHEAPER].cost_euros == 0
    assert others[PathWay.ONLINE].module_ids == ("dear", "screen")
    assert others[PathWay.OTHER_COURSES].module_ids == ("slow", "screen")
    assert others[PathWay.OTHER_COURSES].hours == 17


def test_there_is_no_other_way_where_there_is_none() -> None:
    index = PathIndex([module("1", 5, "", "a")])
    found = plan([at("a")], {}, index, limits=NO_LIMITS)
    assert other_plans(found, [at("a")], {}, index, limits=NO_LIMITS) == ()
    barred = plan([at("a")], {}, index, limits=NO_LIMITS, barred={"1"})
    assert other_plans(barred, [at("a")], {}, index, limits=NO_LIMITS, barred={"1"}) == ()


@settings(max_examples=60)
@given(WANTED, HELD, MODULES, st.sampled_from([None, 0, 20]))
def test_other_ways_reach_the_same_within_the_same_limits(
    wanted: list[SkillLevel], held: dict[str, int], modules: list[ModuleFacts], budget: int | None
) -> None:
    limits = PathLimits(max_cost_euros=budget)
    index = PathIndex(modules)
    found = plan(wanted, held, index, limits=limits)
    reached = [each for each in wanted if each not in found.lacking]
    for other in other_plans(found, wanted, held, index, limits=limits):
        levels = walk(other.module_ids, held, modules)
        assert all(levels.get(each.skill_id, 0) >= each.level for each in reached)
        assert set(other.module_ids) != set(found.module_ids)
        assert budget is None or other.cost_euros <= budget


def why(
    wanted: list[SkillLevel],
    modules: list[ModuleFacts],
    limits: PathLimits = NO_LIMITS,
    barred: dict[str, PathObstacle] | None = None,
) -> list[tuple[str, str, tuple[str, ...]]]:
    index = PathIndex(modules)
    found = plan(wanted, {}, index, limits=limits, barred=barred or {})
    missing = why_lacking(found.lacking, {}, index, limits=limits, barred=barred or {})
    return [(each.wanted, each.skill_id, tuple(each.obstacles)) for each in missing]


def test_what_nobody_teaches_is_followed_back_to_where_it_begins() -> None:
    modules = [module("1", 1, "b", "a"), module("2", 1, "c d", "b"), module("3", 1, "", "d")]
    assert why([at("a")], modules) == [("a", "c", ("nobody_teaches",))]
    assert why([at("z")], modules) == [("z", "z", ("nobody_teaches",))]
    assert why([at("d", 3)], modules) == [("d", "d", ("not_that_far",))]


def test_the_way_that_lacks_least_is_told() -> None:
    modules = [module("1", 1, "x y", "a"), module("2", 1, "z", "a")]
    assert why([at("a")], modules) == [("a", "z", ("nobody_teaches",))]


def test_the_limit_that_leaves_a_module_out_is_named() -> None:
    modules = [module("1", 1, "", "a", cost=60), module("2", 1, "", "a", online=False), module("3", 1, "a", "b")]
    limits = PathLimits(max_cost_euros=0, online_only=True)
    assert why([at("b")], modules, limits) == [("b", "a", ("cost", "place"))]
    assert why([at("a")], modules[:1], barred={"1": PathObstacle.SEATS}) == [("a", "a", ("seats",))]
    two = [module("1", 1, "", "a", cost=40), module("2", 1, "", "b", cost=40)]
    assert why([at("a"), at("b")], two, PathLimits(max_cost_euros=50)) == [("b", "b", ("budget",))]


def test_modules_that_wait_for_each_other_are_told() -> None:
    assert why([at("a")], [module("1", 1, "b", "a"), module("2", 1, "a", "b")]) == [("a", "a", ("circle",))]


@settings(max_examples=100)
@given(WANTED, MODULES)
def test_teaching_what_is_missing_opens_the_way(wanted: list[SkillLevel], modules: list[ModuleFacts]) -> None:
    index = PathIndex(modules)
    found = plan(wanted, {}, index, limits=NO_LIMITS)
    missing = why_lacking(found.lacking, {}, index, limits=NO_LIMITS, barred={})
    assert {each.wanted for each in missing} == {each.skill_id for each in found.lacking}
    taught = [
        ModuleFacts(id=f"new {place}", hours=1.0, teaches=(at(each.skill_id, each.level),))
        for place, each in enumerate(missing)
    ]
    assert plan(wanted, {}, PathIndex([*modules, *taught]), limits=NO_LIMITS).lacking == ()


def test_a_test_saves_the_steps_that_only_led_there() -> None:
    index = PathIndex([module("1", 2, "", "a"), module("2", 3, "a", "b"), module("3", 4, "", "c")])
    found = plan([at("b"), at("c")], {}, index, limits=NO_LIMITS)
    assert hours_saved(found, [at("b"), at("c")], {}, index) == {"1": 2.0, "2": 5.0, "3": 4.0}
