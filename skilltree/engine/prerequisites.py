"""Circles among modules: each needs a skill that only a later one of the circle teaches.

Nobody could begin such a module. A skill that no other module teaches can be had elsewhere, so it
closes no circle; where one of several modules that teach a skill can be begun, neither does it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping

from skilltree.model.base import Struct
from skilltree.model.course import SkillLevel
from skilltree.model.ids import ModuleId, SkillId


class Needs(Struct):
    """What a module requires and what it teaches."""

    requires: tuple[SkillLevel, ...]
    teaches: tuple[SkillLevel, ...]


def find_circle(modules: Mapping[ModuleId, Needs], through: ModuleId) -> list[ModuleId]:
    """Return a shortest circle of modules that keeps `through` from being begun, starting with it; [] for none.

    Each needs something of the next, the last of the first. `modules` holds `through` itself.
    """
    providers = _providers(modules)
    open_ones = _can_be_begun(modules, providers)
    if through in open_ones:
        return []
    before: dict[ModuleId, ModuleId] = {}
    queue = deque([through])
    while queue:
        module = queue.popleft()
        for needed in _blocking(module, modules, providers, open_ones):
            if needed == through:
                return _walk_back(before, through, module)
            if needed not in before:
                before[needed] = module
                queue.append(needed)
    return []


def _walk_back(before: Mapping[ModuleId, ModuleId], start: ModuleId, end: ModuleId) -> list[ModuleId]:
    way = [end]
    while way[-1] != start:
        way.append(before[way[-1]])
    return way[::-1]


def _providers(modules: Mapping[ModuleId, Needs]) -> dict[SkillId, list[tuple[ModuleId, int]]]:
    found: dict[SkillId, list[tuple[ModuleId, int]]] = {}
    for module, needs in sorted(modules.items()):
        for taught in needs.teaches:
            found.setdefault(taught.skill_id, []).append((module, taught.level))
    return found


def _teaching(
    wanted: SkillLevel, learner: ModuleId, providers: Mapping[SkillId, Iterable[tuple[ModuleId, int]]]
) -> list[ModuleId]:
    """Return the other modules that teach a skill as well as it is wanted."""
    return [m for m, level in providers.get(wanted.skill_id, ()) if level >= wanted.level and m != learner]


def _can_be_begun(
    modules: Mapping[ModuleId, Needs], providers: Mapping[SkillId, list[tuple[ModuleId, int]]]
) -> set[ModuleId]:
    """Return the modules that somebody can begin who learns only here and elsewhere what nobody teaches here."""
    waiting: dict[ModuleId, list[set[ModuleId]]] = {}
    opened: deque[ModuleId] = deque()
    waits_for: dict[ModuleId, list[ModuleId]] = {}
    for module, needs in modules.items():
        groups = [set(group) for wanted in needs.requires if (group := _teaching(wanted, module, providers))]
        waiting[module] = groups
        for teacher in set().union(*groups):
            waits_for.setdefault(teacher, []).append(module)
        if not groups:
            opened.append(module)
    begun = set(opened)
    while opened:
        teacher = opened.popleft()
        for module in waits_for.get(teacher, ()):
            waiting[module] = [group for group in waiting[module] if teacher not in group]
            if not waiting[module] and module not in begun:
                begun.add(module)
                opened.append(module)
    return begun


def _blocking(
    module: ModuleId,
    modules: Mapping[ModuleId, Needs],
    providers: Mapping[SkillId, list[tuple[ModuleId, int]]],
    begun: set[ModuleId],
) -> list[ModuleId]:
    """Return the modules of which this one needs something that none that can be begun teaches."""
    found: list[ModuleId] = []
    for wanted in modules[module].requires:
        teachers = _teaching(wanted, module, providers)
        if not begun.intersection(teachers):
            found += [teacher for teacher in teachers if teacher not in found]
    return found
