"""The way to a goal: which modules, in which order, with the fewest hours.

Few relevant modules: exact (uniform-cost search over sets of modules). Many: relaxed plans (for each
skill the cheapest set of modules that leads to it, shared modules counted once, after the relaxed plan
of Hoffmann & Nebel 2001 with set-additive costs, Keyder & Geffner 2008), then modules without use are
dropped and each one is tried to do without.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush
from typing import Final

from skilltree.engine.path_relaxed import ModuleFacts, Step, applicable, order, reach, relaxed_plan, thin
from skilltree.model.course import SkillLevel
from skilltree.model.ids import SkillId
from skilltree.model.suggestion import PathLimits, Plan

__all__ = ["ModuleFacts", "plan"]

EXACT: Final = 10
"""Relevant modules up to which the plan is the best one (1,024 sets at most)."""

TRIES: Final = 40
EFFORT: Final = 12_000
"""How many modules a large plan is tried without: `TRIES`, fewer where modules times tries pass `EFFORT`."""

PRICES: Final = (0.0, 0.02, 0.1, 0.5, 5.0)
"""Hours that a euro is counted as, one after another, until a plan fits the budget."""

Levels = dict[SkillId, int]


def plan(
    wanted: Sequence[SkillLevel],
    held: Mapping[SkillId, int],
    modules: Sequence[ModuleFacts],
    *,
    limits: PathLimits,
) -> Plan:
    """Return modules in an order in which each one's prerequisites are met.

    `have` is what of `wanted` is held already; `lacking` is what no allowed modules lead to, or what
    the budget does not reach. Equal plans: fewer modules, then ids. The same input in any order gives
    the same plan.
    """
    targets: Levels = {}
    for each in wanted:
        targets[each.skill_id] = max(targets.get(each.skill_id, 1), each.level)
    budget = limits.max_cost_euros
    allowed = sorted(
        (
            Step.of(module)
            for module in {module.id: module for module in modules}.values()
            if (module.online or not limits.online_only) and (budget is None or module.cost_euros <= budget)
        ),
        key=lambda module: module.id,
    )
    open_ = {skill: level for skill, level in targets.items() if held.get(skill, 0) < level}
    reached, _ = reach(held, allowed)
    within = {skill: level for skill, level in open_.items() if reached.get(skill, 0) >= level}
    chosen = _within_budget(within, held, allowed, budget)
    gained = dict(held)
    for module in chosen:
        for skill, level in module.gains.items():
            gained[skill] = max(gained.get(skill, 0), level)
    return Plan(
        module_ids=tuple(module.id for module in chosen),
        hours=round(sum(module.hours for module in chosen), 6),
        have=tuple(SkillLevel(skill_id=skill, level=level) for skill, level in targets.items() if skill not in open_),
        lacking=tuple(
            SkillLevel(skill_id=skill, level=level) for skill, level in open_.items() if gained.get(skill, 0) < level
        ),
    )


def _within_budget(
    targets: Levels, held: Mapping[SkillId, int], modules: Sequence[Step], budget: int | None
) -> list[Step]:
    """Plan for all targets; when the budget is too small, for as many as it reaches, one by one."""

    def fits(chosen: Sequence[Step]) -> bool:
        return budget is None or sum(module.cost_euros for module in chosen) <= budget

    def cheapest(some: Levels) -> list[Step] | None:
        for price in PRICES if budget is not None else PRICES[:1]:
            chosen = _best(some, held, modules, price=price)
            if fits(chosen):
                return chosen
        return None

    best = cheapest(targets)
    if best is not None:
        return best
    reached: Levels = {}
    chosen: list[Step] = []
    alone = {skill: _best({skill: level}, held, modules, price=PRICES[-1]) for skill, level in targets.items()}
    for skill in sorted(targets, key=lambda each: (sum(m.cost_euros for m in alone[each]), each)):
        more = cheapest(reached | {skill: targets[skill]})
        if more is not None:
            reached[skill], chosen = targets[skill], more
    return chosen


def _best(targets: Levels, held: Mapping[SkillId, int], modules: Sequence[Step], *, price: float) -> list[Step]:
    """Return an ordered plan for targets that can all be reached."""
    relevant = _relevant(targets, held, modules)
    if len(relevant) <= EXACT:
        return _exact(targets, held, relevant, price=price)
    best = relaxed_plan(targets, held, relevant, price=price)
    tries = min(TRIES, EFFORT // max(len(relevant), 1))
    for module in sorted(best, key=lambda each: (-each.hours, each.id))[:tries]:
        others = [each for each in relevant if each is not module]
        levels, _ = reach(held, others)
        if module in best and all(levels.get(skill, 0) >= level for skill, level in targets.items()):
            other = relaxed_plan(targets, held, others, price=price)
            if _key(other, price) < _key(best, price):
                best, relevant = other, others
    return order(thin(best, targets, held, price=price), held)


def _key(chosen: Sequence[Step], price: float) -> tuple[float, int, list[str]]:
    return (
        round(sum(module.weight(price) for module in chosen), 6),
        len(chosen),
        sorted(module.id for module in chosen),
    )


def _relevant(targets: Levels, held: Mapping[SkillId, int], modules: Sequence[Step]) -> list[Step]:
    """Leave out modules that lead nowhere near the targets."""
    teaching: dict[SkillId, list[Step]] = {}
    for module in modules:
        for skill in module.gains:
            teaching.setdefault(skill, []).append(module)
    useful: set[str] = set()
    asked, edge = set(targets), list(targets)
    while edge:
        for module in teaching.get(edge.pop(), ()):
            useful.add(module.id)
            new = {skill for skill, level in module.needs.items() if held.get(skill, 0) < level} - asked
            asked |= new
            edge += new
    return [module for module in modules if module.id in useful]


def _exact(targets: Levels, held: Mapping[SkillId, int], modules: Sequence[Step], *, price: float) -> list[Step]:
    """Return the best plan by uniform-cost search; the state is the set of modules taken."""
    queue: list[tuple[float, int, list[str], frozenset[str]]] = [(0.0, 0, [], frozenset())]
    by_id = {module.id: module for module in modules}
    seen: set[frozenset[str]] = set()
    while queue:
        weight, size, _, taken = heappop(queue)
        if taken in seen:
            continue
        seen.add(taken)
        levels = dict(held)
        for each in taken:
            for skill, level in by_id[each].gains.items():
                levels[skill] = max(levels.get(skill, 0), level)
        if all(levels.get(skill, 0) >= level for skill, level in targets.items()):
            return order([by_id[each] for each in taken], held)
        for module in modules:
            if module.id not in taken and applicable(module, levels):
                more = taken | {module.id}
                heappush(queue, (round(weight + module.weight(price), 6), size + 1, sorted(more), more))
    raise AssertionError("only targets that can be reached are planned for")
