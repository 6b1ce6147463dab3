"""The way to a goal: which modules, in which order, with the fewest hours within limits."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final

import numpy as np

from skilltree.engine.path.ascent import Puzzle
from skilltree.engine.path.index import HUNDREDTHS, UNIT, Numbers, PathIndex
from skilltree.engine.path.search import LOOKS, Found, Search
from skilltree.model.course import SkillLevel
from skilltree.model.ids import ModuleId, SkillId
from skilltree.model.suggestion import PathLimits, Plan

PRICES: Final = (0.02, 0.1, 0.5, 5.0)
"""Hours that a euro is counted as, one after another, until a plan fits the budget."""

FINER: Final = 3
"""How often a price that fits is halved towards one that does not: fewer hours for the same budget."""

FEW_LOOKS: Final = 3
Levels = dict[SkillId, int]


class Task:
    """From this tree to these levels, by the modules that are allowed."""

    def __init__(
        self,
        index: PathIndex,
        held: Mapping[SkillId, int],
        *,
        limits: PathLimits,
        barred: Collection[ModuleId] = (),
    ) -> None:
        self.index, self.held = index, dict(held)
        self.budget = limits.max_cost_euros
        self.facts = index.holds(held)
        allowed = np.ones(len(index.modules), dtype=bool)
        if limits.online_only:
            allowed &= index.online
        if self.budget is not None:
            allowed &= index.euros <= self.budget
        allowed[[index.number[each] for each in barred if each in index.number]] = False
        self._hours = np.where(allowed, index.hours * UNIT + 1, np.inf)
        self._far, before = index.forward(self._hours, self.facts)
        self.usable: Numbers = np.isfinite(before) & allowed

    def reaches(self, skill_id: SkillId, level: int) -> bool:
        """Return whether the allowed modules lead there, whatever they cost together."""
        fact = self.index.fact(skill_id, level)
        return fact is not None and bool(np.isfinite(self._far[fact]))

    def solve(
        self,
        targets: Mapping[SkillId, int],
        *,
        price: float = 0.0,
        looks: int = LOOKS,
        fits: Callable[[Sequence[int]], bool] | None = None,
        offers: Iterable[Sequence[int]] = (),
        scale: Numbers | None = None,
    ) -> Found | None:
        """Return the lightest plan for targets that can be reached; a euro weighs `price` hours."""
        named = [(skill, self.index.fact(skill, level)) for skill, level in targets.items()]
        facts = sorted({fact for _, fact in named if fact is not None}, key=lambda fact: (-self._far[fact], fact))
        weights = np.where(self.usable, self._hours, np.inf)
        if price:
            weights = weights + UNIT * np.round(price * HUNDREDTHS * self.index.euros)
        if scale is not None:
            weights = weights * scale
        puzzle = Puzzle(self.index, self.facts, facts, self._far.tolist(), self.index.achievers)
        search = Search(puzzle, weights, looks=looks, fits=fits)
        for plan in offers:
            search.offer(plan)
        return search.run()

    def fits(self, chosen: Sequence[int]) -> bool:
        """Return whether these modules are within the budget."""
        return self.budget is None or self.euros(chosen) <= self.budget

    def euros(self, chosen: Sequence[int]) -> int:
        """Return what these modules cost together."""
        return sum(self.index.modules[at].cost_euros for at in chosen)

    def hours(self, chosen: Iterable[int]) -> float:
        """Return the hours of these modules."""
        return round(sum(self.index.modules[at].hours for at in chosen), 6)

    def order(self, chosen: Iterable[int]) -> list[int]:
        """Return the modules so that prerequisites are met, short ones first, then by id."""
        levels, ordered, needs = set(self.facts), list[int](), self.index.needs
        waiting = sorted(chosen, key=lambda at: (self.index.modules[at].hours, at))
        while waiting:
            first = next((at for at in waiting if levels.issuperset(needs[at])), None)
            if first is None:
                raise ValueError("these modules wait for each other")
            waiting.remove(first)
            ordered.append(first)
            levels.update(self.index.gains[first])
        return ordered


def plan(
    wanted: Sequence[SkillLevel],
    held: Mapping[SkillId, int],
    index: PathIndex,
    *,
    limits: PathLimits,
    barred: Collection[ModuleId] = (),
) -> Plan:
    """Return modules in an order in which each one's prerequisites are met.

    `have` is what of `wanted` is held already; `lacking` is what no allowed modules lead to, or what the budget does
    not reach. Equal plans: fewer modules, then by a search that depends on nothing but the modules.
    """
    task = Task(index, held, limits=limits, barred=barred)
    targets = levels_of(wanted)
    open_ = {skill: level for skill, level in targets.items() if held.get(skill, 0) < level}
    within = {skill: level for skill, level in open_.items() if task.reaches(skill, level)}
    chosen, proven = within_budget(task, within)
    gained = set(task.facts).union(*(index.gains[at] for at in chosen))
    return Plan(
        module_ids=tuple(index.modules[at].id for at in task.order(chosen)),
        hours=task.hours(chosen),
        have=tuple(SkillLevel(skill_id=skill, level=level) for skill, level in targets.items() if skill not in open_),
        lacking=tuple(
            SkillLevel(skill_id=skill, level=level)
            for skill, level in open_.items()
            if index.fact(skill, level) not in gained
        ),
        cost_euros=task.euros(chosen),
        proven=proven,
    )


def levels_of(wanted: Iterable[SkillLevel]) -> Levels:
    """Return the highest level wanted of each skill."""
    targets: Levels = {}
    for each in wanted:
        targets[each.skill_id] = max(targets.get(each.skill_id, 1), each.level)
    return targets


def within_budget(task: Task, targets: Levels) -> tuple[Sequence[int], bool]:
    """Plan for all targets; when the budget is too small, for as many as it reaches, the cheapest first."""
    if not targets:
        return (), True
    if task.budget is None:
        found = task.solve(targets)
        return (found.chosen, found.proven) if found else ((), True)
    best = _fitting(task, targets, LOOKS)
    if best is not None:
        return best.chosen, best.proven
    reached: Levels = {}
    chosen: Sequence[int] = ()
    alone = {skill: _alone(task, skill, level) for skill, level in targets.items()}
    for skill in sorted(targets, key=lambda each: (alone[each], each)):
        if alone[skill] <= task.budget:
            more = _fitting(task, reached | {skill: targets[skill]}, FEW_LOOKS)
            if more is not None:
                reached[skill], chosen = targets[skill], more.chosen
    return chosen, False


def _alone(task: Task, skill: SkillId, level: int) -> int:
    found = task.solve({skill: level}, price=PRICES[-1], looks=FEW_LOOKS)
    return task.euros(found.chosen) if found else 0


def _fitting(task: Task, targets: Levels, looks: int) -> Found | None:
    """Return the plan of fewest hours that the budget reaches; None where none was found.

    Plans for dearer and dearer euros are offered to the search, which itself goes by hours alone.
    """
    free = task.solve(targets, looks=looks)
    if free is None or task.fits(free.chosen):
        return free
    offers: list[Sequence[int]] = []
    low = 0.0
    for price in PRICES:
        found = task.solve(targets, price=price, looks=FEW_LOOKS)
        if found is not None and task.fits(found.chosen):
            offers.append(found.chosen)
            break
        low = price
    else:
        return None
    for _ in range(FINER):
        middle = (low + price) / 2
        found = task.solve(targets, price=middle, looks=FEW_LOOKS)
        if found is not None and task.fits(found.chosen):
            offers.append(found.chosen)
            price = middle
        else:
            low = middle
    return task.solve(targets, looks=looks, fits=task.fits, offers=offers)
