"""The community's tree out of its counters: trunk first, specialities outwards, one cell a skill.

Each skill hangs under the earlier, more common skill that its holders learnt before it and with which
it goes best (`Fit`), after Authier & Levy (1992) as reconstructed in the design. Skills are ordered by
holders, then mean rank, then id; a parent always comes earlier in that order, so there is no cycle.
While members are few, authored relations count as pseudo-members whose weight fades.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from math import log
from typing import Final

from skilltree.engine.catalogue import Catalogue
from skilltree.engine.community import RANK_SCALE, CommunityCounters
from skilltree.model.base import Struct
from skilltree.model.ids import SkillId

PRIVACY_FLOOR: Final = 11
LEAST_SHARE: Final = 0.5
"""Share of a skill's holders who must hold its parent."""

PRIOR_WEIGHT: Final = 3.0
"""Pseudo-members that each authored relation counts as while there are no members."""

PRIOR_FADES: Final = 50
"""Members at which that weight is half."""


class Fit(StrEnum):
    """How well a parent and a child go together.

    On the planted trees of the design (20 % noise) INFORMATION finds more true parents from some
    hundreds of members on, or with a prior; TOGETHER finds more in small communities without one.
    """

    TOGETHER = "together"
    """(together - holders_s holders_t / 2 members) / (holders of either); half of t's holders must hold s."""

    INFORMATION = "information"
    """Mutual information of holding s and holding t (Chow & Liu 1968); held together no less than by chance."""


class CommunityCellState(Struct):
    """One skill of the tree. `holders` and `share` are None below the privacy floor."""

    skill_id: SkillId
    parent_id: SkillId | None
    depth: int
    holders: int | None
    share: float | None


class _Counts:
    """The counters with the pseudo-members of the prior."""

    def __init__(self, counters: CommunityCounters, prior: Mapping[SkillId, SkillId | None]) -> None:
        self.holders: dict[SkillId, float] = defaultdict(float, counters.holders)
        self.ranks: dict[SkillId, float] = defaultdict(float)
        for skill, total in counters.rank_sums.items():
            self.ranks[skill] = total / RANK_SCALE
        self.members = float(counters.members)
        self.together: dict[SkillId, dict[SkillId, float]] = defaultdict(lambda: defaultdict(float))
        for (one, other), count in counters.together.items():
            self.together[one][other] = self.together[other][one] = float(count)
        self.lead: dict[SkillId, dict[SkillId, float]] = defaultdict(lambda: defaultdict(float))
        for (first, second), count in counters.before.items():
            self.lead[first][second] += count
            self.lead[second][first] -= count
        weight = PRIOR_WEIGHT * PRIOR_FADES / (PRIOR_FADES + counters.members)
        for skill in sorted(prior):
            self._add_member(_chain(skill, prior), weight)

    def _add_member(self, learnt: list[SkillId], weight: float) -> None:
        self.members += weight
        for at, skill in enumerate(learnt):
            self.holders[skill] += weight
            self.ranks[skill] += weight * at / max(len(learnt) - 1, 1)
            for earlier in learnt[:at]:
                self.together[earlier][skill] += weight
                self.together[skill][earlier] += weight
                self.lead[earlier][skill] += weight
                self.lead[skill][earlier] -= weight

    def order(self) -> list[SkillId]:
        """Return the skills, the most held first, then the first learnt, then by id."""
        return sorted(
            self.holders,
            key=lambda skill: (
                -round(self.holders[skill], 9),
                round(self.ranks[skill] / self.holders[skill], 9),
                skill,
            ),
        )

    def may_lead(self, parent: SkillId, child: SkillId, fit: Fit) -> bool:
        """Return whether enough holders of `child` hold `parent`, and learnt it first."""
        together = self.together[parent][child]
        if fit is Fit.TOGETHER:
            enough = together >= LEAST_SHARE * self.holders[child]
        else:
            enough = together * self.members >= self.holders[parent] * self.holders[child] - 1e-9
        return enough and self.lead[parent][child] > 0

    def fitness(self, parent: SkillId, child: SkillId, fit: Fit) -> float:
        """Return how well the two go together."""
        one, other = self.holders[parent], self.holders[child]
        together, members = self.together[parent][child], self.members
        if fit is Fit.TOGETHER:
            return round((together - one * other / (2 * members)) / (one + other - together), 9)
        cells = (
            (together, one, other),
            (one - together, one, members - other),
            (other - together, members - one, other),
            (members - one - other + together, members - one, members - other),
        )
        return round(sum(both / members * log(both * members / (a * b)) for both, a, b in cells if both > 1e-9), 9)


def grow(
    counters: CommunityCounters,
    *,
    prior: Mapping[SkillId, SkillId | None] | None = None,
    floor: int = PRIVACY_FLOOR,
    fit: Fit = Fit.TOGETHER,
) -> list[CommunityCellState]:
    """Return the tree's cells, parents before children; none for a community below the floor.

    `prior` maps a skill to the one before it, as authored; it may be wrong in places. Equal fits: the
    more common parent.
    """
    if counters.members < floor:
        return []
    counts = _Counts(counters, prior or {})
    ordered = counts.order()
    position = {skill: at for at, skill in enumerate(ordered)}
    parents: dict[SkillId, SkillId | None] = {}
    for skill in ordered:
        earlier = [
            other
            for other in counts.together[skill]
            if position[other] < position[skill] and counts.may_lead(other, skill, fit)
        ]
        parents[skill] = min(
            earlier, key=lambda other: (-counts.fitness(other, skill, fit), position[other]), default=None
        )
    depth: dict[SkillId, int] = {}
    for skill in ordered:
        parent = parents[skill]
        depth[skill] = 0 if parent is None else depth[parent] + 1
    return [
        CommunityCellState(
            skill_id=skill,
            parent_id=parents[skill],
            depth=depth[skill],
            holders=counters.holders[skill] if counters.holders[skill] >= floor else None,
            share=counters.holders[skill] / counters.members
            if counters.members and counters.holders[skill] >= floor
            else None,
        )
        for skill in ordered
    ]


def _chain(skill: SkillId, prior: Mapping[SkillId, SkillId | None]) -> list[SkillId]:
    """Return the authored way to a skill, its beginning first; a cycle is cut where it closes."""
    way = [skill]
    while (parent := prior.get(way[-1])) is not None and parent not in way:
        way.append(parent)
    return way[::-1]


def branch_parents(
    held: Iterable[SkillId],
    catalogue: Catalogue,
    prerequisites: Callable[[SkillId], Iterable[SkillId]] | None = None,
) -> dict[SkillId, SkillId | None]:
    """Return for each skill of one person's tree the held skill that it grows out of, or None.

    The nearest held broader skill or, one step away, a held prerequisite (by default the catalogue's);
    at the same distance the broader one, then by id. Never a cycle.
    """
    skills = sorted(set(held))
    parents: dict[SkillId, SkillId | None] = dict.fromkeys(skills)
    for skill in skills:
        stored = catalogue.get(skill)
        before = prerequisites(skill) if prerequisites else stored.prerequisites if stored else ()
        ways = [(step, 0, other) for other, step in catalogue.distances(skill).items()]
        ways += [(1, 1, other) for other in before]
        for _, _, other in sorted(ways):
            if other in parents and not _leads_to(other, skill, parents):
                parents[skill] = other
                break
    return parents


def _leads_to(start: SkillId, target: SkillId, parents: Mapping[SkillId, SkillId | None]) -> bool:
    """Return whether `target` is `start` or above it."""
    at: SkillId | None = start
    while at is not None and at != target:
        at = parents[at]
    return at is not None
