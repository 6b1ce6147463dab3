"""The forest of the highest score in which no skill is above itself (Chu & Liu 1965, Edmonds 1967).

Each skill takes its best candidate; where that closes a cycle, the cycle becomes one node that is entered by whichever
edge costs least, and so on until there is none. Having no parent is always a candidate, so there always is a forest.
Cycles are few: what is not on one is never looked at skill by skill.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from skilltree.engine.community.counters import Indices
from skilltree.engine.community.levels import Whole

ROOT = -1

Edge: TypeAlias = tuple[int, int, int, int]
"""What is lost against the best way into its node; its place among the candidates; parent; child."""


class _Node:
    """A skill, or a cycle of nodes that counts as one. `edges` lead into it from outside, the best first."""

    __slots__ = ("chosen", "edges", "inside", "skills")

    def __init__(self, edges: list[Edge], skills: set[int], inside: list[_Node]) -> None:
        self.edges = sorted(edges)
        self.chosen = self.edges[0]
        self.skills = skills
        self.inside = inside


def best_forest(candidates: Indices, scores: Whole, usable: npt.NDArray[np.bool_]) -> Indices:
    """Return each skill's parent or `ROOT`, out of [skill, place] with the best sum of scores.

    A skill's usable candidates are other skills and `ROOT`. Equals: the earlier place.
    """
    if not len(candidates):
        return np.zeros(0, np.int64)
    valued = np.where(usable, scores, np.iinfo(np.int64).min // 4)
    parents: Indices = candidates[np.arange(len(candidates)), valued.argmax(axis=1)]
    cycles = _cycles(parents)
    if not cycles:
        return parents

    def node_of(skill: int) -> _Node:
        best = int(valued[skill].max())
        places = np.nonzero(usable[skill])[0].tolist()
        edges = [(best - int(valued[skill, at]), at, int(candidates[skill, at]), skill) for at in places]
        return _Node(edges, {skill}, [])

    return _open_all(parents, _contract(parents, cycles, node_of))


def _cycles(parents: Indices) -> list[list[int]]:
    """Return the cycles among best candidates; who stands on one is found by jumping ever further."""
    size = len(parents)
    above = np.append(np.where(parents == ROOT, size, parents), size)
    for _ in range(size.bit_length()):
        above = above[above]
    found: list[list[int]] = []
    done: set[int] = set()
    for start in np.unique(above).tolist():
        if start == size or start in done:
            continue
        cycle, at = [start], int(parents[start])
        while at != start:
            cycle.append(at)
            at = int(parents[at])
        done.update(cycle)
        found.append(cycle)
    return found


def _contract(parents: Indices, cycles: list[list[int]], node_of: Callable[[int], _Node]) -> list[_Node]:
    """Return the nodes that cycles became, the outermost ones."""
    outer: dict[int, _Node] = {}
    waiting = [[node_of(skill) for skill in cycle] for cycle in cycles]
    while waiting:
        cycle = waiting.pop()
        skills = set().union(*(node.skills for node in cycle))
        entering = [
            (loss - node.chosen[0], place, parent, child)
            for node in cycle
            for loss, place, parent, child in node.edges
            if parent not in skills
        ]
        joined = _Node(entering, skills, cycle)
        outer.update(dict.fromkeys(skills, joined))
        way = _way_round(joined, parents, outer)
        if way:
            waiting.append([joined, *(at if isinstance(at, _Node) else node_of(at) for at in way)])
    return list({id(node): node for node in outer.values()}.values())


def _way_round(joined: _Node, parents: Indices, outer: dict[int, _Node]) -> list[_Node | int]:
    """Return what is passed on the way up from a node back to itself; nothing where it does not come back."""
    way: list[_Node | int] = []
    passed: set[int] = set()
    at = joined.chosen[2]
    while at != ROOT and at not in passed:
        passed.add(at)
        node = outer.get(at)
        if node is joined:
            return way
        way.append(at if node is None else node)
        at = int(parents[at]) if node is None else node.chosen[2]
    return []


def _open_all(parents: Indices, nodes: list[_Node]) -> Indices:
    """Return the parents with each cycle cut where it is entered."""
    found = parents.copy()
    waiting = [(node, node.chosen) for node in nodes]
    while waiting:
        node, (_, _, parent, child) = waiting.pop()
        if not node.inside:
            found[child] = parent
        entered = (0, 0, parent, child)
        waiting.extend((inner, entered if child in inner.skills else inner.chosen) for inner in node.inside)
    return found
