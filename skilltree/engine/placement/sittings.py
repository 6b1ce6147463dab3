"""Many people's answers as arrays, and what is expected of their abilities under given difficulties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.placement.belief import Forest
from skilltree.engine.placement.placement import evidence
from skilltree.engine.placement.response import GRID, Floats
from skilltree.engine.placement.types import Question, Sitting
from skilltree.model.ids import SkillId

AT_ONCE: Final = 256
"""Sittings whose beliefs are reckoned with together."""


class Room:
    """Everybody who sat, in an order of its own, so that the order of arrival makes no difference."""

    def __init__(self, questions: Sequence[Question], skills: Sequence[SkillId], sittings: Iterable[Sitting]) -> None:
        """Leave aside answers to other questions, and people without any left."""
        place = {each.id: at for at, each in enumerate(questions)}
        self.skills = tuple(skills)
        self._of_skill = [
            np.array([at for at, each in enumerate(questions) if each.skill == skill], np.intp) for skill in skills
        ]
        rows = []
        for sitting in sittings:
            answers = tuple(
                sorted({place[a.question]: a.right for a in sitting.answered if a.question in place}.items())
            )
            if answers:
                rows.append((answers, tuple(sorted((s, p.mean, p.width) for s, p in sitting.prior.items())), sitting))
        rows.sort(key=lambda row: row[:2])
        priors = [sitting.prior for _, _, sitting in rows]
        self._said = [
            np.array([evidence(self.skills, prior) for prior in priors[begin : begin + AT_ONCE]])
            for begin in range(0, len(priors), AT_ONCE)
        ]
        self._right: NDArray[np.bool_] = np.zeros((len(rows), len(questions)), np.bool_)
        self._wrong: NDArray[np.bool_] = np.zeros_like(self._right)
        for person, (answers, _, _) in enumerate(rows):
            for at, right in answers:
                (self._right if right else self._wrong)[person, at] = True

    @property
    def people(self) -> int:
        """How many sat."""
        return len(self._right)

    def counts(self) -> NDArray[np.int64]:
        """Return how many answers each question has."""
        answers: NDArray[np.int64] = (self._right | self._wrong).sum(axis=0)
        return answers

    def expect(self, forest: Forest, table: Floats) -> tuple[Floats, Floats, Floats]:
        """Return (answers, right answers) by question and place of the grid, and abilities summed by skill."""
        seen = np.zeros(table.shape)
        right = np.zeros(table.shape)
        total = np.zeros(len(self.skills))
        yes, no = np.log(table), np.log(1 - table)
        for turn, said in enumerate(self._said):
            some = slice(turn * AT_ONCE, (turn + 1) * AT_ONCE)
            did, failed = self._right[some].astype(np.float64), self._wrong[some].astype(np.float64)
            likelihood = said.copy()
            for at, rows in enumerate(self._of_skill):
                likely = did[:, rows] @ yes[rows] + failed[:, rows] @ no[rows]
                likelihood[:, at] *= np.exp(likely - likely.max(axis=1, keepdims=True))
            belief = forest.beliefs(likelihood)
            total += (belief @ GRID).sum(axis=0)
            for at, rows in enumerate(self._of_skill):
                right[rows] += did[:, rows].T @ belief[:, at]
                seen[rows] += (did[:, rows] + failed[:, rows]).T @ belief[:, at]
        return seen, right, total
