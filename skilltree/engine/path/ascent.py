"""A lower bound of a plan's weight, and the few modules that the best plans are made of.

Dual ascent: again and again a landmark is found, a set of modules of which every plan has one, and as much as the
lightest of them weighs is taken off all and added to the bound, until modules that weigh nothing any more lead to
every target. (Wong 1984 for Steiner trees; landmarks by LM-cut, Helmert and Domshlak 2009, with fixed h-max.)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from skilltree.engine.path.index import Numbers, PathIndex

NEVER = float("inf")


@dataclass(slots=True)
class Puzzle:
    """What is to be reached from where; `far` is how far each fact is, by h-max."""

    index: PathIndex
    held: set[int]
    targets: Sequence[int]
    far: Numbers | Sequence[float]
    achievers: Mapping[int, Sequence[int]] | Sequence[Sequence[int]]


def ascend(puzzle: Puzzle, rest: list[float], free: Iterable[int] = ()) -> tuple[float, list[int]]:
    """Return the bound (inf: no plan) and the modules that weigh nothing in the end, in an order to follow them.

    `rest` are the weights, inf for a module that may not be taken; what is left of them stands there afterwards.
    `free` are those that weigh nothing already.
    """
    needs = puzzle.index.needs
    reached, followed = set(puzzle.held), list[int]()
    waiting = _follow(list(free), reached, followed, puzzle)
    bound = 0.0
    far = puzzle.far
    for target in puzzle.targets:
        while target not in reached:
            zone, edge, cut, seen = {target}, [target], list[int](), set[int]()
            while edge:
                for at in puzzle.achievers[edge.pop()]:
                    if at in seen or rest[at] == NEVER or not zone.isdisjoint(needs[at]):
                        continue
                    seen.add(at)
                    if rest[at] > 0:
                        cut.append(at)
                        continue
                    farthest = max((fact for fact in needs[at] if fact not in reached), key=far.__getitem__)
                    zone.add(farthest)
                    edge.append(farthest)
            cut = [at for at in cut if zone.isdisjoint(needs[at])]
            if not cut:
                return NEVER, followed
            step = min(rest[at] for at in cut)
            bound += step
            lifted = []
            for at in cut:
                rest[at] -= step
                if rest[at] == 0:
                    lifted.append(at)
            still = _follow(lifted, reached, followed, puzzle)
            # only what is newly reached can free those that waited before
            waiting = (
                _follow(waiting + still, reached, followed, puzzle) if len(still) < len(lifted) else waiting + still
            )
    return bound, followed


def _follow(waiting: list[int], reached: set[int], followed: list[int], puzzle: Puzzle) -> list[int]:
    """Follow the modules that can be begun; return those that still wait."""
    needs, gains = puzzle.index.needs, puzzle.index.gains
    while True:
        still = []
        for at in waiting:
            if reached.issuperset(needs[at]):
                reached.update(gains[at])
                followed.append(at)
            else:
                still.append(at)
        if len(still) == len(waiting):
            return still
        waiting = still


def reaches(puzzle: Puzzle, chosen: Iterable[int]) -> bool:
    """Return whether these modules lead to every target."""
    reached = set(puzzle.held)
    _follow(list(chosen), reached, [], puzzle)
    return reached.issuperset(puzzle.targets)


def thin(puzzle: Puzzle, chosen: Iterable[int], weights: Sequence[float]) -> list[int]:
    """Drop modules without which the targets are still reached, the heaviest first; the order stays."""
    kept = list(chosen)
    for at in sorted(kept, key=lambda each: (-weights[each], -each)):
        rest = [each for each in kept if each != at]
        if reaches(puzzle, rest):
            kept = rest
    return kept
