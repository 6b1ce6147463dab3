"""Relaxed plans: for each skill the cheapest known set of modules that leads to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from skilltree.model.base import Struct
from skilltree.model.course import SkillLevel
from skilltree.model.ids import ModuleId, SkillId

LEAST_HOURS: Final = 0.01
"""A module without hours still costs something, so that none is taken for nothing."""


CAREFUL: Final = 400
"""Modules up to which each target is planned afresh."""


class ModuleFacts(Struct):
    """A module as planning sees it."""

    id: ModuleId
    hours: float
    requires: tuple[SkillLevel, ...] = ()
    teaches: tuple[SkillLevel, ...] = ()
    cost_euros: int = 0
    online: bool = True


class Step(Struct, eq=False):
    """A module made ready for planning; two steps are the same when they are one object."""

    id: ModuleId
    hours: float
    cost_euros: int
    needs: dict[SkillId, int]
    gains: dict[SkillId, int]

    @classmethod
    def of(cls, module: ModuleFacts) -> Step:
        """Return the step of a module."""
        return cls(
            id=module.id,
            hours=module.hours,
            cost_euros=module.cost_euros,
            needs=_highest(module.requires),
            gains=_highest(module.teaches),
        )

    def weight(self, price: float) -> float:
        """Return hours, and euros as hours."""
        return max(self.hours, LEAST_HOURS) + price * self.cost_euros


def _highest(skills: Iterable[SkillLevel]) -> dict[SkillId, int]:
    return {each.skill_id: each.level for each in sorted(skills, key=lambda each: each.level)}


def applicable(module: Step, levels: Mapping[SkillId, int]) -> bool:
    """Return whether the prerequisites are met."""
    return all(levels.get(skill, 0) >= level for skill, level in module.needs.items())


def reach(held: Mapping[SkillId, int], modules: Iterable[Step]) -> tuple[dict[SkillId, int], int]:
    """Return the levels that these modules together lead to, and how many of them cannot be followed."""
    levels = dict(held)
    blocked: dict[SkillId, list[Step]] = {}
    queue, waiting = list(modules), 0
    while queue:
        module = queue.pop()
        lacking = next((skill for skill, level in module.needs.items() if levels.get(skill, 0) < level), None)
        if lacking is not None:
            blocked.setdefault(lacking, []).append(module)
            waiting += 1
            continue
        for skill, level in module.gains.items():
            if levels.get(skill, 0) < level:
                levels[skill] = level
                freed = blocked.pop(skill, [])
                waiting -= len(freed)
                queue += freed
    return levels, waiting


def order(chosen: Iterable[Step], held: Mapping[SkillId, int]) -> list[Step]:
    """Return the modules in an order in which prerequisites are met, short ones first, then by id.

    Raises ValueError when there is no such order.
    """
    levels, ordered = dict(held), []
    waiting = sorted(chosen, key=lambda module: (module.hours, module.id))
    while waiting:
        module = next((each for each in waiting if applicable(each, levels)), None)
        if module is None:
            raise ValueError("these modules wait for each other")
        waiting.remove(module)
        ordered.append(module)
        for skill, level in module.gains.items():
            levels[skill] = max(levels.get(skill, 0), level)
    return ordered


def relaxed_plan(
    targets: Mapping[SkillId, int],
    held: Mapping[SkillId, int],
    modules: Sequence[Step],
    *,
    price: float,
) -> list[Step]:
    """Return modules that together reach the targets, thinned out.

    Targets are planned one after another, the dearest first; what is chosen for one is free for the
    next (with many modules: what is chosen for the first is free for all others).
    """
    chosen: dict[str, Step] = {}
    open_ = dict(targets)
    ways: dict[tuple[SkillId, int], Way] = {}
    while open_:
        if len(modules) <= CAREFUL or len(targets) - len(open_) < 2:
            ways = _ways(held, modules, frozenset(chosen), price)
        skill = max(open_, key=lambda each: (ways[each, open_[each]][0], each))
        for module in ways[skill, open_.pop(skill)][1]:
            chosen[module.id] = module
    return thin(list(chosen.values()), targets, held, price=price)


Way = tuple[float, frozenset[Step]]


def _ways(
    held: Mapping[SkillId, int], modules: Sequence[Step], free: frozenset[str], price: float
) -> dict[tuple[SkillId, int], Way]:
    """Return for each (skill, level) the cheapest set found; a fixed point, so cycles do no harm."""
    ways: dict[tuple[SkillId, int], Way] = {}
    for skill, level in held.items():
        ways |= {(skill, each): (0.0, frozenset()) for each in range(1, level + 1)}
    needing: dict[tuple[SkillId, int], list[int]] = {}
    for at, module in enumerate(modules):
        for need in module.needs.items():
            needing.setdefault(need, []).append(at)
    queue = dict.fromkeys(range(len(modules)))
    while queue:
        at = next(iter(queue))
        del queue[at]
        module = modules[at]
        if any(need not in ways for need in module.needs.items()):
            continue
        together = frozenset({module}).union(*(ways[need][1] for need in module.needs.items()))
        weight = round(sum(0.0 if each.id in free else each.weight(price) for each in together), 6)
        for skill, top in module.gains.items():
            for level in range(1, top + 1):
                if (skill, level) not in ways or weight < ways[skill, level][0]:
                    ways[skill, level] = (weight, together)
                    queue |= dict.fromkeys(needing.get((skill, level), ()))
    return ways


def thin(
    chosen: Sequence[Step],
    targets: Mapping[SkillId, int],
    held: Mapping[SkillId, int],
    *,
    price: float,
) -> list[Step]:
    """Drop modules without which the targets are still reached, the dearest first."""
    kept = sorted(chosen, key=lambda module: (-module.weight(price), module.id))
    for module in list(kept):
        rest = [each for each in kept if each is not module]
        levels, stuck = reach(held, rest)
        if not stuck and all(levels.get(skill, 0) >= level for skill, level in targets.items()):
            kept = rest
    return kept
