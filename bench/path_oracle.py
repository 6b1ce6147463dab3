"""The fewest hours exactly, by HiGHS: what the planner is measured against. Shares no code with it.

One binary for each module that can ever be begun and may serve. Every target is taught by a chosen module, every need
of a chosen module is held or taught by a chosen one. Without loops that is the whole problem. Where the optimum of
that is a circle of modules that wait for each other, a landmark is added (some module must leave what can be reached
without them) and it is solved again (Haslum, Slaney and Thiebaux 2012).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from skilltree.engine.path import ModuleFacts
from skilltree.model.course import SkillLevel

MOST_ROUNDS: Final = 400
Levels = dict[str, int]


class OracleError(Exception):
    """HiGHS gave no proven optimum."""


def fewest_hours(
    wanted: Sequence[SkillLevel],
    held: Mapping[str, int],
    modules: Sequence[ModuleFacts],
    *,
    budget: int | None = None,
    seconds: float = 120.0,
) -> float | None:
    """Return the fewest hours that reach all of `wanted`; None where nothing does (or not within the budget)."""
    targets = {each.skill_id: each.level for each in wanted if held.get(each.skill_id, 0) < each.level}
    if not targets:
        return 0.0
    usable = _serving(targets, held, _beginnable(held, modules))
    if not _reaches(held, usable, targets):
        return None
    teaching: dict[str, list[int]] = {}
    for at, module in enumerate(usable):
        for taught in module.teaches:
            teaching.setdefault(taught.skill_id, []).append(at)

    def teachers(skill: str, level: int) -> list[int]:
        return [at for at in teaching.get(skill, ()) if _level(usable[at].teaches, skill) >= level]

    rows: list[dict[int, float]] = [dict.fromkeys(teachers(skill, level), 1.0) for skill, level in targets.items()]
    least = [1.0] * len(rows)
    for at, need in _needs(usable, held):
        row = dict.fromkeys(teachers(need.skill_id, need.level), 1.0)
        rows.append(row | {at: row.get(at, 0.0) - 1.0})
        least.append(0.0)
    if budget is not None:
        rows.append({at: -float(module.cost_euros) for at, module in enumerate(usable) if module.cost_euros})
        least.append(-float(budget))
    hours = np.array([module.hours for module in usable])
    for _ in range(MOST_ROUNDS):
        found = milp(
            hours,
            integrality=np.ones(len(usable)),
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(_matrix(rows, len(usable)), lb=np.array(least)),
            options={"time_limit": seconds, "mip_rel_gap": 1e-9},
        )
        if found.status == 2:
            return None
        if found.status != 0:
            raise OracleError(found.message)
        chosen = [usable[at] for at in np.flatnonzero(found.x > 0.5)]
        if _reaches(held, chosen, targets):
            return float(sum(module.hours for module in chosen))
        for cut in _landmarks(targets, held, {module.id for module in chosen}, usable, teachers):
            rows.append(dict.fromkeys(cut, 1.0))
            least.append(1.0)
    raise OracleError("too many circles")


def _needs(usable: Iterable[ModuleFacts], held: Mapping[str, int]) -> Iterator[tuple[int, SkillLevel]]:
    for at, module in enumerate(usable):
        for need in module.requires:
            if held.get(need.skill_id, 0) < need.level:
                yield at, need


def _landmarks(
    targets: Levels,
    held: Mapping[str, int],
    chosen: set[str],
    usable: Sequence[ModuleFacts],
    teachers: Callable[[str, int], list[int]],
) -> Iterator[list[int]]:
    """Yield for each target that `chosen` does not reach modules of which every plan has one, and `chosen` none.

    A zone of facts is grown backwards from the target: over a chosen module through one of its needs that is not
    reached. Whatever is the first to teach a fact of the zone has none of its needs in the zone, and is not chosen.
    """
    levels = _closure(held, [module for module in usable if module.id in chosen])
    for target in targets.items():
        if levels.get(target[0], 0) >= target[1]:
            continue
        zone, edge, cut = {target}, [target], set[int]()

        def waits(module: ModuleFacts, zone: set[tuple[str, int]] = zone) -> bool:
            return any((need.skill_id, need.level) in zone for need in module.requires)

        while edge:
            for at in teachers(*edge.pop()):
                module = usable[at]
                if waits(module):
                    continue
                if module.id not in chosen:
                    cut.add(at)
                    continue
                need = next(each for each in module.requires if levels.get(each.skill_id, 0) < each.level)
                zone.add((need.skill_id, need.level))
                edge.append((need.skill_id, need.level))
        yield sorted(at for at in cut if not waits(usable[at]))


def _level(skills: Iterable[SkillLevel], skill: str) -> int:
    return max((each.level for each in skills if each.skill_id == skill), default=0)


def _fits(module: ModuleFacts, levels: Mapping[str, int]) -> bool:
    return all(levels.get(need.skill_id, 0) >= need.level for need in module.requires)


def _closure(held: Mapping[str, int], modules: Iterable[ModuleFacts]) -> Levels:
    levels, waiting = dict(held), list(modules)
    while True:
        begun = [module for module in waiting if _fits(module, levels)]
        if not begun:
            return levels
        waiting = [module for module in waiting if not _fits(module, levels)]
        for module in begun:
            for taught in module.teaches:
                levels[taught.skill_id] = max(levels.get(taught.skill_id, 0), taught.level)


def _reaches(held: Mapping[str, int], modules: Iterable[ModuleFacts], targets: Levels) -> bool:
    levels = _closure(held, modules)
    return all(levels.get(skill, 0) >= level for skill, level in targets.items())


def _beginnable(held: Mapping[str, int], modules: Sequence[ModuleFacts]) -> list[ModuleFacts]:
    levels = _closure(held, modules)
    return [module for module in modules if _fits(module, levels)]


def _serving(targets: Levels, held: Mapping[str, int], modules: Sequence[ModuleFacts]) -> list[ModuleFacts]:
    """Leave out modules that teach nothing that the targets need, however far back."""
    teaching: dict[str, list[int]] = {}
    for at, module in enumerate(modules):
        for taught in module.teaches:
            teaching.setdefault(taught.skill_id, []).append(at)
    serving: set[int] = set()
    seen, edge = set(targets.items()), list(targets.items())
    while edge:
        skill, level = edge.pop()
        for at in teaching.get(skill, ()):
            if at not in serving and _level(modules[at].teaches, skill) >= level:
                serving.add(at)
                new = {
                    (need.skill_id, need.level)
                    for need in modules[at].requires
                    if held.get(need.skill_id, 0) < need.level
                }
                edge += new - seen
                seen |= new
    return [modules[at] for at in sorted(serving)]


def _matrix(rows: Sequence[Mapping[int, float]], width: int) -> csr_array:
    lines = [line for line, row in enumerate(rows) for _ in row]
    places = [place for row in rows for place in row]
    values = [value for row in rows for value in row.values()]
    return csr_array((values, (lines, places)), shape=(len(rows), width))
