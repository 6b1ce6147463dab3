"""What a person lacks: for the goal, for what leads to it, and for offers that ask one thing more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.suggest_index import LEVELS, SuggestIndex, highest
from skilltree.engine.suggest_scene import Scene
from skilltree.engine.suggest_types import PersonState
from skilltree.engine.suggest_weights import EDGE, OFFER_NEED, STEP_BACK, STEPS_BACK, TEACHERS
from skilltree.model.ids import SkillId

Array = NDArray[Any]


@dataclass(slots=True)
class Needs:
    """By the index's number of a skill: the level held, the level needed and what it weighs (0: not needed)."""

    held: Array
    level: Array
    weight: Array


def held_in(state: PersonState, index: SuggestIndex) -> Array:
    """Return the level held of each skill of the index, 0 for none."""
    held = np.zeros(max(len(index.skill_ids), 1), np.int64)
    for skill, level in state.levels.items():
        number = index.skills.get(skill, -1)
        if number >= 0:
            held[number] = level
    return held


def needs_of(state: PersonState, scene: Scene, held: Array, missing: Array) -> Needs:
    """Return what the person lacks.

    The goal's skills weigh 1; what is required to learn them weighs half of it per step back; what alone is lacking
    for open opportunities weighs up to `OFFER_NEED`. `missing`: how many required skills each place lacks.
    """
    index = scene.index
    level, count = unlocking(scene, held, missing)
    weight = OFFER_NEED * count / (count + 2)
    for skill, (wanted, worth) in _towards(state, scene, held, missing).items():
        number = index.skills.get(skill, -1)
        if number >= 0:
            level[number] = max(wanted, int(level[number]) if weight[number] > worth else 0)
            weight[number] = max(worth, float(weight[number]))
    return Needs(held, level, weight)


def _towards(state: PersonState, scene: Scene, held: Array, missing: Array) -> dict[SkillId, tuple[int, float]]:
    """Return the goal's skills that are lacking, and what leads to them, step by step back."""
    index = scene.index
    needs = {
        skill: (level, 1.0) for skill, level in highest(state.wanted).items() if level > state.levels.get(skill, 0)
    }
    edge = sorted(needs)[:EDGE]
    for step in range(1, STEPS_BACK + 1):
        found: dict[SkillId, int] = {}
        for skill in edge:
            for place in _easiest_teachers(index.skills.get(skill, -1), scene, held, missing):
                for code in index.requires.row(place):
                    number, level = divmod(code, LEVELS)
                    required = index.skill_ids[number]
                    if level + 1 > held[number] and required not in needs:
                        found[required] = max(found.get(required, 0), level + 1)
        needs |= {skill: (level, STEP_BACK**step) for skill, level in found.items()}
        edge = sorted(found)[:EDGE]
    return needs


def _easiest_teachers(number: int, scene: Scene, held: Array, missing: Array) -> list[int]:
    """Return the modules that teach the skill beyond what is held, those missing the fewest prerequisites first."""
    index = scene.index
    keys = [
        (int(missing[place]), index.slots.ids[place], place)
        for place in index.giving.get(number, ())
        if scene.module[place] and scene.open[place] and _level(index, place, number) > held[number]
    ]
    return [place for _, _, place in sorted(keys)[:TEACHERS]]


def _level(index: SuggestIndex, place: int, number: int) -> int:
    return next(code % LEVELS + 1 for code in index.gives.row(place) if code // LEVELS == number)


def unlocking(scene: Scene, held: Array, missing: Array) -> tuple[Array, Array]:
    """Return by skill: the highest level that alone is lacking for an opportunity, and for how many it is."""
    index = scene.index
    one = np.flatnonzero(scene.open & ~scene.module & (missing == 1))
    starts = index.requires.starts
    long = starts[one + 1] - starts[one]
    codes = index.requires.values[np.arange(int(long.sum())) + np.repeat(starts[one] - np.cumsum(long) + long, long)]
    codes = codes[codes % LEVELS + 1 > held[codes // LEVELS]]
    counts = np.bincount(codes, minlength=len(held) * LEVELS).reshape(-1, LEVELS)
    return ((counts > 0) * np.arange(1, LEVELS + 1)).max(axis=1), counts.sum(axis=1)
