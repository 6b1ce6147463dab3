"""What there is to suggest on one day, and all of its worth that is the same for everybody.

Made again after a change of the index and on another day; between, everybody's scores begin with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.suggest_index import KIND_NUMBERS, LEVELS, NO_DAY, NOWHERE, SuggestIndex
from skilltree.engine.suggest_weights import HALF_COST_EUROS, HALF_FRESH_DAYS, WEIGHTS
from skilltree.model.words import SuggestionKind

Array = NDArray[Any]
EARTH: Final = 6371.0088


@dataclass(slots=True)
class Scene:
    """Columns over places, dead ones too; `same` is the part of the utility that is everybody's."""

    index: SuggestIndex
    version: int
    day: int
    open: Array
    module: Array
    same: Array
    demand: Array
    """Offers and people asking for what a place gives"""
    about: Array
    """How many skills a place is about: those it gives, for an opportunity those it asks as well."""
    where: Array
    spots: Array
    """[place on the map, (latitude, longitude)] in radians"""
    learnt_skills: Array
    """Numbers in the index of the skills that the model knows, and those in the model beside them"""
    learnt_modules: Array
    module_order: Array
    """Places of modules that have a column in the model, and their numbers there"""


def everybodys(index: SuggestIndex, day: int) -> dict[str, Array]:
    """Return the parts that do not depend on the person, each over all places."""
    columns = {name: column.view for name, column in index.columns.items()}
    alive = index.slots.alive()
    demand = np.log1p(np.where(alive, columns["demand"] + demanded(index, day), 0.0))
    age = np.maximum(day - columns["posted"], 0)
    parts = {
        "demand": demand / max(float(demand.max(initial=0.0)), 1.0),
        "cheap": 1 / (1 + columns["cost"] / HALF_COST_EUROS),
        "paid": columns["paid"],
        "fresh": np.where(columns["posted"] == NO_DAY, 0.5, np.exp2(-age / HALF_FRESH_DAYS)),
    }
    pull = np.zeros((index.size, 3))
    if index.learnt is not None:
        for module, row in index.learnt.pull.items():
            place = index.place(module)
            if place is not None:
                pull[place] = row
    return parts | {"lately": pull[:, 0], "ever": pull[:, 1], "few": pull[:, 2]}


def scene_of(index: SuggestIndex, today: date) -> Scene:
    """Return what there is on a day, made once for each day and change."""
    kept: Scene | None = index.kept
    if kept is None or kept.version != index.version or kept.day != today.toordinal():
        kept = index.kept = make_scene(index, today)
    return kept


def open_on(index: SuggestIndex, day: int) -> Array:
    """Return which places are alive, have a seat and are not over."""
    columns = {name: column.view for name, column in index.columns.items()}
    alive: Array = index.slots.alive() & (columns["full"] == 0) & (columns["ends"] >= day)
    return alive


def demanded(index: SuggestIndex, day: int) -> Array:
    """Return for each place how many open opportunities ask for a skill that it gives, each as often as it does."""
    offered = open_on(index, day) & (index.columns["kind"].view != KIND_NUMBERS[SuggestionKind.MODULE])
    asking = np.repeat(offered, np.diff(index.requires.starts))
    asked = np.bincount(index.requires.values[asking] // LEVELS, minlength=max(len(index.skill_ids), 1))
    owner = np.repeat(np.arange(index.size), np.diff(index.gives.starts))
    return np.bincount(owner, asked[index.gives.values // LEVELS], minlength=index.size)


def make_scene(index: SuggestIndex, today: date) -> Scene:
    """Look at the index as of one day."""
    day = today.toordinal()
    columns = {name: column.view for name, column in index.columns.items()}
    module = columns["kind"] == KIND_NUMBERS[SuggestionKind.MODULE]
    same = np.zeros(index.size)
    for name, part in everybodys(index, day).items():
        same += WEIGHTS[name] * part
    learnt = index.learnt
    skills = (
        [(index.skills[each], at) for at, each in enumerate(learnt.skills) if each in index.skills] if learnt else []
    )
    modules = (
        [(place, at) for at, each in enumerate(learnt.modules) if (place := index.place(each)) is not None]
        if learnt
        else []
    )
    spots = np.array([*index.places.found], np.float64).reshape(-1, 2)
    return Scene(
        index=index,
        version=index.version,
        day=day,
        open=open_on(index, day),
        demand=columns["demand"] + demanded(index, day),
        module=module,
        same=same,
        about=np.maximum(columns["given"] + np.where(module, 0, columns["asked"]), 1).astype(np.float64),
        where=np.where(columns["where"] == NOWHERE, len(spots), columns["where"]),
        spots=np.radians(spots),
        learnt_skills=np.array(skills, np.int64).reshape(-1, 2),
        learnt_modules=np.array([place for place, _ in modules], np.int64),
        module_order=np.array([at for _, at in modules], np.int64),
    )
