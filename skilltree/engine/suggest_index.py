"""Candidates for suggestions as columns and posting lists, so that one person's scores are a few sums."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.slots import Slots
from skilltree.engine.suggest_types import Candidate
from skilltree.model.course import SkillLevel
from skilltree.model.ids import SkillId
from skilltree.model.words import SuggestionKind

NO_DAY: Final = 0
LAST_DAY: Final = 2**31 - 1
_KINDS = {kind: number for number, kind in enumerate(SuggestionKind)}


class LevelPostings:
    """For each skill: which places name it, and at which level."""

    def __init__(self) -> None:
        self._places: dict[SkillId, array[int]] = {}
        self._levels: dict[SkillId, array[int]] = {}

    def append(self, place: int, skills: Iterable[SkillLevel]) -> None:
        """Add a place under each of its skills, once, at the highest level named."""
        for skill_id, level in highest(skills).items():
            self._places.setdefault(skill_id, array("i")).append(place)
            self._levels.setdefault(skill_id, array("b")).append(level)

    def of(self, skill_id: SkillId) -> tuple[NDArray[np.intp], NDArray[np.int8]]:
        """Return places and levels (copies)."""
        places = np.array(self._places.get(skill_id, ()), np.intp)
        return places, np.array(self._levels.get(skill_id, ()), np.int8)


class SuggestIndex:
    """Modules and opportunities by skill. Not for several threads at once."""

    def __init__(self, candidates: Iterable[Candidate] = ()) -> None:
        self._reset()
        for candidate in candidates:
            self.put(candidate)

    def _reset(self) -> None:
        self._slots = Slots()
        self._candidates: list[Candidate | None] = []
        self.requires = LevelPostings()
        self.gives = LevelPostings()
        self._numbers = {name: array("d") for name in ("latitude", "longitude", "cost", "demand")}
        self._counts = {
            name: array("i") for name in ("requires", "gives", "kind", "ends", "posted", "least_age", "full")
        }

    def __len__(self) -> int:
        return len(self._slots)

    @property
    def size(self) -> int:
        """Places, dead ones too: the length of every column."""
        return self._slots.size

    def put(self, candidate: Candidate) -> None:
        """Add a candidate, or replace the one with its id."""
        self.remove(candidate.id)
        place = self._slots.take(candidate.id)
        self._candidates.append(candidate)
        self.requires.append(place, candidate.requires)
        self.gives.append(place, candidate.gives)
        latitude, longitude = candidate.place or (np.nan, np.nan)
        for name, number in {
            "latitude": latitude,
            "longitude": longitude,
            "cost": max(candidate.cost_euros, 0),
            "demand": max(candidate.demand, 0.0),
        }.items():
            self._numbers[name].append(number)
        for name, count in {
            "requires": len(highest(candidate.requires)),
            "gives": len(highest(candidate.gives)),
            "kind": _KINDS[candidate.kind],
            "ends": candidate.ends_on.toordinal() if candidate.ends_on else LAST_DAY,
            "posted": candidate.posted_at.date().toordinal() if candidate.posted_at else NO_DAY,
            "least_age": candidate.least_age or 0,
            "full": int(candidate.full),
        }.items():
            self._counts[name].append(count)

    def remove(self, candidate_id: str) -> None:
        """Take a candidate out; an unknown one changes nothing."""
        place = self._slots.place(candidate_id)
        if place is None:
            return
        self._slots.free(candidate_id)
        self._candidates[place] = None
        if self._slots.wasteful:
            kept = [candidate for candidate in self._candidates if candidate]
            self._reset()
            for candidate in kept:
                self.put(candidate)

    def place(self, candidate_id: str) -> int | None:
        """Return where a candidate is."""
        return self._slots.place(candidate_id)

    def at(self, place: int) -> Candidate:
        """Return the living candidate of a place."""
        candidate = self._candidates[place]
        assert candidate is not None, "only the living are scored"
        return candidate

    def alive(self) -> NDArray[np.bool_]:
        """Return which places are alive."""
        return self._slots.alive()

    def of_kind(self, kind: SuggestionKind) -> NDArray[np.bool_]:
        """Return which places are of this kind."""
        mask: NDArray[np.bool_] = self.count("kind") == _KINDS[kind]
        return mask

    def number(self, name: str) -> NDArray[np.float64]:
        """Return a column of numbers (a copy)."""
        return np.array(self._numbers[name], np.float64)

    def count(self, name: str) -> NDArray[np.int32]:
        """Return a column of counts or days (a copy)."""
        return np.array(self._counts[name], np.int32)


def highest(skills: Iterable[SkillLevel]) -> dict[SkillId, int]:
    """Return each skill once, at the highest level named, at least 1."""
    levels: dict[SkillId, int] = {}
    for each in skills:
        levels[each.skill_id] = max(levels.get(each.skill_id, 1), each.level)
    return levels
