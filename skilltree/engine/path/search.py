"""The lightest plan: bounds, modules that cannot be in a better one left out, those that must be taken, then branches.

Each look at a puzzle gives a bound and a plan. What the bound shows to be in no better plan is left out for good; a
module of the plan without which nothing better is left has to be taken. When neither helps, both ways are tried. The
search ends with a proof, or after `LOOKS` looks, so that the same question takes the same work on any machine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from skilltree.engine.path.ascent import NEVER, Puzzle, ascend, thin
from skilltree.engine.path.index import UNIT, Numbers
from skilltree.model.base import Struct

LOOKS: Final = 30
"""Looks at a puzzle; each takes some tenths of a millisecond."""


class Found(Struct):
    """Modules by number; `proven` when no lighter plan is there."""

    chosen: tuple[int, ...]
    weight: float
    proven: bool


class Search:
    """One search. `fits` refuses plans, as for the budget: what is refused is neither kept nor counted as found."""

    def __init__(
        self,
        puzzle: Puzzle,
        weights: Numbers,
        *,
        looks: int = LOOKS,
        fits: Callable[[Sequence[int]], bool] | None = None,
    ) -> None:
        self._puzzle = puzzle
        self._weights: list[float] = weights.tolist()
        self._looks = looks
        self._fits = fits
        self._best: list[int] = []
        self._least = NEVER

    def run(self) -> Found | None:
        """Return the best plan found; None where there is none."""
        rest = list(self._weights)
        bound, plan = self._look(rest, set())
        if bound == NEVER:
            return None
        proven = not self._open(bound)
        if not proven:
            self._prune(rest, bound)
            proven = self._solve(set(), set(), plan, bound)
        return Found(chosen=tuple(self._best), weight=self._least, proven=proven) if self._least < NEVER else None

    def offer(self, plan: Sequence[int]) -> None:
        """Take a plan that somebody else found."""
        self._keep(plan)

    def _open(self, bound: float) -> bool:
        """Return whether something shorter by a hundredth of an hour may still be there."""
        return bound // UNIT < self._least // UNIT

    def _look(self, rest: list[float], taken: set[int]) -> tuple[float, list[int]]:
        """Return the bound with what is `taken` weighed, and a plan."""
        self._looks -= 1
        weights = self._weights
        for at in taken:
            rest[at] = 0.0
        bound, followed = ascend(self._puzzle, rest, taken)
        if bound == NEVER:
            return NEVER, []
        plan = thin(self._puzzle, followed, weights)
        self._keep(plan)
        return bound + sum(weights[at] for at in taken), plan

    def _keep(self, plan: Sequence[int]) -> None:
        weight = sum(self._weights[at] for at in plan)
        if weight < self._least and (self._fits is None or self._fits(plan)):
            self._best, self._least = list(plan), weight

    def _prune(self, rest: list[float], bound: float) -> None:
        """Leave out for good what is in no better plan: what leads there and on weighs too much by what is left."""
        index, puzzle = self._puzzle.index, self._puzzle
        left = np.array(rest)
        _, before = index.forward(left, puzzle.held)
        after = index.backward(left, puzzle.targets)
        useless = np.flatnonzero(~(bound + before + left + after < self._least))
        for at in useless.tolist():
            self._weights[at] = NEVER
        alive: list[int] = np.flatnonzero(np.isfinite(np.array(self._weights))).tolist()
        achievers: dict[int, list[int]] = {}
        for at in alive:
            for fact in index.gains[at]:
                achievers.setdefault(fact, []).append(at)
        self._puzzle = Puzzle(index, puzzle.held, puzzle.targets, puzzle.far, _Lists(achievers))

    def _solve(self, taken: set[int], barred: set[int], plan: Sequence[int], bound: float) -> bool:
        """Return whether nothing better is left where these are taken and those are not."""
        while self._open(bound):
            if self._fits is not None and not self._fits(sorted(taken)):
                return True
            needed, branch, heaviest, instead = set[int](), -1, -1.0, list[int]()
            for at in sorted(set(plan) - taken, key=lambda each: (-self._weights[each], each)):
                if self._looks <= 0:
                    return False
                without, other = self._look(self._without({*barred, at}), taken | needed)
                if not self._open(without):
                    needed.add(at)
                elif without > heaviest:
                    branch, heaviest, instead = at, without, other
            taken = taken | needed
            if branch < 0:
                # all of the plan must be taken, so nothing is better than the plan, or than what fits
                return True
            if needed:
                bound, plan = self._look(self._without(barred), taken)
                continue
            bound, plan = self._look(self._without(barred), {*taken, branch})
            if not self._solve({*taken, branch}, barred, plan, bound):
                return False
            barred, bound, plan = {*barred, branch}, heaviest, instead
        return True

    def _without(self, barred: set[int]) -> list[float]:
        rest = list(self._weights)
        for at in barred:
            rest[at] = NEVER
        return rest


class _Lists(dict[int, list[int]]):
    """Teachers by fact; nobody teaches what is not there."""

    def __missing__(self, fact: int) -> list[int]:
        return []
