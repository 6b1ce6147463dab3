"""Who covers a recruiter's pattern: postings by skill, counted with numpy, explained for the few shown.

A term is *had* when the skill, or a narrower one, is held at the level, with a standing at least as
strong at that level, and valid on the day asked; a dormant dated title is not had. It is *nearly had*
when it is held otherwise, or a near skill is held; that counts half. MUST terms filter and weigh 2,
SHOULD terms weigh 1, NOT terms exclude. Order: coverage downwards, then person id.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from heapq import nsmallest
from typing import Final

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.slots import Slots
from skilltree.model.course import SkillLevel
from skilltree.model.ids import PersonId, SkillId
from skilltree.model.pattern import NearSkill, Pattern, PatternTerm, Profile, ProfileSkill, TalentHit
from skilltree.model.place import current_insee
from skilltree.model.words import Standing, TermNeed

MUST_WEIGHT: Final = 2.0
SHOULD_WEIGHT: Final = 1.0
NEAR_CREDIT: Final = 0.5

Near = Callable[[SkillId], Mapping[SkillId, float]]
"""Skills that may stand in for one, with how well (0 to 1)."""

Narrower = Callable[[SkillId], Iterable[SkillId]]
"""Skills that are included in a broader one."""

Mask = NDArray[np.bool_]


def no_near(skill_id: SkillId) -> Mapping[SkillId, float]:
    """Say that nothing is near."""
    return {}


def no_narrower(skill_id: SkillId) -> Iterable[SkillId]:
    """Say that nothing is narrower."""
    return ()


def weight_of(term: PatternTerm) -> float:
    """Return what a term weighs in the coverage."""
    return {TermNeed.MUST: MUST_WEIGHT, TermNeed.SHOULD: SHOULD_WEIGHT, TermNeed.NOT: 0.0}[term.need]


def has_term(held: ProfileSkill, term: PatternTerm) -> bool:
    """Return whether a held skill, the wanted one or a narrower one, is what the term asks."""
    level = {None: held.level, Standing.CLAIMED: held.level, Standing.LEARNT: held.proven_level}.get(
        term.standing, held.confirmed_level
    )
    if level < max(term.level, 1) or (held.dormant and held.valid_until is not None):
        return False
    return term.valid_on is None or held.valid_until is None or held.valid_until >= term.valid_on


class _Posting:
    """Who holds one skill, and how."""

    __slots__ = ("dormant", "levels", "people", "until")

    def __init__(self) -> None:
        self.people = array("i")
        self.levels = (array("b"), array("b"), array("b"))
        self.until = array("i")
        self.dormant = array("b")

    def append(self, place: int, held: ProfileSkill) -> None:
        self.people.append(place)
        for column, level in zip(self.levels, (held.level, held.proven_level, held.confirmed_level), strict=True):
            column.append(level)
        self.until.append(held.valid_until.toordinal() if held.valid_until else date.max.toordinal())
        self.dormant.append(held.dormant and held.valid_until is not None)

    def having(self, term: PatternTerm) -> tuple[NDArray[np.int32], Mask]:
        """Return the holders' places, and which of them have what the term asks (as `has_term`)."""
        rank = term.standing.rank if term.standing else 0
        levels = np.frombuffer(self.levels[rank], np.int8)
        asked: Mask = (levels >= max(term.level, 1)) & (np.frombuffer(self.dormant, np.int8) == 0)
        if term.valid_on is not None:
            asked &= np.frombuffer(self.until, np.int32) >= term.valid_on.toordinal()
        return np.frombuffer(self.people, np.int32), asked


class PeopleIndex:
    """Findable profiles without identity. Not for several threads at once."""

    def __init__(self) -> None:
        self._reset()

    def _reset(self) -> None:
        self._slots = Slots()
        self._profiles: list[Profile | None] = []
        self._postings: dict[SkillId, _Posting] = {}
        self._works_in: dict[str, array[int]] = {}

    def __len__(self) -> int:
        return len(self._slots)

    def put(self, profile: Profile) -> None:
        """Add a profile, or replace the one of this person."""
        self.remove(profile.person_id)
        place = self._slots.take(profile.person_id)
        self._profiles.append(profile)
        for held in {held.skill_id: held for held in profile.skills}.values():
            self._postings.setdefault(held.skill_id, _Posting()).append(place, held)
        for insee in {current_insee(insee) for insee in profile.works_in}:
            self._works_in.setdefault(insee, array("i")).append(place)

    def remove(self, person_id: PersonId) -> None:
        """Take a person out; an unknown one changes nothing."""
        place = self._slots.place(person_id)
        if place is None:
            return
        self._slots.free(person_id)
        self._profiles[place] = None
        if self._slots.wasteful:
            kept = [profile for profile in self._profiles if profile]
            self._reset()
            for profile in kept:
                self.put(profile)

    def get(self, person_id: PersonId) -> Profile | None:
        """Return a person's profile."""
        place = self._slots.place(person_id)
        return None if place is None else self._profiles[place]

    def search(
        self,
        pattern: Pattern,
        *,
        limit: int,
        after: tuple[float, str] | None = None,
        near: Near = no_near,
        narrower: Narrower = no_narrower,
    ) -> tuple[list[TalentHit], int]:
        """Return the best `limit` people after `after` (coverage, person id), and how many there are in all.

        Nobody without any of the pattern is returned.
        """
        coverage = self._coverage(pattern, near=near, narrower=narrower)
        places = np.flatnonzero(coverage > 0)
        total = len(places)
        keys = [
            (-score, self._slots.ids[place], place) for score, place in self._contenders(coverage, places, limit, after)
        ]
        if after is not None:
            keys = [key for key in keys if key[:2] > (-after[0], after[1])]
        best = nsmallest(max(limit, 0), keys)
        return [self._hit(place, -score, pattern, near, narrower) for score, _, place in best], total

    @staticmethod
    def _contenders(
        coverage: NDArray[np.float64], places: NDArray[np.intp], limit: int, after: tuple[float, str] | None
    ) -> Iterable[tuple[float, int]]:
        """Leave out whoever cannot be among the answers, before names are compared."""
        if after is not None:
            places = places[coverage[places] <= after[0]]
            level = int(np.count_nonzero(coverage[places] == after[0]))
            limit += level
        if 0 < limit < len(places):
            least = np.partition(coverage[places], len(places) - limit)[len(places) - limit]
            places = places[coverage[places] >= least]
        return zip(coverage[places].tolist(), places.tolist(), strict=True)

    def _coverage(self, pattern: Pattern, *, near: Near, narrower: Narrower) -> NDArray[np.float64]:
        """Return each place's coverage, rounded to 6 places; 0 for whoever is filtered out."""
        credit = np.zeros(self._slots.size, np.float64)
        allowed = self._slots.alive() & self._willing(pattern.works_in)
        for term in pattern.terms:
            had, nearly = self._term(term, near=near, narrower=narrower)
            if term.need is TermNeed.NOT:
                allowed &= ~had
                continue
            if term.need is TermNeed.MUST:
                allowed &= had
            credit += weight_of(term) * np.where(had, 1.0, np.where(nearly, NEAR_CREDIT, 0.0))
        weights = sum(map(weight_of, pattern.terms)) or 1.0
        coverage: NDArray[np.float64] = np.where(allowed, credit / weights, 0.0).round(6)
        return coverage

    def _willing(self, works_in: Collection[str]) -> Mask:
        willing = np.full(self._slots.size, not works_in, np.bool_)
        for insee in works_in:
            willing[np.array(self._works_in.get(current_insee(insee), ()), np.intp)] = True
        return willing

    def _term(self, term: PatternTerm, *, near: Near, narrower: Narrower) -> tuple[Mask, Mask]:
        had = np.zeros(self._slots.size, np.bool_)
        nearly = np.zeros(self._slots.size, np.bool_)
        for skill_id in (term.skill_id, *narrower(term.skill_id)):
            if skill_id in self._postings:
                people, asked = self._postings[skill_id].having(term)
                had[people[asked]] = True
                nearly[people] = True
        if term.need is TermNeed.SHOULD:
            for skill_id in near(term.skill_id):
                if skill_id in self._postings:
                    nearly[np.frombuffer(self._postings[skill_id].people, np.int32)] = True
        return had, nearly

    def _hit(self, place: int, coverage: float, pattern: Pattern, near: Near, narrower: Narrower) -> TalentHit:
        profile = self._profiles[place]
        assert profile is not None, "only the living are counted"
        skills = {held.skill_id: held for held in profile.skills}
        have: dict[SkillId, ProfileSkill] = {}
        nearly: list[NearSkill] = []
        missing: list[SkillLevel] = []
        for term in pattern.terms:
            if term.need is TermNeed.NOT:
                continue
            inside = [skills[each] for each in (term.skill_id, *narrower(term.skill_id)) if each in skills]
            had = [held for held in inside if has_term(held, term)]
            likeness = near(term.skill_id)
            close = sorted(likeness.keys() & skills.keys(), key=lambda each: (-likeness[each], each))
            stand_in = inside or [skills[each] for each in close]
            if had:
                have[had[0].skill_id] = had[0]
            elif stand_in:
                nearly.append(NearSkill(held=stand_in[0], instead_of=term.skill_id))
            else:
                missing.append(SkillLevel(skill_id=term.skill_id, level=term.level))
        return TalentHit(
            person_id=profile.person_id,
            coverage=coverage,
            have=tuple(have.values()),
            near=tuple(nearly),
            missing=tuple(missing),
            works_in=profile.works_in,
        )
