"""What people who hold what you hold learnt next.

Two views of it, each a number for every skill, and the first one for every module as well:

- `next`: a linear next-step predictor in closed form. With x the skills held before a step and y the module finished
  by it, B = (sum xx' + c I)^-1 sum xy' (ridge regression; Hoerl & Kennard 1970; as a recommender: SLIT of Choi et al.
  2021, EASE of Steck 2019 without its diagonal, since what is held is never the target). For a skill: what its
  teachers have together, shared among them.
- `kin`: the logarithm of the mean, over the skills held, of exp(4 cosine): near to one of several interests is near.
  The vectors are the leading eigenvectors of the logarithm of how much more often than by chance two skills are held
  together (pointwise mutual information; Levy & Goldberg 2014).

Both say something of a module that nobody finished yet, by what it teaches.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve
from scipy.sparse import csr_array
from scipy.sparse.linalg import eigsh

from skilltree.engine.colearning.counts import RECENT_DAYS, Counts, Histories, count
from skilltree.model.ids import SkillId

RIDGE: Final = 100.0
DIMENSIONS: Final = 48
PRIOR_STEPS: Final = 5.0
"""Steps that are added to how often two skills are held together, and would be by chance."""

KIN: Final = 4.0
LEAST: Final = 1e-4
LEAST_KIN: Final = 1e-3
FEWEST: Final = 200
"""Steps below which nothing is learnt."""

Array = NDArray[Any]


@dataclass(slots=True)
class Learnt:
    """What one person's skills say. Logarithms; `modules` are places in `CoLearning.modules`."""

    next_module: Array
    next_skill: Array
    kin: Array


class CoLearning:
    """The fitted model. Immutable."""

    def __init__(self, counts: Counts, skills: list[SkillId], modules: list[str], histories: Histories) -> None:
        self.skills = [skills[at] for at in counts.skills.tolist()]
        self.modules = [modules[at] for at in counts.modules.tolist()]
        self._place = {skill: at for at, skill in enumerate(self.skills)}
        held = counts.together.diagonal().copy()
        self._next = _ridge(counts).astype(np.float16)
        vectors = _vectors(counts, held)
        self._kin = np.exp(KIN * (vectors @ vectors.T)).astype(np.float16)
        self._teaches: csr_array = counts.teaches[counts.modules].T.tocsr()
        self._teachers = np.maximum(self._teaches.sum(axis=1), 1)
        self.pull = dict(zip(modules, _pull(counts, histories).tolist(), strict=True))
        """By module: logarithms of how often it was finished lately, and ever, by the days that it was there."""

    @property
    def bytes(self) -> int:
        """Memory of the large arrays."""
        return int(self._next.nbytes + self._kin.nbytes)

    def ask(self, held: Iterable[SkillId]) -> Learnt | None:
        """Return what these skills say; None where none of them is known."""
        rows = sorted(self._place[skill] for skill in held if skill in self._place)
        if not rows:
            return None
        likely = np.maximum(self._next[rows].astype(np.float32).sum(axis=0), 0)
        near = self._kin[rows].astype(np.float32).sum(axis=0) / len(rows)
        return Learnt(
            next_module=np.log(likely + LEAST),
            next_skill=np.log(self._teaches @ likely / self._teachers + LEAST),
            kin=np.log(near + LEAST_KIN),
        )


def learn(histories: Histories, skills: list[SkillId], modules: list[str]) -> CoLearning | None:
    """Fit to histories; None where there are too few. `skills` and `modules`: ids by number."""
    counts = count(histories)
    if counts.steps < FEWEST or len(counts.skills) <= DIMENSIONS or not len(counts.modules):
        return None
    return CoLearning(counts, skills, modules, histories)


def _ridge(counts: Counts) -> Array:
    gram = counts.together.copy()
    gram[np.diag_indices(len(gram))] += RIDGE
    solved: Array = cho_solve(
        cho_factor(gram, lower=True, overwrite_a=True, check_finite=False), counts.then, check_finite=False
    )
    return solved


def _vectors(counts: Counts, held: Array) -> Array:
    chance = np.outer(held, held) / max(counts.steps, 1)
    logs = np.log((counts.together + PRIOR_STEPS) / (chance + PRIOR_STEPS))
    begin = np.ones(len(logs)) / np.sqrt(len(logs))
    values, vectors = eigsh(logs.astype(np.float64), DIMENSIONS, which="LA", v0=begin)
    found = vectors * np.sqrt(np.maximum(values, 0.0))
    found /= np.linalg.norm(found, axis=1, keepdims=True) + 1e-9
    scaled: Array = found.astype(np.float32)
    return scaled


def _pull(counts: Counts, histories: Histories) -> Array:
    """[module, (lately, ever, few)]: 0 is the average module; the last is 1 where too few finished it."""
    there = np.maximum(histories.today - np.maximum(histories.begun, histories.day.min(initial=0)), 0)
    whole = max(int(histories.today - histories.day.min(initial=histories.today)), 1)
    ever = counts.finished / max(counts.finished.sum() / whole / len(there), 1e-9)
    lately = counts.recently / max(counts.recently.sum() / RECENT_DAYS / len(there), 1e-9)
    few = np.ones(len(there))
    few[counts.modules] = 0
    return np.stack(
        [
            np.log((lately + 5) / (np.minimum(there, RECENT_DAYS) + 5)),
            np.log((ever + 10) / (there + 10)),
            few,
        ],
        axis=1,
    )
