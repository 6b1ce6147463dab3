"""Prerequisites as a forest: which skills speak for which.

Edges that others imply are left out (a transitive reduction), and of each loop that is then left
one edge, so that beliefs can be passed along exactly. What is dropped is said by other ways round.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skilltree.model.ids import SkillId

Requires = Mapping[SkillId, Sequence[SkillId]]


def depths(skills: Sequence[SkillId], requires: Requires) -> dict[SkillId, int]:
    """Return for each skill the longest way down to one that requires nothing.

    Raises ValueError, naming the loop, where a skill requires itself through others.
    """
    known = set(skills)
    found: dict[SkillId, int] = {}
    for start in skills:
        way: list[SkillId] = []
        stack: list[tuple[SkillId, bool]] = [(start, False)]
        while stack:
            skill, done = stack.pop()
            if done:
                way.pop()
                found[skill] = 1 + max((found[each] for each in requires.get(skill, ()) if each in known), default=-1)
            elif skill not in found:
                if skill in way:
                    raise ValueError(f"prerequisites go round: {' > '.join([*way[way.index(skill) :], skill])}")
                way.append(skill)
                stack.append((skill, True))
                stack += [(each, False) for each in requires.get(skill, ()) if each in known]
    return found


def parents(skills: Sequence[SkillId], requires: Requires) -> tuple[list[int], list[int]]:
    """Return (order, parent): places in `skills`, those nearer a root first, and each one's parent place or -1.

    The forest has no direction of its own: a parent may be a prerequisite or what it is one for.
    Where an edge of a loop has to go, it is one to the easiest prerequisite, then the last by id.
    """
    depth = depths(skills, requires)
    place = {skill: at for at, skill in enumerate(skills)}
    below = _below(skills, requires, depth)
    edges = [
        (skill, each)
        for skill in skills
        for each in sorted({each for each in requires.get(skill, ()) if each in place})
        if not any(each in below[other] for other in requires.get(skill, ()) if other in place)
    ]
    edges.sort(key=lambda edge: (depth[edge[0]] - depth[edge[1]], edge))
    group = list(range(len(skills)))
    near: list[list[int]] = [[] for _ in skills]

    def root(at: int) -> int:
        while group[at] != at:
            at = group[at]
        return at

    for harder, easier in edges:
        one, other = place[harder], place[easier]
        if root(one) != root(other):
            group[root(one)] = root(other)
            near[one].append(other)
            near[other].append(one)
    order: list[int] = []
    parent = [-1] * len(skills)
    for start in range(len(skills)):
        if start in order:
            continue
        edge = [start]
        while edge:
            at = edge.pop()
            order.append(at)
            for other in near[at]:
                if other != parent[at]:
                    parent[other] = at
                    edge.append(other)
    return order, parent


def _below(
    skills: Sequence[SkillId], requires: Requires, depth: Mapping[SkillId, int]
) -> dict[SkillId, frozenset[SkillId]]:
    """Return for each skill all that it requires, directly or through others."""
    found: dict[SkillId, frozenset[SkillId]] = {}
    for skill in sorted(skills, key=lambda each: depth[each]):
        direct = [each for each in requires.get(skill, ()) if each in depth]
        found[skill] = frozenset(direct).union(*(found[each] for each in direct))
    return found
