"""How much each candidate is worth to one person, for all candidates at once.

The utility is a sum of parts times their weights (`suggest_weights`), in logits. What depends on skills is summed
over each candidate's rows: `requires` with what each skill at each level lacks, `gives` with what it opens and brings.
`tests/engine/suggest_oracle.py` says the same candidate by candidate.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from skilltree.engine.growing import Rows
from skilltree.engine.suggest_index import LEVELS
from skilltree.engine.suggest_needs import Needs, held_in, needs_of
from skilltree.engine.suggest_scene import EARTH, Scene
from skilltree.engine.suggest_types import PersonState
from skilltree.engine.suggest_weights import (
    CONDITION,
    DISLIKED,
    FAR_STEPS,
    FILLED,
    HALF_WAY_KM,
    HOME_UNKNOWN,
    NEAR_CREDIT,
    UNREADY_OPENS,
    WEEKS,
    WEIGHTS,
)
from skilltree.model.feedback import FeedbackKind
from skilltree.model.ids import SkillId

Near = Callable[[SkillId], Mapping[SkillId, float]]
"""Skills that may stand in for one, with how well (0 to 1)."""

Array = NDArray[Any]
AT = np.arange(1, LEVELS + 1)


@dataclass(slots=True)
class Scored:
    """Over all places: the utility, and the share of new skills (0: nothing is taught anew)."""

    utility: Array
    new: Array
    needs: Needs


def score_all(state: PersonState, scene: Scene, near: Near) -> Scored:
    """Score every place."""
    index = scene.index
    taste, modules = _learnt(state, scene)
    held = held_in(state, index)
    asked = _sums(index.requires, _lacking(state, scene, held, near), taste)
    needs = needs_of(state, scene, held, asked[:, 0])
    given = _sums(index.gives, _bringing(state, scene, needs), taste)
    counts = {name: index.columns[name].view for name in ("asked", "given")}
    unready = asked[:, 1]
    new = np.where(counts["given"] == 0, 0.0, 1 - given[:, 1] / np.maximum(counts["given"], 1))
    opens = 1 - np.exp(given[:, 0])
    opens *= 1 - UNREADY_OPENS * np.minimum(unready / np.maximum(counts["asked"], 1), 1.0)
    utility = scene.same + WEIGHTS["unready"] * unready
    utility += WEIGHTS["opens"] * opens
    utility += WEIGHTS["new"] * new
    utility += WEIGHTS["far"] * _far(state, scene)[scene.where]
    if taste is not None:
        utility += np.where(scene.module, given[:, 2], given[:, 2] + asked[:, 2]) / scene.about
    if modules is not None:
        utility[scene.learnt_modules] += modules
    if state.languages is not None:
        tags = index.columns["languages"].view
        utility += WEIGHTS["unread"] * (
            (tags != 0) & (tags & index.words["languages"].known_bits(state.languages) == 0)
        )
    if state.hours_per_week is not None:
        utility += WEIGHTS["time"] * _fits(state.hours_per_week, scene)
    return Scored(utility.round(6), new, needs)


def _sums(rows: Rows, values: Array, taste: Array | None) -> Array:
    """[place, value]: sums over each row of the values of its skills at levels."""
    if taste is not None:
        values = np.concatenate([values, np.repeat(taste, LEVELS)[:, None]], axis=1)
    codes = rows.values
    table = csr_array((np.ones(len(codes)), codes, rows.starts), shape=(len(rows), len(values)), copy=False)
    sums: Array = table @ values
    return sums


def _lacking(state: PersonState, scene: Scene, held: Array, near: Near) -> Array:
    """[skill at level, (1 where it is missing, how much of it is)]: lower levels and near skills count in part."""
    index = scene.index
    lacks = np.empty((len(held), LEVELS, 2))
    lacks[:, :, 0] = held[:, None] < AT
    lacks[:, :, 1] = 1 - np.minimum(held[:, None] / AT, 1.0)
    stands_in: dict[int, float] = {}
    for skill in state.levels:
        for other, likeness in near(skill).items():
            number = index.skills.get(other, -1)
            if number >= 0 and not held[number]:
                stands_in[number] = max(stands_in.get(number, 0.0), likeness)
    for number, likeness in stands_in.items():
        lacks[number, :, 1] = 1 - NEAR_CREDIT * likeness
    conditions = index.conditions
    lacks[conditions, :, 1] = CONDITION * lacks[conditions, :, 0]
    return lacks.reshape(-1, 2)


def _bringing(state: PersonState, scene: Scene, needs: Needs) -> Array:
    """[skill at level, (logarithm of what it leaves closed, 1 where known)]; waking an asleep skill counts half."""
    held = needs.held[:, None]
    brings = np.zeros((len(needs.held), LEVELS, 2))
    filled = np.clip((AT - held) / np.maximum(needs.level[:, None] - held, 1), 0.0, 1.0)
    brings[:, :, 0] = np.log(1 - FILLED * needs.weight[:, None] * filled)
    brings[:, :, 1] = held >= AT
    for skill in state.dormant:
        number = scene.index.skills.get(skill, -1)
        if number >= 0:
            brings[number, :, 1] *= 0.5
    return brings.reshape(-1, 2)


def _learnt(state: PersonState, scene: Scene) -> tuple[Array | None, Array | None]:
    """What co-learning and feedback say of each skill, and co-learning of each module that it knows."""
    index = scene.index
    found = index.learnt.ask(state.levels) if index.learnt else None
    taste: Array | None = None
    modules: Array | None = None
    if found is not None:
        views = WEIGHTS["next_skill"] * found.next_skill + WEIGHTS["kin"] * found.kin
        taste = np.full(max(len(index.skill_ids), 1), views.min(initial=0.0))
        taste[scene.learnt_skills[:, 0]] = views[scene.learnt_skills[:, 1]]
        modules = WEIGHTS["next"] * found.next_module[scene.module_order]
    for place in disliked(state, scene):
        if taste is None:
            taste = np.zeros(max(len(index.skill_ids), 1))
        codes = {*index.gives.row(place), *(() if scene.module[place] else index.requires.row(place))}
        taste[sorted({code // LEVELS for code in codes})] -= DISLIKED
    return taste, modules


def disliked(state: PersonState, scene: Scene) -> list[int]:
    """Return the places of what the person is not interested in, each once."""
    ids = {
        each.subject_id
        for each in state.feedback
        if each.kind is FeedbackKind.NOT_INTERESTED and (each.until is None or each.until >= state.today)
    }
    return sorted(place for each in ids if (place := scene.index.place(each)) is not None)


def _far(state: PersonState, scene: Scene) -> Array:
    """How far each place on the map is, in the distances of the person's travel, levelling off; online is 0."""
    if state.home is None:
        return np.append(np.full(len(scene.spots), HOME_UNKNOWN), 0.0)
    steps = distances_km(state.home, scene) / HALF_WAY_KM[state.travel]
    return np.append(steps / (1 + steps / FAR_STEPS), 0.0)


def distances_km(home: tuple[float, float], scene: Scene) -> Array:
    """Return great-circle distances (haversine) to the places on the map."""
    latitude, longitude = scene.spots.T
    at, along = np.radians(home[0]), np.radians(home[1])
    half = np.sin((latitude - at) / 2) ** 2
    half += np.cos(latitude) * np.cos(at) * np.sin((longitude - along) / 2) ** 2
    distances: Array = 2 * EARTH * np.arcsin(np.sqrt(half))
    return distances


def _fits(hours_per_week: float, scene: Scene) -> Array:
    """Whether there is time for it: 1 where there is, less by how much there is too little; unknown is 1."""
    columns = scene.index.columns
    weekly, hours = columns["weekly"].view, columns["hours"].view
    room = max(hours_per_week, 0.25)
    needed = np.where(weekly > 0, weekly / room, np.where(scene.module, hours / (room * WEEKS), 0.0))
    fits: Array = 1 / np.maximum(needed, 1.0)
    return fits
