"""What a community learnt, and in which order: counters that each new fact updates a little.

Counts are whole numbers, so that learning, forgetting and starting afresh agree exactly. Skills learnt
in one second by one member are unordered.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Final, TypeVar

from skilltree.model.ids import PersonId, SkillId

RANK_SCALE: Final = 1 << 20
"""Relative ranks, 0 (first) to 1 (last), are summed as whole numbers of this fineness."""

Pair = tuple[SkillId, SkillId]
Key = TypeVar("Key")


class CommunityCounters:
    """Holders of each skill and pair, who came first, and mean ranks. O(skills of the member) a fact."""

    def __init__(self) -> None:
        self._learnt: dict[PersonId, dict[SkillId, datetime]] = {}
        self.holders: Counter[SkillId] = Counter()
        """Members who hold a skill."""
        self.rank_sums: Counter[SkillId] = Counter()
        """Sums of relative ranks in `RANK_SCALE`."""
        self.together: Counter[Pair] = Counter()
        """Members who hold both; the pair in order of id."""
        self.before: Counter[Pair] = Counter()
        """Members who learnt the first of the pair in an earlier second than the second."""

    @property
    def members(self) -> int:
        """Members with at least one skill."""
        return len(self._learnt)

    def learn(self, person_id: PersonId, skill_id: SkillId, at: datetime) -> None:
        """Count a skill of a member from `at` on; of several facts the first counts, in any order."""
        at = at.replace(microsecond=0)
        known = self._learnt.get(person_id, {})
        if skill_id in known:
            if known[skill_id] <= at:
                return
            self.unlearn(person_id, skill_id)
            known = self._learnt.get(person_id, {})
        self._count_ranks(known, -1)
        self._count_pairs(known, skill_id, at, 1)
        self._learnt.setdefault(person_id, known)[skill_id] = at
        self._count_ranks(known, 1)

    def unlearn(self, person_id: PersonId, skill_id: SkillId) -> None:
        """Take back a skill of a member; an unknown one changes nothing."""
        known = self._learnt.get(person_id, {})
        if skill_id not in known:
            return
        self._count_ranks(known, -1)
        at = known.pop(skill_id)
        self._count_pairs(known, skill_id, at, -1)
        self._count_ranks(known, 1)
        if not known:
            del self._learnt[person_id]

    def forget(self, person_id: PersonId) -> None:
        """Take a member out; an unknown one changes nothing."""
        for skill_id in list(self._learnt.get(person_id, ())):
            self.unlearn(person_id, skill_id)

    def _count_pairs(self, known: dict[SkillId, datetime], skill_id: SkillId, at: datetime, by: int) -> None:
        _count(self.holders, skill_id, by)
        for other, when in known.items():
            _count(self.together, (other, skill_id) if other < skill_id else (skill_id, other), by)
            if when < at:
                _count(self.before, (other, skill_id), by)
            elif at < when:
                _count(self.before, (skill_id, other), by)

    def _count_ranks(self, known: dict[SkillId, datetime], by: int) -> None:
        if len(known) < 2:
            return  # the only skill is the first: rank 0
        first: dict[datetime, int] = {}
        same: Counter[datetime] = Counter()
        for position, at in enumerate(sorted(known.values())):
            first.setdefault(at, position)
            same[at] += 1
        for skill_id, at in known.items():
            doubled = 2 * first[at] + same[at] - 1
            _count(self.rank_sums, skill_id, by * (RANK_SCALE * doubled // (2 * (len(known) - 1))))


def _count(counter: Counter[Key], key: Key, by: int) -> None:
    """Add, and leave no zeros behind, so that equal communities have equal counters."""
    counter[key] += by
    if counter[key] == 0:
        del counter[key]
