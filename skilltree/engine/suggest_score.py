"""How much each candidate is worth to one person, for all candidates at once.

The utility is a sum of parts times their weights (`suggest_weights`), in logits. What depends on skills is summed
over each candidate's rows: what is required and known from the few skills that are held or have one near (postings),
what it opens and is about from all (rows).
`tests/engine/suggest_oracle.py` says the same candidate by candidate.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

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
    held = held_in(state, scene.index)
    missing, unready, utility = scene.asked.copy(), scene.unready.copy(), scene.same.copy()
    places, met, less = _shown(state, scene, held, near)
    missing -= np.bincount(places[met], minlength=len(missing))
    shown: Array = np.bincount(places, less, minlength=len(missing)).astype(np.float64)
    unready -= shown
    shown *= WEIGHTS["unready"]
    utility -= shown
    needs = needs_of(state, scene, held, missing)
    opens = scene.gives @ _opening(needs)
    np.expm1(opens, out=opens)
    unready /= np.maximum(scene.asked, 1)
    np.minimum(unready, 1.0, out=unready)
    unready *= UNREADY_OPENS
    unready -= 1
    opens *= unready
    opens *= WEIGHTS["opens"]
    utility += opens
    new = _new(state, scene, held)
    utility += WEIGHTS["new"] * new
    utility += _where(state, scene)[scene.where]
    taste, modules = _learnt(state, scene)
    if taste is not None:
        utility += scene.about @ taste
    if modules is not None:
        utility[scene.learnt_modules] += modules
    if state.hours_per_week is not None:
        utility += WEIGHTS["time"] * _fits(state.hours_per_week, scene)
    return Scored(utility.round(6), new, needs)


def _shown(state: PersonState, scene: Scene, held: Array, near: Near) -> tuple[Array, Array, Array]:
    """Return places that require what is held or near, whether that is met, and by how much less they lack.

    Lower levels and near skills count in part; nothing stands in for a condition.
    """
    index = scene.index
    part = np.zeros(len(held))
    for skill in state.levels:
        for other, likeness in near(skill).items():
            number = index.skills.get(other, -1)
            if number >= 0 and not held[number]:
                part[number] = max(part[number], NEAR_CREDIT * likeness)
    places, codes = scene.asking.of(np.flatnonzero((held > 0) | (part > 0)))
    numbers, level = codes // LEVELS, codes % LEVELS + 1
    mine = held[numbers]
    met = mine >= level
    less = np.where(mine > 0, np.minimum(mine / level, 1.0), part[numbers])
    conditions = np.isin(numbers, index.conditions)
    less[conditions] = CONDITION * met[conditions]
    return places, met, less


def _opening(needs: Needs) -> Array:
    """[skill at level]: the logarithm of what it leaves closed."""
    held = needs.held[:, None]
    filled = np.clip((AT - held) / np.maximum(needs.level[:, None] - held, 1), 0.0, 1.0)
    return np.asarray(np.log(1 - FILLED * needs.weight[:, None] * filled)).ravel()


def _new(state: PersonState, scene: Scene, held: Array) -> Array:
    """The share of what is given that goes beyond what is held; waking an asleep skill counts half."""
    places, codes = scene.giving.of(np.flatnonzero(held))
    known = (held[codes // LEVELS] > codes % LEVELS).astype(np.float64)
    asleep = [number for skill in state.dormant if (number := scene.index.skills.get(skill, -1)) >= 0]
    if asleep:
        known[np.isin(codes // LEVELS, asleep)] *= 0.5
    share: Array = np.bincount(places, known, minlength=len(scene.given)).astype(np.float64)
    np.subtract(scene.given, share, out=share)
    share /= np.maximum(scene.given, 1)
    return share


def _where(state: PersonState, scene: Scene) -> Array:
    """What being so far off, and in such languages, takes away: by the scene's numbers for both together."""
    far = WEIGHTS["far"] * _far(state, scene)
    unread = np.zeros(len(scene.tongues))
    if state.languages is not None:
        mine = scene.index.words["languages"].known_bits(state.languages)
        unread += WEIGHTS["unread"] * ((scene.tongues != 0) & (scene.tongues & mine == 0))
    return np.asarray(far[:, None] + unread).ravel()


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
    far = np.full(len(scene.spots), HOME_UNKNOWN)
    if state.home is not None:
        steps = distances_km(state.home, scene) / HALF_WAY_KM[state.travel]
        far = steps / (1 + steps / FAR_STEPS)
    far[-1] = 0.0
    return far


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
