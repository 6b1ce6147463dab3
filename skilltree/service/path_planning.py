"""Planning for one person: by what limits, seats and dates leave, and planned anew where a date comes too early."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from skilltree.engine.path import Calendar, PathIndex, Timed, hours_saved, other_plans, plan, schedule, why_lacking
from skilltree.model.base import Struct
from skilltree.model.course import Module, SkillLevel
from skilltree.model.ids import ModuleId, SkillId
from skilltree.model.path_words import PathObstacle
from skilltree.model.person import Viewer
from skilltree.model.suggestion import MissingSkill, OtherPlan, PathLimits, Plan
from skilltree.service.deps import Deps
from skilltree.service.engines import TerritoryEngines
from skilltree.service.path_limits import Taken, left_out, meetings_of, path_index, sessions_of
from skilltree.service.session_seats import seats_taken

ROUNDS = 6
"""How often a plan is made anew without modules whose seats are taken, or whose dates come too early."""

USUAL_HOURS = 5.0
"""Hours a week by which dates are compared where nobody says how many."""


class Way(Struct):
    """A plan with its dates, other plans, and what is missing.

    `beyond` is what of the goal is higher than any module leads; `saved` the hours that a test of a step saves.
    """

    plan: Plan
    calendar: Calendar
    others: tuple[tuple[OtherPlan, Calendar], ...]
    missing: tuple[MissingSkill, ...]
    beyond: tuple[SkillLevel, ...]
    saved: dict[ModuleId, float]


@dataclass(slots=True)
class Planning:
    """One person's question; `taken` are the seats read so far."""

    deps: Deps
    viewer: Viewer
    held: Mapping[SkillId, int]
    limits: PathLimits
    now: datetime
    taken: Taken = field(default_factory=dict)
    read: set[ModuleId] = field(default_factory=set)

    @property
    def local(self) -> TerritoryEngines:
        """Return the engines of the viewer's territory."""
        return self.deps.engines.territories[self.viewer.territory_id]

    async def find(self, wanted: Sequence[SkillLevel]) -> Way:
        """Return the way to these skills."""
        local, held, limits = self.local, self.held, self.limits
        index = path_index(local)
        taught = highest_taught(local.modules.values())
        within = [_within(level, taught) for level in wanted]
        barred = left_out(self.deps, local, limits, self.now)
        found = await self._plan(within, index, barred)
        for _ in range(ROUNDS):
            late = await self._late(index, found.module_ids)
            if not late:
                break
            barred |= late
            found = await self._plan(within, index, barred)
        others = await asyncio.to_thread(
            other_plans, found, within, held, index, limits=limits, barred=frozenset(barred)
        )
        return Way(
            plan=found,
            calendar=self._calendar(index, found.module_ids),
            others=tuple(
                [
                    (other, self._calendar(index, other.module_ids))
                    for other in others
                    if not await self._late(index, other.module_ids)
                ]
            ),
            missing=why_lacking(found.lacking, held, index, limits=limits, barred=barred),
            beyond=tuple(
                level
                for level, near in zip(wanted, within, strict=True)
                if near.level < level.level and held.get(level.skill_id, 0) < level.level
            ),
            saved=hours_saved(found, within, held, index),
        )

    async def _plan(
        self, wanted: Sequence[SkillLevel], index: PathIndex, barred: Mapping[ModuleId, PathObstacle]
    ) -> Plan:
        # Beside the event loop: a large catalogue takes tens of milliseconds.
        return await asyncio.to_thread(plan, wanted, self.held, index, limits=self.limits, barred=frozenset(barred))

    async def _late(self, index: PathIndex, module_ids: Sequence[ModuleId]) -> dict[ModuleId, PathObstacle]:
        """Return the modules that have no seat left, or no date once they can be begun."""
        modules = self.local.modules
        meeting = [each for each in module_ids if sessions_of(modules[each])]
        unread = [each for each in meeting if each not in self.read]
        if unread:
            self.taken |= await seats_taken(self.deps, self.viewer, unread)
            self.read.update(unread)
        full = [each for each in meeting if not all(meetings_of(modules[each], self.taken, self.now))]
        if full:
            return dict.fromkeys(full, PathObstacle.SEATS)
        return dict.fromkeys(self._calendar(index, module_ids).missed, PathObstacle.DATES)

    def _calendar(self, index: PathIndex, module_ids: Sequence[ModuleId]) -> Calendar:
        facts = index.holds(self.held)
        steps: list[Timed] = []
        for module_id in module_ids:
            lacking = set(index.needs[index.number[module_id]]) - facts
            after = set()
            for earlier in steps:
                gains = set(index.gains[index.number[earlier.module_id]])
                if lacking & gains:
                    after.add(earlier.module_id)
                    lacking -= gains
            module = self.local.modules[module_id]
            steps.append(
                Timed(
                    module_id=module_id,
                    hours=module.content.hours,
                    meetings=meetings_of(module, self.taken, self.now),
                    after=frozenset(after),
                )
            )
        return schedule(steps, self.now, self.limits.hours_per_week or USUAL_HOURS)


def highest_taught(modules: Iterable[Module]) -> dict[SkillId, int]:
    """Return the highest level that these modules teach of each skill."""
    best: dict[SkillId, int] = {}
    for module in modules:
        for taught in module.content.teaches:
            best[taught.skill_id] = max(best.get(taught.skill_id, 0), taught.level)
    return best


def _within(wanted: SkillLevel, taught: Mapping[SkillId, int]) -> SkillLevel:
    """As far as modules lead: the rest of the way is learnt on the job, and is told as lacking."""
    reach = taught.get(wanted.skill_id, wanted.level)
    return SkillLevel(skill_id=wanted.skill_id, level=min(wanted.level, reach))
