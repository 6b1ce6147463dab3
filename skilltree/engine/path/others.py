"""Other ways to the same goal: cheaper, without going anywhere, or with really different modules."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

import msgspec
import numpy as np

from skilltree.engine.path.index import PathIndex
from skilltree.engine.path.plan import PRICES, Levels, Task, levels_of
from skilltree.model.course import SkillLevel
from skilltree.model.ids import ModuleId, SkillId
from skilltree.model.path_words import PathWay
from skilltree.model.suggestion import OtherPlan, PathLimits, Plan

MOST: Final = 3
LOOKS: Final = 5
AGAIN: Final = 3.0
"""How much heavier the modules of a plan are made, so that the next plan goes another way."""

SAME: Final = 0.7
"""Share of a plan's hours in modules of another plan from which both are called the same."""

LONGEST: Final = 2.0
"""No other way takes more than so many times the hours."""


def other_plans(
    found: Plan,
    wanted: Sequence[SkillLevel],
    held: Mapping[SkillId, int],
    index: PathIndex,
    *,
    limits: PathLimits,
    barred: Collection[ModuleId] = (),
) -> tuple[OtherPlan, ...]:
    """Return up to `MOST` plans that reach what `found` reaches, within the same limits, each unlike all before it."""
    lacking = {each.skill_id for each in found.lacking}
    targets = {
        skill: level
        for skill, level in levels_of(wanted).items()
        if held.get(skill, 0) < level and skill not in lacking
    }
    if not targets or not found.module_ids:
        return ()
    task = Task(index, held, limits=limits, barred=barred)
    first = [index.number[each] for each in found.module_ids]
    kept: list[tuple[PathWay, Sequence[int]]] = []
    for way, chosen in _ways(task, index, targets, first, limits=limits, barred=barred):
        if (
            chosen is not None
            and task.fits(chosen)
            and task.hours(chosen) <= LONGEST * found.hours
            and (way is not PathWay.CHEAPER or task.euros(chosen) < found.cost_euros)
            and all(_unlike(task, chosen, other) for other in [first, *(each for _, each in kept)])
        ):
            kept.append((way, chosen))
    return tuple(
        OtherPlan(
            way=way,
            module_ids=tuple(index.modules[at].id for at in task.order(chosen)),
            hours=task.hours(chosen),
            cost_euros=task.euros(chosen),
        )
        for way, chosen in kept[:MOST]
    )


def _ways(
    task: Task,
    index: PathIndex,
    targets: Levels,
    first: Sequence[int],
    *,
    limits: PathLimits,
    barred: Collection[ModuleId],
) -> list[tuple[PathWay, Sequence[int] | None]]:
    ways: list[tuple[PathWay, Sequence[int] | None]] = []
    if task.euros(first):
        found = task.solve(targets, price=PRICES[-1], looks=LOOKS)
        ways.append((PathWay.CHEAPER, found.chosen if found else None))
    if not index.online[list(first)].all():
        at_home = Task(index, task.held, limits=msgspec.structs.replace(limits, online_only=True), barred=barred)
        if all(at_home.reaches(skill, level) for skill, level in targets.items()):
            found = at_home.solve(targets, looks=LOOKS)
            ways.append((PathWay.ONLINE, found.chosen if found else None))
    scale = np.ones(len(index.modules))
    for before in (first, None):
        again = before if before is not None else ways[-1][1] or ()
        scale[list(again)] *= AGAIN
        found = task.solve(targets, looks=LOOKS, scale=scale)
        ways.append((PathWay.OTHER_COURSES, found.chosen if found else None))
    return ways


def _unlike(task: Task, chosen: Sequence[int], other: Sequence[int]) -> bool:
    common = task.hours(set(chosen) & set(other))
    return common < SAME * task.hours(chosen) or common < SAME * task.hours(other)
