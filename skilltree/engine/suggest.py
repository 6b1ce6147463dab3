"""What next: candidates ranked for one person, varied, each with its reasons as data."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import exp
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.pattern import no_near
from skilltree.engine.suggest_exposure import in_order, vary
from skilltree.engine.suggest_index import KIND_NUMBERS, LEVELS, SuggestIndex
from skilltree.engine.suggest_reasons import reasons_of
from skilltree.engine.suggest_scene import Scene, scene_of
from skilltree.engine.suggest_score import Near, Scored, score_all
from skilltree.engine.suggest_types import Candidate, PersonState
from skilltree.model.suggestion import ScoredSuggestion
from skilltree.model.words import SuggestionKind

CLOSELY: Final = 120
"""Best candidates among which variety is sought."""

MIDDLE, SPREAD = 0.0, 3.0
"""The utility that is shown as a score of a half, and the logits that it is divided by."""


def suggest(
    state: PersonState,
    candidates: Sequence[Candidate] | SuggestIndex,
    *,
    limit: int,
    kinds: Collection[SuggestionKind] | None = None,
    near: Near = no_near,
) -> list[ScoredSuggestion]:
    """Return at most `limit` suggestions, best first, varied.

    Left out: what is done or answered, over, full, below its legal age, put off or unwanted, without what the person
    asks a place for, and modules that teach nothing new. `near(skill)` gives the skills that may stand in for one.
    The order among equals and between organisations is that of `suggest_exposure`. The score is before variety, so it
    may rise a little from one suggestion to the next.
    """
    index = candidates if isinstance(candidates, SuggestIndex) else SuggestIndex(candidates)
    if limit < 1 or not len(index):
        return []
    scene = scene_of(index, state.today)
    scored = score_all(state, scene, near)
    places = np.flatnonzero(allowed(state, scene, scored, kinds))
    most = max(CLOSELY, 3 * limit)
    if places.size > most:
        worth = scored.utility[places]
        places = places[worth >= np.partition(worth, places.size - most)[places.size - most]]
    ranked = in_order(places, scored.utility, scene, state.turn)[:most]
    found = []
    for place in vary(ranked, scored.utility, scene, limit):
        candidate = index.at(place)
        given = {code // LEVELS for code in index.gives.row(place)}
        weights = {index.skill_ids[number]: float(scored.needs.weight[number]) for number in given}
        found.append(
            ScoredSuggestion(
                kind=candidate.kind,
                subject_id=candidate.id,
                score=as_share(float(scored.utility[place])),
                reasons=reasons_of(state, candidate, weights, float(scene.demand[place]), near),
            )
        )
    return found


def as_share(utility: float) -> float:
    """Return a utility as a score of 0 to 1."""
    return round(1 / (1 + exp(-(utility - MIDDLE) / SPREAD)), 6)


def allowed(
    state: PersonState, scene: Scene, scored: Scored, kinds: Collection[SuggestionKind] | None
) -> NDArray[np.bool_]:
    """Return which places may be suggested."""
    index = scene.index
    columns: dict[str, NDArray[Any]] = {name: column.view for name, column in index.columns.items()}
    may = scene.open & (~scene.module | (scored.new > 0))
    if state.age is not None:
        may &= columns["least_age"] <= state.age
    if state.asks:
        bits = index.words["offers"].known_bits(state.asks)
        may &= columns["offers"] & bits == bits
        may &= all(word in index.words["offers"].found for word in state.asks)
    if kinds is not None:
        may &= np.isin(columns["kind"], np.array([KIND_NUMBERS[kind] for kind in kinds], np.int32), kind="table")
    told = {each.subject_id for each in state.feedback if each.until is None or each.until >= state.today}
    for each in state.done | told:
        place = index.place(each)
        if place is not None:
            may[place] = False
    return may
