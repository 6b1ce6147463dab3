"""Difficulties from answers, with the authored ones as prior.

Marginal maximum a posteriori by expectation and maximisation (Bock & Aitkin 1981, Mislevy 1986): beliefs about each
sitting's abilities under today's difficulties, then each difficulty anew from how many of those at each ability were
right, and again. People may be abler than taken for: their usual ability in each skill is estimated beside the
difficulties, or all questions would seem easy together.

Nothing is random and no order matters. What was learnt before goes in as `start` and saves rounds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from skilltree.engine.placement.belief import Forest
from skilltree.engine.placement.kinship import Requires, parents
from skilltree.engine.placement.placement import usual_abilities
from skilltree.engine.placement.response import Floats, chances, floors
from skilltree.engine.placement.sittings import Room
from skilltree.engine.placement.types import Calibration, Difficulty, Question, Sitting

ROUNDS: Final = 100
"""At most; after `SETTLED` (logits) no difficulty moves any more."""

SETTLED: Final = 0.0005
USUAL_SPREAD: Final = 0.75
"""How far people's usual ability in a skill may be from the one taken for granted, as a standard deviation."""

TAKEN_FOR: Final = 50
"""The usual ability that is given back is drawn to the one taken for granted as by so many more people.

Thirty people's mean is .3 logits off, as far as what is taken for granted: unshrunk it made tests worse.
"""

_VALUES: Final[Floats] = np.linspace(-6.0, 6.0, 121)
"""Difficulties that are weighed."""


def calibrate(
    sittings: Iterable[Sitting],
    authored: Sequence[Question],
    requires: Requires,
    *,
    start: Calibration | None = None,
    guessing: bool = True,
    rounds: int = ROUNDS,
) -> Calibration:
    """Return difficulties of all of `authored`, and usual abilities of all skills that were sat.

    `authored` carries the authors' difficulties and how far they may be off, never calibrated ones. Answers to
    questions that are not among them are left aside. A question without answers keeps its authored difficulty.
    """
    questions = sorted(authored, key=lambda each: each.id)
    named = [*requires, *(each for below in requires.values() for each in below)]
    skills = tuple(dict.fromkeys([*sorted(named), *(each.skill for each in questions)]))
    order, parent = parents(skills, requires)
    room = Room(questions, skills, sittings)
    floor = floors(questions, guessing=guessing)
    prior = np.array([each.difficulty for each in questions]), np.array([each.spread for each in questions])
    taken = usual_abilities(skills, requires, {})
    (value, spread), usual = prior, taken
    if start is not None:
        old = [start.difficulties.get(each.id) for each in questions]
        value = np.array([value[at] if each is None else each.value for at, each in enumerate(old)])
        spread = np.array([spread[at] if each is None else each.spread for at, each in enumerate(old)])
        usual = usual_abilities(skills, requires, start.usual)
    for _ in range(rounds if room.people else 0):
        forest = Forest(order, parent, usual)
        seen, right, total = room.expect(forest, chances(value, spread, floor))
        newer, spread = _weigh(seen, right, floor, *prior)
        then = _shift(forest, taken, total, room.people)
        moved = float(max(np.abs(newer - value).max(), np.abs(then - usual).max()))
        value, usual = newer, then
        if moved < SETTLED:
            break
    counts = room.counts()
    shown = taken + (usual - taken) * room.people / (room.people + TAKEN_FOR)
    return Calibration(
        difficulties={
            each.id: Difficulty(value=float(value[at]), spread=float(spread[at]), answers=int(counts[at]))
            if counts[at]
            else Difficulty(value=each.difficulty, spread=each.spread, answers=0)
            for at, each in enumerate(questions)
        },
        usual={skill: float(shown[at]) for at, skill in enumerate(skills)} if room.people else {},
    )


def _weigh(seen: Floats, right: Floats, floor: Floats, authored: Floats, width: Floats) -> tuple[Floats, Floats]:
    """Return mean and standard deviation of each difficulty, from expected answers by place of the grid."""
    score = -0.5 * ((_VALUES - authored[:, None]) / np.maximum(width, 1e-3)[:, None]) ** 2
    for each in np.unique(floor):
        rows = floor == each
        table = chances(_VALUES, np.zeros_like(_VALUES), np.full_like(_VALUES, each))
        score[rows] += right[rows] @ np.log(table).T + (seen[rows] - right[rows]) @ np.log(1 - table).T
    weight = np.exp(score - score.max(axis=1, keepdims=True))
    weight /= weight.sum(axis=1, keepdims=True)
    mean: Floats = weight @ _VALUES
    spread: Floats = np.sqrt((weight * (_VALUES - mean[:, None]) ** 2).sum(axis=1))
    return mean, spread


def _shift(forest: Forest, taken: Floats, total: Floats, people: int) -> Floats:
    """Return the usual abilities that make those expected (`total` over people) likeliest, pulled to `taken`."""
    precision, pull = forest.precision(), np.eye(len(taken)) / USUAL_SPREAD**2
    shifted = np.linalg.solve(people * precision + pull, precision @ total + pull @ taken)
    return np.asarray(shifted, np.float64)
