"""How well each candidate suits one person, for all candidates at once.

The score is a weighted sum of seven parts, each 0 to 1 (`WEIGHTS`). What opens a way to the goal
weighs most, so that the module that teaches the one lacking skill comes before anything that does not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.suggest_index import NO_DAY, SuggestIndex, highest
from skilltree.engine.suggest_types import Candidate, PersonState
from skilltree.model.ids import SkillId
from skilltree.model.place import EARTH_RADIUS_KM
from skilltree.model.words import SuggestionKind, Travel

Near = Callable[[SkillId], Mapping[SkillId, float]]
"""Skills that may stand in for one, with how well (0 to 1)."""

Floats = NDArray[np.float64]
Counts = NDArray[np.int32]

WEIGHTS: Final = {
    "opens": 0.42,
    "ready": 0.22,
    "new": 0.08,
    "demand": 0.09,
    "close": 0.09,
    "cheap": 0.05,
    "fresh": 0.05,
}
HALF_WAY_KM: Final = {Travel.WALK: 1.5, Travel.BIKE: 5.0, Travel.TRANSIT: 12.0, Travel.CAR: 25.0}
"""The distance at which a place is half as attractive."""

HALF_COST_EUROS: Final = 80.0
HALF_FRESH_DAYS: Final = 30.0
NEAR_CREDIT: Final = 0.5
"""A near skill shows at most half of the one required."""

STEP_BACK: Final = 0.5
"""What a skill weighs that is required to learn a needed one, per step."""

STEPS_BACK: Final = 4
TEACHERS: Final = 6
OFFERS: Final = 2000
"""How many candidates are looked into for what they require: for one skill, for opportunities."""

EDGE: Final = 64
"""Skills looked behind at each step back."""

OFFER_NEED: Final = 0.5
"""What the only skill weighs that a person lacks for many opportunities."""


def needs_of(state: PersonState, index: SuggestIndex) -> dict[SkillId, tuple[int, float]]:
    """Return what the person lacks: skill to (level wanted, weight above 0 to 1).

    The goal's skills weigh 1; what is required to learn them weighs half of it per step back; what
    alone is lacking for open opportunities weighs up to `OFFER_NEED`.
    """
    missing = _missing(state, index)
    needs = {
        skill: (level, 1.0) for skill, level in highest(state.wanted).items() if level > state.levels.get(skill, 0)
    }
    edge = sorted(needs)[:EDGE]
    for step in range(1, STEPS_BACK + 1):
        found: dict[SkillId, int] = {}
        for skill in edge:
            for candidate in _easiest_teachers(skill, state, index, missing):
                for required, level in highest(candidate.requires).items():
                    if level > state.levels.get(required, 0) and required not in needs:
                        found[required] = max(found.get(required, 0), level)
        needs |= {skill: (level, STEP_BACK**step) for skill, level in found.items()}
        edge = sorted(found)[:EDGE]
    for skill, (level, offers) in unlocking(state, index, missing).items():
        weight = OFFER_NEED * offers / (offers + 2)
        if needs.get(skill, (0, 0.0))[1] < weight:
            needs[skill] = (max(level, needs.get(skill, (0, 0.0))[0]), weight)
    return needs


def _missing(state: PersonState, index: SuggestIndex) -> Counts:
    """Return how many of the required skills the person has not at the level."""
    missing = index.count("requires")
    for skill, level in state.levels.items():
        places, levels = index.requires.of(skill)
        missing[places[levels <= level]] -= 1
    return missing


def _easiest_teachers(skill: SkillId, state: PersonState, index: SuggestIndex, missing: Counts) -> list[Candidate]:
    """Return those who teach the skill beyond what is held, the fewest prerequisites missing first."""
    places, levels = index.gives.of(skill)
    places = places[(levels > state.levels.get(skill, 0)) & index.alive()[places]]
    keys = sorted((int(missing[place]), index.at(place).id, place) for place in places.tolist())
    return [index.at(place) for _, _, place in keys[:TEACHERS]]


def unlocking(state: PersonState, index: SuggestIndex, missing: Counts) -> dict[SkillId, tuple[int, int]]:
    """Return the skills that alone are lacking for opportunities: (highest level asked, how many)."""
    open_ = index.alive() & index.of_kind(SuggestionKind.OPPORTUNITY) & (index.count("full") == 0)
    open_ &= (index.count("ends") >= state.today.toordinal()) & (missing == 1)
    found: dict[SkillId, tuple[int, int]] = {}
    offers = sorted(np.flatnonzero(open_).tolist(), key=lambda place: index.at(place).id)[:OFFERS]
    for place in offers:
        for skill, level in highest(index.at(place).requires).items():
            if level > state.levels.get(skill, 0):
                most, count = found.get(skill, (0, 0))
                found[skill] = (max(most, level), count + 1)
    return found


def distances_km(home: tuple[float, float] | None, index: SuggestIndex) -> Floats:
    """Return great-circle distances (haversine); NaN online or without a home."""
    if home is None:
        return np.full(index.size, np.nan)
    latitude, longitude = np.radians(index.number("latitude")), np.radians(index.number("longitude"))
    at, along = np.radians(home[0]), np.radians(home[1])
    half = np.sin((latitude - at) / 2) ** 2
    half += np.cos(latitude) * np.cos(at) * np.sin((longitude - along) / 2) ** 2
    distances: Floats = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(half))
    return distances


def score_all(
    state: PersonState, index: SuggestIndex, needs: Mapping[SkillId, tuple[int, float]], near: Near
) -> tuple[Floats, Floats]:
    """Return every place's score (0 to 1) and its share of new skills (0: nothing is taught anew)."""
    new = _new_share(state, index)
    distance = distances_km(state.home, index)
    close = np.exp2(-np.nan_to_num(distance) / HALF_WAY_KM[state.travel])
    if state.home is None:
        close[~np.isnan(index.number("latitude"))] = 0.5
    demand = np.log1p(np.where(index.alive(), index.number("demand"), 0.0))
    age = np.maximum(state.today.toordinal() - index.count("posted"), 0)
    parts = {
        "opens": _opens(state, index, needs),
        "ready": _readiness(state, index, near),
        "new": new,
        "demand": demand / max(float(demand.max(initial=0.0)), 1.0),
        "close": close,
        "cheap": 1 / (1 + index.number("cost") / HALF_COST_EUROS),
        "fresh": np.where(index.count("posted") == NO_DAY, 0.5, np.exp2(-age / HALF_FRESH_DAYS)),
    }
    score: Floats = sum((WEIGHTS[name] * part for name, part in parts.items()), np.zeros(index.size))
    return score.clip(0.0, 1.0).round(6), new


def _opens(state: PersonState, index: SuggestIndex, needs: Mapping[SkillId, tuple[int, float]]) -> Floats:
    """The best need that a candidate fills, and a little for each further one."""
    best, total = np.zeros(index.size), np.zeros(index.size)
    for skill, (wanted, weight) in needs.items():
        places, levels = index.gives.of(skill)
        held = state.levels.get(skill, 0)
        filled = weight * np.clip((levels - held) / (wanted - held), 0.0, 1.0)
        best[places] = np.maximum(best[places], filled)
        total[places] += filled
    opens: Floats = best * (0.85 + 0.15 * np.minimum((total - best) / 2, 1.0))
    return opens


def _readiness(state: PersonState, index: SuggestIndex, near: Near) -> Floats:
    """The share of what is required that is held; lower levels and near skills count in part."""
    met = np.zeros(index.size)
    partly: dict[SkillId, float] = {}
    for skill, level in state.levels.items():
        places, levels = index.requires.of(skill)
        met[places] += np.minimum(level / np.maximum(levels, 1), 1.0)
        for other, likeness in near(skill).items():
            if other not in state.levels:
                partly[other] = max(partly.get(other, 0.0), NEAR_CREDIT * likeness)
    for skill, credit in partly.items():
        places, _ = index.requires.of(skill)
        met[places] += credit
    required = index.count("requires")
    ready: Floats = np.where(required == 0, 1.0, met / np.maximum(required, 1))
    return ready


def _new_share(state: PersonState, index: SuggestIndex) -> Floats:
    """The share of what is given that goes beyond what is held; waking an asleep skill counts half."""
    known = np.zeros(index.size)
    for skill, level in state.levels.items():
        places, levels = index.gives.of(skill)
        known[places[levels <= level]] += 0.5 if skill in state.dormant else 1.0
    given = index.count("gives")
    share: Floats = np.where(given == 0, 0.0, 1 - known / np.maximum(given, 1))
    return share
