"""Plans are valid, proven ones are the shortest (by every set of modules, and by HiGHS), others say what they lack."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.path_oracle import fewest_hours as by_highs
from bench.path_world import DENSE, TANGLED, USUAL, Nature, World
from skilltree.engine.path import ModuleFacts, PathIndex, plan
from skilltree.engine.path.plan import Task
from skilltree.model.course import SkillLevel
from skilltree.model.suggestion import PathLimits, Plan
from tests.engine.path_cases import HELD, MODULES, NO_LIMITS, WANTED, at, module, walk


def planned(
    wanted: list[SkillLevel], held: dict[str, int], modules: list[ModuleFacts], limits: PathLimits = NO_LIMITS
) -> Plan:
    return plan(wanted, held, PathIndex(modules), limits=limits)


def test_a_chain_is_followed_in_order() -> None:
    modules = [module("3", 1, "b", "c"), module("1", 5, "", "a"), module("2", 3, "a", "b"), module("x", 1, "", "z")]
    found = planned([at("c")], {}, modules)
    assert found == Plan(module_ids=("1", "2", "3"), hours=9, have=(), lacking=())


def test_what_is_held_is_not_learnt_again() -> None:
    found = planned([at("a"), at("b")], {"a": 2}, [module("1", 5, "", "a"), module("2", 3, "a", "b")])
    assert found.module_ids == ("2",)
    assert found.have == (at("a"),)


def test_one_module_for_two_skills_beats_two() -> None:
    modules = [module("1", 2, "", "a"), module("2", 2, "", "b"), module("3", 3, "", "a b")]
    assert planned([at("a"), at("b")], {}, modules).module_ids == ("3",)


def test_levels_are_climbed() -> None:
    modules = [module("1", 2, "", "a1"), module("2", 2, "a1", "a2"), module("3", 9, "", "a2")]
    assert planned([at("a", 2)], {}, modules).module_ids == ("1", "2")
    assert planned([at("a", 3)], {}, modules).lacking == (at("a", 3),)


def test_modules_that_wait_for_each_other_lead_nowhere() -> None:
    modules = [module("1", 1, "b", "a"), module("2", 1, "a", "b")]
    assert planned([at("a")], {}, modules).lacking == (at("a"),)
    assert planned([at("a")], {"b": 1}, modules).module_ids == ("1",)


def test_online_only_leaves_places_out() -> None:
    modules = [module("1", 1, "", "a", online=False), module("2", 9, "", "a")]
    assert planned([at("a")], {}, modules, PathLimits(online_only=True)).module_ids == ("2",)


def test_a_budget_prefers_the_free_and_names_what_it_does_not_reach() -> None:
    modules = [module("1", 1, "", "a", cost=100), module("2", 9, "", "a"), module("3", 1, "", "b", cost=60)]
    limits = PathLimits(max_cost_euros=50)
    assert planned([at("a")], {}, modules, limits).module_ids == ("2",)
    assert planned([at("a"), at("b")], {}, modules, limits).lacking == (at("b"),)
    both = [module("1", 1, "", "a", cost=40), module("3", 1, "", "b", cost=40)]
    assert planned([at("a"), at("b")], {}, both, limits).module_ids == ("1",)


def test_nothing_wanted_nothing_planned() -> None:
    assert planned([], {}, []) == Plan(module_ids=(), hours=0, have=(), lacking=())


def test_order_refuses_what_has_none() -> None:
    index = PathIndex([module("1", 1, "b", "a")])
    with pytest.raises(ValueError, match="wait"):
        Task(index, {}, limits=NO_LIMITS).order([0])


def leads(some: tuple[ModuleFacts, ...], held: dict[str, int], targets: list[SkillLevel]) -> bool:
    """Return whether these modules, begun whenever they can be, lead to the targets."""
    levels, waiting = dict(held), list(some)
    while begun := [each for each in waiting if all(levels.get(n.skill_id, 0) >= n.level for n in each.requires)]:
        waiting = [each for each in waiting if each not in begun]
        for gain in (gain for each in begun for gain in each.teaches):
            levels[gain.skill_id] = max(levels.get(gain.skill_id, 0), gain.level)
    return all(levels.get(each.skill_id, 0) >= each.level for each in targets)


def fewest_hours(
    targets: list[SkillLevel], held: dict[str, int], modules: list[ModuleFacts], budget: int | None = None
) -> float:
    """Try every set of modules."""
    return min(
        (
            sum(each.hours for each in some)
            for size in range(len(modules) + 1)
            for some in combinations(modules, size)
            if (budget is None or sum(each.cost_euros for each in some) <= budget) and leads(some, held, targets)
        ),
        default=float("inf"),
    )


@settings(max_examples=150)
@given(WANTED, HELD, MODULES)
def test_small_plans_are_the_shortest(
    wanted: list[SkillLevel], held: dict[str, int], modules: list[ModuleFacts]
) -> None:
    found = planned(wanted, held, modules)
    levels = walk(found.module_ids, held, modules)
    reached = [each for each in wanted if each not in found.lacking]
    assert all(levels.get(each.skill_id, 0) >= each.level for each in reached)
    assert all(fewest_hours([each], held, modules) == float("inf") for each in found.lacking)
    assert found.proven
    assert found.hours == fewest_hours(reached, held, modules)
    assert set(found.have) == {each for each in wanted if held.get(each.skill_id, 0) >= each.level}


@settings(max_examples=100)
@given(WANTED, HELD, MODULES, st.integers(0, 3))
def test_plans_without_time_to_search_are_valid(
    wanted: list[SkillLevel], held: dict[str, int], modules: list[ModuleFacts], looks: int
) -> None:
    task = Task(PathIndex(modules), held, limits=NO_LIMITS)
    targets = {
        each.skill_id: each.level
        for each in wanted
        if held.get(each.skill_id, 0) < each.level and task.reaches(each.skill_id, each.level)
    }
    found = task.solve(targets, looks=looks)
    assert found is not None
    ids = tuple(task.index.modules[at].id for at in task.order(found.chosen))
    levels = walk(ids, held, modules)
    assert all(levels.get(skill, 0) >= level for skill, level in targets.items())
    best = fewest_hours([at(skill, level) for skill, level in targets.items()], held, modules)
    assert task.hours(found.chosen) >= best
    assert not found.proven or task.hours(found.chosen) == best


@given(WANTED, HELD, MODULES)
def test_order_of_input_does_not_matter(
    wanted: list[SkillLevel], held: dict[str, int], modules: list[ModuleFacts]
) -> None:
    assert planned(wanted, held, modules) == planned(wanted, held, modules[::-1])


@settings(max_examples=100)
@given(WANTED, MODULES, st.integers(0, 50))
def test_the_budget_is_kept_with_the_fewest_hours(
    wanted: list[SkillLevel], modules: list[ModuleFacts], budget: int
) -> None:
    found = planned(wanted, {}, modules, PathLimits(max_cost_euros=budget))
    assert found.cost_euros == sum(each.cost_euros for each in modules if each.id in found.module_ids) <= budget
    reached = [each for each in wanted if each not in found.lacking]
    best = fewest_hours(reached, {}, modules, budget)
    assert found.hours == best if found.proven else found.hours >= best


SMALL = [
    Nature(name=nature.name, modules=260, skills=round(nature.skills * 0.05), most_taught=nature.most_taught,
           abroad=nature.abroad, disorder=nature.disorder, deepest=nature.deepest)
    for nature in (USUAL, DENSE, TANGLED)
]  # fmt: skip


@pytest.mark.parametrize("nature", SMALL, ids=lambda nature: nature.name)
def test_proven_plans_of_a_territory_are_those_of_highs(nature: Nature) -> None:
    world = World(nature, seed=7)
    index = PathIndex(world.modules)
    excess, proven = [], 0
    for _ in range(8):
        wish = world.wish()
        found = plan(wish.wanted, wish.held, index, limits=NO_LIMITS)
        lacking = {each.skill_id for each in found.lacking}
        reached = [each for each in wish.wanted if each.skill_id not in lacking]
        best = by_highs(reached, wish.held, world.modules)
        assert best is not None
        assert found.hours >= best - 1e-6
        if found.proven:
            proven += 1
            assert found.hours == pytest.approx(best)
        excess.append(found.hours / best - 1 if best else 0.0)
    assert proven >= 2
    assert sum(excess) / len(excess) <= 0.02


def test_the_search_is_the_same_each_time() -> None:
    world = World(SMALL[1], seed=3)
    wish = world.wish()
    index = PathIndex(world.modules)
    assert plan(wish.wanted, wish.held, index, limits=NO_LIMITS) == plan(
        wish.wanted, wish.held, index, limits=NO_LIMITS
    )


def test_a_search_that_may_not_look_says_that_it_proved_nothing() -> None:
    world = World(SMALL[1], seed=5)
    index = PathIndex(world.modules)
    wish = next(each for each in (world.wish() for _ in range(50)) if _open(index, each.wanted, each.held))
    assert not plan_of(index, wish.wanted, wish.held, looks=1)


def _open(index: PathIndex, wanted: tuple[SkillLevel, ...], held: dict[str, int]) -> bool:
    """Return whether one look leaves a gap that more looks close."""
    return not plan_of(index, wanted, held, looks=1) and plan_of(index, wanted, held, looks=400)


def plan_of(index: PathIndex, wanted: tuple[SkillLevel, ...], held: dict[str, int], *, looks: int) -> bool:
    task = Task(index, held, limits=NO_LIMITS)
    targets = {each.skill_id: each.level for each in wanted if task.reaches(each.skill_id, each.level)}
    found = task.solve(targets, looks=looks)
    return found is not None and found.proven
