"""What there is to suggest on one day, and all of its worth that is the same for everybody.

Made again after a change of the index and on another day; between, everybody's scores begin with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from skilltree.engine.growing import Rows
from skilltree.engine.suggest_index import KIND_NUMBERS, LEVELS, NO_DAY, NOWHERE, SuggestIndex
from skilltree.engine.suggest_weights import CONDITION, HALF_COST_EUROS, HALF_FRESH_DAYS, WEIGHTS
from skilltree.model.words import SuggestionKind

Array = NDArray[Any]
EARTH: Final = 6371.0088


@dataclass(slots=True)
class Postings:
    """By skill: which places name it, and at which level (as skill at level)."""

    starts: Array
    places: Array
    codes: Array

    def of(self, skills: Array) -> tuple[Array, Array]:
        """Return the places and codes of some skills, one skill after another."""
        begins = self.starts[skills]
        long = self.starts[skills + 1] - begins
        at = np.arange(int(long.sum())) + np.repeat(begins - np.cumsum(long) + long, long)
        return self.places[at], self.codes[at]


@dataclass(slots=True)
class Scene:
    """Columns over places, dead ones too."""

    index: SuggestIndex
    version: int
    day: int
    open: Array
    module: Array
    same: Array
    """The part of the utility that is everybody's, with nothing held"""
    demand: Array
    """Offers and people asking for what a place gives"""
    asked: Array
    given: Array
    unready: Array
    """What is required, in missing skills, of who holds nothing"""
    about: csr_array
    """[place, skill]: shares of what a place is about: what it gives, for an opportunity what it asks as well"""
    gives: csr_array
    """[place, skill at level]"""
    asking: Postings
    giving: Postings
    where: Array
    """Which of `spots` and `tongues` each place has, as one number"""
    spots: Array
    """[place on the map, (latitude, longitude)] in radians; the last one is online"""
    tongues: Array
    """Languages that go together, as bits"""
    learnt_skills: Array
    """[skill of the model, (number in the index, number in the model)]"""
    learnt_modules: Array
    """Places of the modules that the model knows"""
    module_order: Array
    """And their numbers there"""


def _postings(rows: Rows, skills: int) -> Postings:
    owner = np.repeat(np.arange(len(rows)), np.diff(rows.starts))
    order = np.argsort(rows.values, kind="stable")
    codes = rows.values[order].astype(np.int64)
    starts = np.searchsorted(codes, np.arange(skills + 1) * LEVELS)
    return Postings(starts, owner[order], codes)


def _table(rows: Rows, wide: int) -> csr_array:
    codes = rows.values.copy()
    return csr_array((np.ones(len(codes)), codes, rows.starts.copy()), shape=(len(rows), wide))


def _about(gives: csr_array, requires: csr_array, module: Array) -> csr_array:
    """What each place is about, by skill, each row adding up to 1."""
    counts = np.repeat(~module, np.diff(requires.indptr)) * 1.0
    found = csr_array(gives + csr_array((counts, requires.indices, requires.indptr), shape=requires.shape))
    shape = (found.shape[0], found.shape[1] // LEVELS)
    whole = np.maximum(found.sum(axis=1), 1)
    data = found.data / np.repeat(whole, np.diff(found.indptr))
    return csr_array((data, found.indices // LEVELS, found.indptr), shape=shape)


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
    known = learnt.skills if learnt else []
    skills = [(index.skills[each], at) for at, each in enumerate(known) if each in index.skills]
    taken = learnt.modules if learnt else []
    modules = [(place, at) for at, each in enumerate(taken) if (place := index.place(each)) is not None]
    number = max(len(index.skill_ids), 1)
    gives, requires = (_table(rows, number * LEVELS) for rows in (index.gives, index.requires))
    conditions = np.ones(number * LEVELS)
    for each in index.conditions:
        conditions[each * LEVELS : (each + 1) * LEVELS] = CONDITION
    unready = requires @ conditions
    same += WEIGHTS["unready"] * unready
    spots = np.array([*index.places.found, (0.0, 0.0)], np.float64).reshape(-1, 2)
    tongues, tongue = np.unique(columns["languages"], return_inverse=True)
    spot = np.where(columns["where"] == NOWHERE, len(spots) - 1, columns["where"])
    return Scene(
        index=index,
        version=index.version,
        day=day,
        open=open_on(index, day),
        module=module,
        same=same,
        demand=columns["demand"] + demanded(index, day),
        asked=columns["asked"].astype(np.float64),
        given=columns["given"].astype(np.float64),
        unready=unready,
        about=_about(gives, requires, module),
        gives=gives,
        asking=_postings(index.requires, number),
        giving=_postings(index.gives, number),
        where=spot * len(tongues) + tongue,
        spots=np.radians(spots),
        tongues=tongues,
        learnt_skills=np.array(skills, np.int64).reshape(-1, 2),
        learnt_modules=np.array([place for place, _ in modules], np.int64),
        module_order=np.array([at for _, at in modules], np.int64),
    )
