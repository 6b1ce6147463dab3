"""What a territory's people learnt after one another, gathered when a worker starts, for its suggestions.

Only orders go in: which skill and which module, on which day; no names. What fewer people than the privacy floor hold
or finished is left out by the engine. Of a small territory nothing is learnt: suggestions then go by the goal, what is
held, and the rest.
"""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import Iterable
from datetime import date
from typing import Final

import numpy as np

from skilltree.engine.colearning import CoLearning, Histories, learn
from skilltree.model.course import Module
from skilltree.model.evidence import Evidence
from skilltree.model.ids import ModuleId, SkillId
from skilltree.model.words import EvidenceKind
from skilltree.service.engines import TerritoryEngines
from skilltree.service.ports.clock import paris_day

ENOUGH_PEOPLE: Final = 5_000
"""Of fewer, what leads to what is mostly chance, and swung by more than a goal is worth (docs/decisions/0021)."""


class Gathered:
    """Everybody's steps, one person after another."""

    def __init__(self, modules: Iterable[Module]) -> None:
        published = sorted(modules, key=lambda module: module.id)
        self._modules = {module.id: at for at, module in enumerate(published)}
        self._taught = [[each.skill_id for each in module.content.teaches] for module in published]
        self._begun = [paris_day(module.published_at or module.saved_at).toordinal() for module in published]
        self._skills: dict[SkillId, int] = {}
        for taught in self._taught:
            for skill in taught:
                self._skills.setdefault(skill, len(self._skills))
        self._first = array("q", [0])
        self._item, self._day = array("q"), array("q")

    @property
    def people(self) -> int:
        """How many were added."""
        return len(self._first) - 1

    def add(self, facts: Iterable[Evidence]) -> None:
        """Add one person: each skill and each module from when it was first shown."""
        steps: dict[tuple[bool, str], int] = {}
        for fact in facts:
            if fact.retracted:
                continue
            day = paris_day(fact.at).toordinal()
            module = fact.source_id if fact.kind is EvidenceKind.COURSE and fact.source_id in self._modules else None
            key = (True, module) if module is not None else (False, fact.skill_id)
            steps[key] = min(steps.get(key, day), day)
        for (is_module, name), day in sorted(steps.items(), key=lambda step: (step[1], step[0])):
            number = self._modules[name] if is_module else self._skills.setdefault(name, len(self._skills))
            self._item.append(-1 - number if is_module else number)
            self._day.append(day)
        self._first.append(len(self._item))

    def learn(self, today: date) -> CoLearning | None:
        """Fit; None where there is too little. Takes minutes of a large territory: call it in a thread."""
        skills = len(self._skills)
        item = np.array(self._item, np.int64)
        modules: list[ModuleId] = list(self._modules)
        return learn(
            Histories(
                skills=skills,
                first=np.array(self._first, np.int64),
                item=np.where(item < 0, skills - 1 - item, item),
                day=np.array(self._day, np.int64),
                teaches=[[self._skills[each] for each in taught] for taught in self._taught],
                begun=np.array(self._begun, np.int64),
                today=today.toordinal(),
            ),
            list(self._skills),
            modules,
        )


async def learn_together(local: TerritoryEngines, gathered: Gathered, today: date) -> None:
    """Fit co-learning without keeping the worker from anything else; not to fewer than `ENOUGH_PEOPLE`."""
    if gathered.people < ENOUGH_PEOPLE:
        return
    local.suggest.learnt = await asyncio.to_thread(gathered.learn, today)
