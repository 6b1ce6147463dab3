"""What a community learnt, and in which order: counters that each new fact updates a little.

Skills learnt in one second by one member are unordered: they are one step of that member. For each
ordered pair of skills the counters know how many members learnt the first one step before the second, two, three, or
more; and how many hold both. They are whole numbers, so that learning, forgetting and starting afresh agree
exactly. Memory: 20 bytes times the square of the number of skills.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
import numpy.typing as npt

from skilltree.model.ids import PersonId, SkillId

GAPS: Final = 4
"""One, two and three steps, and more."""

_FIRST_ROOM: Final = 16

Counts = npt.NDArray[np.int32]
Indices = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Update:
    """What a fact touched: all skills that its member has or had, by index. Nothing where nothing changed."""

    skills: Indices


class CommunityCounters:
    """Holders of each skill and pair, and how far apart pairs were learnt. O(skills of the member squared) a fact."""

    def __init__(self) -> None:
        self.skills: list[SkillId] = []
        """Skills by index, in order of arrival; one that nobody holds any more keeps its index."""
        self.index: dict[SkillId, int] = {}
        self._learnt: dict[PersonId, dict[int, datetime]] = {}
        self._counted = 0
        self._room = 0
        self._before: Counts = np.zeros((GAPS, 0, 0), np.int32)
        """[gap, second, first]: what came before a skill lies together in memory."""
        self._together: Counts = np.zeros((0, 0), np.int32)
        self._holders: Counts = np.zeros(0, np.int32)
        self.facts = 0
        """Skills of all members together."""

    @property
    def members(self) -> int:
        """Members with at least one skill."""
        return self._counted + len(self._learnt)

    @property
    def before(self) -> Counts:
        """[gap, first, second]: members who learnt the second so many steps after the first."""
        return self._before[:, : len(self.skills), : len(self.skills)].transpose(0, 2, 1)

    @property
    def together(self) -> Counts:
        """[one, other]: members who hold both."""
        return self._together[: len(self.skills), : len(self.skills)]

    @property
    def holders(self) -> Counts:
        """Members who hold each skill."""
        return self._holders[: len(self.skills)]

    @property
    def tables(self) -> tuple[Counts, Counts, Counts]:
        """`before` as [gap, second, first], `together` and `holders` as they lie in memory, with room to grow."""
        return self._before, self._together, self._holders

    def place(self, skills: Iterable[SkillId]) -> list[int]:
        """Return the skills' indices; new ones get the next."""
        found = []
        for skill in skills:
            at = self.index.get(skill)
            if at is None:
                at = self.index[skill] = len(self.skills)
                self.skills.append(skill)
            found.append(at)
        if len(self.skills) > self._room:
            self._grow(max(len(self.skills), 3 * self._room // 2, _FIRST_ROOM))
        return found

    def _grow(self, room: int) -> None:
        old = self._room
        before = np.zeros((GAPS, room, room), np.int32)
        together = np.zeros((room, room), np.int32)
        before[:, :old, :old], together[:old, :old] = self._before, self._together
        self._before, self._together, self._room = before, together, room
        self._holders = np.concatenate([self._holders, np.zeros(room - old, np.int32)])

    def add_counted(self, members: int, holders: Counts, before: Counts, together: Counts) -> None:
        """Add members that were counted elsewhere, over all skills that have a place; they cannot be forgotten."""
        size = len(self.skills)
        self._counted += members
        self._holders[:size] += holders
        self._before[:, :size, :size] += before.transpose(0, 2, 1)
        self._together[:size, :size] += together
        self.facts += int(holders.sum())

    def among(self, people: Iterable[PersonId]) -> dict[PersonId, dict[SkillId, datetime]]:
        """Return what these members hold and since when; whoever holds nothing is left out."""
        return {person: self._held(person) for person in people if person in self._learnt}

    def learn(self, person_id: PersonId, skill_id: SkillId, at: datetime) -> Update:
        """Count a skill of a member from `at` on; of several facts the first counts, in any order."""
        return self.hold(person_id, {**self._held(person_id), skill_id: self._earliest(person_id, skill_id, at)})

    def unlearn(self, person_id: PersonId, skill_id: SkillId) -> Update:
        """Take back a skill of a member; an unknown one changes nothing."""
        return self.hold(person_id, {skill: at for skill, at in self._held(person_id).items() if skill != skill_id})

    def forget(self, person_id: PersonId) -> Update:
        """Take a member out; an unknown one changes nothing."""
        return self.hold(person_id, {})

    def hold(self, person_id: PersonId, learnt: dict[SkillId, datetime]) -> Update:
        """Replace all that a member holds."""
        old = self._learnt.get(person_id, {})
        new = {self.place((skill,))[0]: at.replace(microsecond=0) for skill, at in learnt.items()}
        if new == old:
            return Update(np.zeros(0, np.int64))
        self._count(old, -1)
        self._count(new, 1)
        if new:
            self._learnt[person_id] = new
        else:
            self._learnt.pop(person_id, None)
        return Update(np.array(sorted(old.keys() | new.keys()), np.int64))

    def _held(self, person_id: PersonId) -> dict[SkillId, datetime]:
        return {self.skills[at]: when for at, when in self._learnt.get(person_id, {}).items()}

    def _earliest(self, person_id: PersonId, skill_id: SkillId, at: datetime) -> datetime:
        known = self._held(person_id).get(skill_id)
        at = at.replace(microsecond=0)
        return at if known is None else min(at, known)

    def _count(self, learnt: dict[int, datetime], by: int) -> None:
        if not learnt:
            return
        steps = {when: step for step, when in enumerate(sorted(set(learnt.values())))}
        skills = np.fromiter(learnt, np.int64, len(learnt))
        step = np.fromiter((steps[when] for when in learnt.values()), np.int64, len(learnt))
        self._holders[skills] += by
        self.facts += by * len(skills)
        self._together[skills[:, None], skills[None, :]] += np.int32(by)
        self._together[skills, skills] -= np.int32(by)
        gap = step[None, :] - step[:, None]
        one, other = np.nonzero(gap > 0)
        self._before[np.minimum(gap[one, other], GAPS) - 1, skills[other], skills[one]] += np.int32(by)
