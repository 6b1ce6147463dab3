"""Modules and opportunities as columns and rows of numbers, so that one person's scores are a few sums over all.

A skill at a level is one number (its own times `LEVELS`, and the level less one). What does not depend on the person is
reckoned once a day, and again after a change (`suggest_scene`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

import numpy as np

from skilltree.engine.colearning import CoLearning
from skilltree.engine.growing import Column, Rows
from skilltree.engine.slots import Slots
from skilltree.engine.suggest_types import Candidate
from skilltree.model.course import SkillLevel
from skilltree.model.ids import SkillId
from skilltree.model.words import SuggestionKind

LEVELS: Final = 4
NO_DAY: Final = 0
LAST_DAY: Final = 2**31 - 1
NOWHERE: Final = -1
KIND_NUMBERS: Final = {kind: number for number, kind in enumerate(SuggestionKind)}
OTHER: Final = 62
"""The bit that all words beyond 62 share."""

_COUNTS: Final = ("asked", "given", "kind", "ends", "posted", "least_age", "full", "where", "organisation")
_NUMBERS: Final = ("cost", "demand", "paid", "hours", "weekly")
_WORDS: Final = ("languages", "offers")


class Numbers:
    """Whole numbers for things, in order of arrival."""

    def __init__(self) -> None:
        self.found: dict[object, int] = {}

    def of(self, thing: object) -> int:
        """Return the number of a thing, a new one the next."""
        return self.found.setdefault(thing, len(self.found))

    def bits(self, words: Iterable[str]) -> int:
        """Return words as bits."""
        return sum({1 << min(self.of(word), OTHER) for word in sorted(words)})

    def known_bits(self, words: Iterable[str]) -> int:
        """Return the bits of those words that have one."""
        return sum({1 << min(self.found[word], OTHER) for word in words if word in self.found})


class SuggestIndex:
    """Modules and opportunities by skill. Not for several threads at once."""

    def __init__(self, candidates: Iterable[Candidate] = (), *, learnt: CoLearning | None = None) -> None:
        self._reset()
        self._learnt = learnt
        for candidate in candidates:
            self.put(candidate)

    def _reset(self) -> None:
        self._slots = Slots()
        self._candidates: list[Candidate | None] = []
        self.skills: dict[SkillId, int] = {}
        self.skill_ids: list[SkillId] = []
        self._conditions: Counter[int] = Counter()
        self.requires, self.gives = Rows(), Rows()
        self.asking: dict[int, list[int]] = {}
        self.giving: dict[int, list[int]] = {}
        """Places by skill, dead ones too."""
        self.places, self.organisations = Numbers(), Numbers()
        self.words = {name: Numbers() for name in _WORDS}
        self.columns = {name: Column(np.int32) for name in _COUNTS}
        self.columns |= {name: Column(np.float64) for name in _NUMBERS}
        self.columns |= {name: Column(np.int64) for name in _WORDS}
        self.version = 0
        self.kept: Any = None
        """What `suggest_scene` made of this last."""

    def __len__(self) -> int:
        return len(self._slots)

    @property
    def size(self) -> int:
        """Places, dead ones too: the length of every column."""
        return self._slots.size

    @property
    def slots(self) -> Slots:
        """Which place is whose."""
        return self._slots

    @property
    def conditions(self) -> list[int]:
        """Numbers of the skills that are a condition somewhere."""
        return sorted(number for number, count in self._conditions.items() if count > 0)

    @property
    def learnt(self) -> CoLearning | None:
        """What people learnt after one another, None where that is not known."""
        return self._learnt

    @learnt.setter
    def learnt(self, model: CoLearning | None) -> None:
        self._learnt = model
        self.version += 1

    def put(self, candidate: Candidate) -> None:
        """Add a candidate, or replace the one with its id."""
        self.remove(candidate.id)
        place = self._slots.take(candidate.id)
        self._candidates.append(candidate)
        requires, gives = self._codes(candidate.requires), self._codes(candidate.gives)
        self.requires.append(requires)
        self.gives.append(gives)
        for code in requires:
            self.asking.setdefault(code // LEVELS, []).append(place)
        for code in gives:
            self.giving.setdefault(code // LEVELS, []).append(place)
        self._conditions.update(self.skills[each] for each in candidate.conditions if each in self.skills)
        values = {
            "asked": len(requires),
            "given": len(gives),
            "kind": KIND_NUMBERS[candidate.kind],
            "ends": candidate.ends_on.toordinal() if candidate.ends_on else LAST_DAY,
            "posted": candidate.posted_at.date().toordinal() if candidate.posted_at else NO_DAY,
            "least_age": candidate.least_age or 0,
            "full": int(candidate.full),
            "where": NOWHERE if candidate.place is None else self.places.of(candidate.place),
            "organisation": NOWHERE
            if candidate.organisation_id is None
            else self.organisations.of(candidate.organisation_id),
            "cost": max(candidate.cost_euros, 0),
            "demand": max(candidate.demand, 0.0),
            "paid": float(candidate.paid),
            "hours": max(candidate.hours, 0.0),
            "weekly": candidate.hours_per_week or 0.0,
            "languages": self.words["languages"].bits(candidate.languages),
            "offers": self.words["offers"].bits(candidate.offers),
        }
        for name, value in values.items():
            self.columns[name].append(value)
        self.version += 1

    def _codes(self, skills: Iterable[SkillLevel]) -> list[int]:
        codes = []
        for skill_id, level in highest(skills).items():
            number = self.skills.get(skill_id)
            if number is None:
                number = self.skills[skill_id] = len(self.skill_ids)
                self.skill_ids.append(skill_id)
            codes.append(number * LEVELS + min(level, LEVELS) - 1)
        return codes

    def remove(self, candidate_id: str) -> None:
        """Take a candidate out; an unknown one changes nothing."""
        place = self._slots.place(candidate_id)
        if place is None:
            return
        self._slots.free(candidate_id)
        self._conditions.subtract(self.skills[each] for each in self.at(place).conditions if each in self.skills)
        self._candidates[place] = None
        self.version += 1
        if self._slots.wasteful:
            kept, version = [candidate for candidate in self._candidates if candidate], self.version
            self._reset()
            for candidate in kept:
                self.put(candidate)
            self.version += version

    def place(self, candidate_id: str) -> int | None:
        """Return where a candidate is."""
        return self._slots.place(candidate_id)

    def at(self, place: int) -> Candidate:
        """Return the living candidate of a place."""
        candidate = self._candidates[place]
        assert candidate is not None, "only the living are scored"
        return candidate


def highest(skills: Iterable[SkillLevel]) -> dict[SkillId, int]:
    """Return each skill once, at the highest level named, at least 1."""
    levels: dict[SkillId, int] = {}
    for each in skills:
        levels[each.skill_id] = max(levels.get(each.skill_id, 1), each.level)
    return levels
