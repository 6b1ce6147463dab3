"""The community's tree out of its counters: trunk first, specialities outwards, one cell a skill.

After Authier & Levy (1992): the trunk is what is learnt first and by nearly all, a branch gathers what
goes together in the same blazons, further out the subgroup shrinks. How a skill's parent is found is in
`skilltree.engine.community`; here the forest becomes cells, and what so few hold that they could be
recognised is withheld.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from skilltree.engine.catalogue import Catalogue
from skilltree.engine.community import CommunityCounters, LivingTree
from skilltree.model.base import Struct
from skilltree.model.ids import SkillId
from skilltree.model.words import CommunityPart

PRIVACY_FLOOR: Final = 11

TRUNK_SHARE: Final = 0.6
"""Share of the members who hold each skill of the trunk, at least."""


SHADES: Final = 5


class CommunityCellState(Struct):
    """One skill of the tree. `holders` and `share` are None below the privacy floor; `shade` is 1 (few) to 5."""

    skill_id: SkillId
    parent_id: SkillId | None
    depth: int
    holders: int | None
    share: float | None
    shade: int
    part: CommunityPart


def grow(
    counters: CommunityCounters,
    *,
    prior: Mapping[SkillId, SkillId | None] | None = None,
    floor: int = PRIVACY_FLOOR,
) -> list[CommunityCellState]:
    """Return the tree's cells, parents before children; none for a community below the floor.

    `prior` maps a skill to the one before it, as authored; it may be wrong in places.
    """
    if counters.members < floor:
        return []
    return cells_of(counters, LivingTree(counters, prior).parents(), floor=floor)


def cells_of(
    counters: CommunityCounters, parents: Mapping[SkillId, SkillId | None], *, floor: int
) -> list[CommunityCellState]:
    """Return the cells of a forest: by depth, then the most held, then by id.

    Counts below the floor have no say in the order either. None for a community below the floor.
    """
    if counters.members < floor:
        return []
    held = dict(zip(counters.skills, counters.holders.tolist(), strict=True))
    shown = {skill: held[skill] if held[skill] >= floor else None for skill in parents}
    depth = _depths(parents)
    ordered = sorted(parents, key=lambda skill: (depth[skill], -(shown[skill] or 0), skill))
    shade = _shades(shown)
    trunk, inner = _trunk(ordered, parents, shown, TRUNK_SHARE * counters.members), set(parents.values())
    return [
        CommunityCellState(
            skill_id=skill,
            parent_id=parents[skill],
            depth=depth[skill],
            holders=(count := shown[skill]),
            share=count / counters.members if count and counters.members else None,
            shade=shade[skill],
            part=CommunityPart.TRUNK
            if skill in trunk
            else CommunityPart.BRANCH
            if skill in inner
            else CommunityPart.LEAF,
        )
        for skill in ordered
    ]


def _shades(shown: Mapping[SkillId, int | None]) -> dict[SkillId, int]:
    """Return in which fifth of the counts that may be told each skill is; 1 for those that may not."""
    counts = sorted(count for count in shown.values() if count)
    return {
        skill: 1 + SHADES * bisect_left(counts, count) // len(counts) if count else 1 for skill, count in shown.items()
    }


def _depths(parents: Mapping[SkillId, SkillId | None]) -> dict[SkillId, int]:
    depth: dict[SkillId, int] = {}
    for skill in parents:
        way: list[SkillId] = []
        at: SkillId | None = skill
        while at is not None and at not in depth:
            way.append(at)
            at = parents[at]
        below = -1 if at is None else depth[at]
        for step, passed in enumerate(reversed(way), start=1):
            depth[passed] = below + step
    return depth


def _trunk(
    ordered: Iterable[SkillId],
    parents: Mapping[SkillId, SkillId | None],
    shown: Mapping[SkillId, int | None],
    least: float,
) -> set[SkillId]:
    """Return the most held root, its most held child, and so on. `ordered`: the most held of a depth first."""
    trunk: set[SkillId | None] = {None}
    top: SkillId | None = None
    for skill in ordered:
        if parents[skill] == top and skill not in trunk and (shown[skill] or 0) >= max(least, 1):
            top = skill
            trunk.add(skill)
    return {skill for skill in trunk if skill is not None}


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
