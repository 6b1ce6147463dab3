"""What answers in some skills say of all of them: sums of products over a forest, exact on the grid.

Before anything is known, each ability is normal around a usual value with `POPULATION_WIDTH`, and two skills with an
edge between them correlate by `KINSHIP`, further ones by its powers. So somebody who can do the harder thing
most likely can do what it requires. The densities are log-supermodular and answers monotone in ability, hence a
right answer never lowers any estimate (Karlin & Rinott 1980).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.placement.response import GRID, Floats

POPULATION_WIDTH: Final = 1.5
KINSHIP: Final = 0.6


class Forest:
    """The joint prior over the skills of a test, and beliefs after answers."""

    def __init__(
        self,
        order: Sequence[int],
        parent: Sequence[int],
        usual: Floats,
        *,
        width: float = POPULATION_WIDTH,
        kinship: float = KINSHIP,
    ) -> None:
        """`order` and `parent` as `kinship.parents` gives them; `usual` is the mean ability by skill."""
        self.order, self.parent = list(order), list(parent)
        self.width, self.kinship = width, kinship
        self.usual = usual
        z = (GRID[None, :] - usual[:, None]) / width
        self._alone: Floats = np.exp(-0.5 * z**2)
        self._edge: dict[int, Floats] = {}
        for at, above in enumerate(parent):
            if above >= 0:
                x, y = z[at][:, None], z[above][None, :]
                self._edge[at] = np.exp(-(kinship**2 * (x**2 + y**2) - 2 * kinship * x * y) / (2 * (1 - kinship**2)))
        self._children: list[list[int]] = [[c for c in order if parent[c] == at] for at in range(len(parent))]
        self._under: NDArray[np.bool_] = np.eye(len(parent), dtype=np.bool_)
        for at in reversed(self.order):
            if self.parent[at] >= 0:
                self._under[self.parent[at]] |= self._under[at]

    def beliefs(self, likelihood: Floats) -> Floats:
        """Return posteriors by test, skill and place of the grid, from likelihoods of the same shape."""
        return self._pass(likelihood)[0]

    def _pass(self, likelihood: Floats) -> tuple[Floats, Floats, Floats]:
        """Return (posteriors, what each skill and those under it say, what its parent's side says)."""
        own = likelihood * self._alone
        inner = np.empty_like(own)
        up = np.ones_like(own)
        for at in reversed(self.order):
            inner[:, at] = own[:, at]
            for child in self._children[at]:
                inner[:, at] *= up[:, child]
            inner[:, at] /= inner[:, at].max(axis=-1, keepdims=True)
            if at in self._edge:
                up[:, at] = inner[:, at] @ self._edge[at]
                up[:, at] /= up[:, at].max(axis=-1, keepdims=True)
        outer = np.ones_like(own)
        posterior = inner.copy()
        for at in self.order:
            above = self.parent[at]
            if above >= 0:
                outer[:, at] = posterior[:, above] / up[:, at]
                down = outer[:, at] @ self._edge[at].T
                posterior[:, at] *= down
            posterior[:, at] /= posterior[:, at].sum(axis=-1, keepdims=True)
        return posterior, inner, outer

    def expectations(self, likelihood: Floats, worth: Floats, owner: Sequence[int]) -> tuple[Floats, Floats]:
        """Return (posteriors by skill, E[worth | ability]) after one test's answers.

        `worth` holds functions on the grid, a row each, of the ability in the skill `owner`. The second
        is by skill, function and place of the grid: what is expected of the function where the skill's
        ability is known to be there.
        """
        posterior, inner, outer = (each[0] for each in self._pass(likelihood[None]))
        skills, functions = len(self.parent), len(owner)
        mean = np.einsum("fk,fk->f", worth, posterior[list(owner)])
        given = np.broadcast_to(mean[None, :, None], (skills, functions, len(GRID))).copy()
        under = self._under[:, list(owner)]
        given[list(owner), np.arange(functions)] = worth
        for at in reversed(self.order):
            for child in self._children[at]:
                step = self._edge[child].T * inner[child]
                step /= step.sum(axis=1, keepdims=True)
                rows = under[child]
                given[at, rows] = given[child, rows] @ step.T
        for at in self.order:
            if self.parent[at] >= 0:
                step = self._edge[at] * outer[at]
                step /= step.sum(axis=1, keepdims=True)
                rows = ~under[at]
                given[at, rows] = given[self.parent[at], rows] @ step.T
        return posterior, given

    def precision(self) -> Floats:
        """Return the inverse covariance of abilities before anything is known, by skill and skill."""
        likeness = np.eye(len(self.parent))
        for count, at in enumerate(self.order):
            if self.parent[at] >= 0:
                earlier = self.order[:count]
                likeness[at, earlier] = likeness[earlier, at] = self.kinship * likeness[self.parent[at], earlier]
        return np.asarray(np.linalg.inv(likeness * self.width**2), np.float64)
