"""The modules of a territory made ready for planning: skills at levels as numbered facts, and who teaches them.

A fact is "this skill at this level or better"; fact 0 always holds. Arrays of pairs (module, need) and (fact,
module) let numpy follow all modules at once; lists serve the search, which looks at few.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from skilltree.model.base import Struct
from skilltree.model.course import SkillLevel
from skilltree.model.ids import ModuleId, SkillId

HIGHEST: Final = 4
UNIT: Final = 4_096
"""A hundredth of an hour; the rest of a weight counts modules, so that of equal plans the one with fewer is taken."""

HUNDREDTHS: Final = 100
Numbers = NDArray[Any]


class ModuleFacts(Struct):
    """A module as planning sees it."""

    id: ModuleId
    hours: float
    requires: tuple[SkillLevel, ...] = ()
    teaches: tuple[SkillLevel, ...] = ()
    cost_euros: int = 0
    online: bool = True


class PathIndex:
    """Modules by number, in the order of their ids; never changed once built."""

    def __init__(self, modules: Iterable[ModuleFacts]) -> None:
        self.modules = sorted({module.id: module for module in modules}.values(), key=lambda module: module.id)
        self.number = {module.id: at for at, module in enumerate(self.modules)}
        self._skills: dict[SkillId, int] = {}
        self.needs = [self._facts(module.requires, whole=False) for module in self.modules]
        self.gains = [self._facts(module.teaches, whole=True) for module in self.modules]
        self.facts = 1 + HIGHEST * len(self._skills)
        self.achievers: list[list[int]] = [[] for _ in range(self.facts)]
        for at, gains in enumerate(self.gains):
            for fact in gains:
                self.achievers[fact].append(at)
        self.hours = np.array([max(1, round(HUNDREDTHS * each.hours)) for each in self.modules], dtype=np.float64)
        self.euros = np.array([each.cost_euros for each in self.modules], dtype=np.float64)
        self.online = np.array([each.online for each in self.modules], dtype=bool)
        asked = [needs or (0,) for needs in self.needs]
        self.need_facts = np.array([fact for needs in asked for fact in needs], dtype=np.intp)
        self.need_starts = np.cumsum([0, *(len(needs) for needs in asked)])[:-1].astype(np.intp)
        self.need_modules = np.repeat(
            np.arange(len(asked), dtype=np.intp), np.array([len(needs) for needs in asked], dtype=np.intp)
        )
        taught = [(fact, at) for fact, found in enumerate(self.achievers) for at in found]
        self.gain_modules = np.array([at for _, at in taught], dtype=np.intp)
        self.gain_facts, starts = np.unique(np.array([fact for fact, _ in taught], dtype=np.intp), return_index=True)
        self.gain_starts = starts.astype(np.intp)
        self._own_gains = np.array([fact for gains in self.gains for fact in gains], dtype=np.intp)
        self._teaching = np.array([at for at, gains in enumerate(self.gains) if gains], dtype=np.intp)
        sizes = [len(gains) for gains in self.gains if gains]
        self._own_starts = np.cumsum([0, *sizes])[:-1].astype(np.intp)
        order = np.argsort(self.need_facts, kind="stable")
        self._asking = self.need_modules[order]
        self._asked, starts = np.unique(self.need_facts[order], return_index=True)
        self._asked_starts = starts.astype(np.intp)

    def fact(self, skill_id: SkillId, level: int) -> int | None:
        """Return the fact of a skill at a level; None where no module names the skill."""
        at = self._skills.get(skill_id)
        return None if at is None or level > HIGHEST else 1 + HIGHEST * at + level - 1

    def holds(self, held: Mapping[SkillId, int]) -> set[int]:
        """Return the facts of a tree."""
        found = {0}
        for skill_id, level in held.items():
            first = self.fact(skill_id, 1)
            if first is not None:
                found.update(range(first, first + min(level, HIGHEST)))
        return found

    def level_of(self, fact: int) -> int:
        """Return the level of a fact."""
        return (fact - 1) % HIGHEST + 1

    def _facts(self, skills: Iterable[SkillLevel], *, whole: bool) -> tuple[int, ...]:
        """Return the facts of skills at levels: the level alone, or the `whole` way up to it."""
        highest: dict[SkillId, int] = {}
        for each in skills:
            highest[each.skill_id] = max(highest.get(each.skill_id, 1), min(each.level, HIGHEST))
        found: list[int] = []
        for skill_id, level in highest.items():
            first = 1 + HIGHEST * self._skills.setdefault(skill_id, len(self._skills))
            found += range(first if whole else first + level - 1, first + level)
        return tuple(found)

    def forward(self, weights: Numbers, held: Iterable[int]) -> tuple[Numbers, Numbers]:
        """Return for each fact and for each module's needs the least weight on any one way there (inf: no way).

        This is h-max of planning (Bonet and Geffner 2001), by Bellman's rounds over all modules at once.
        """
        reached = np.full(self.facts, np.inf)
        reached[list(held)] = 0.0
        if not len(self.gain_modules):
            return reached, np.maximum.reduceat(reached[self.need_facts], self.need_starts)
        while True:
            before = np.maximum.reduceat(reached[self.need_facts], self.need_starts)
            ways = np.minimum.reduceat((before + weights)[self.gain_modules], self.gain_starts)
            nearer = np.minimum(reached[self.gain_facts], ways)
            if np.array_equal(nearer, reached[self.gain_facts]):
                return reached, before
            reached[self.gain_facts] = nearer

    def backward(self, weights: Numbers, targets: Iterable[int]) -> Numbers:
        """Return for each module the least weight of modules that follow it until one teaches a target (inf: none)."""
        wanted = np.full(self.facts, np.inf)
        wanted[list(targets)] = 0.0
        after = np.full(len(self.modules), np.inf)
        if not len(self._teaching):
            return after
        while True:
            after[self._teaching] = np.minimum.reduceat(wanted[self._own_gains], self._own_starts)
            ways = np.minimum.reduceat((after + weights)[self._asking], self._asked_starts)
            nearer = np.minimum(wanted[self._asked], ways)
            if np.array_equal(nearer, wanted[self._asked]):
                return after
            wanted[self._asked] = nearer
