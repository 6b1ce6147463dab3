"""What next: candidates ranked for one person, varied, each with its reasons as data."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

import numpy as np

from skilltree.engine.pattern import no_near
from skilltree.engine.suggest_index import SuggestIndex, highest
from skilltree.engine.suggest_score import Near, needs_of, score_all
from skilltree.engine.suggest_types import Candidate, PersonState
from skilltree.model.ids import SkillId
from skilltree.model.place import distance_km
from skilltree.model.suggestion import Reason, ScoredSuggestion
from skilltree.model.words import ReasonKind, SuggestionKind

CLOSELY: Final = 300
"""Best candidates among which variety is sought."""

VARIETY: Final = 0.15
"""What likeness to something already chosen costs (maximal marginal relevance, Carbonell & Goldstein 1998)."""

REASONS_OF_A_KIND: Final = 3

Needs = Mapping[SkillId, tuple[int, float]]


def suggest(
    state: PersonState,
    candidates: Sequence[Candidate] | SuggestIndex,
    *,
    limit: int,
    kinds: Collection[SuggestionKind] | None = None,
    near: Near = no_near,
) -> list[ScoredSuggestion]:
    """Return at most `limit` suggestions, best first, varied.

    Left out: what is done or answered, over, full, below its legal age, and modules that teach nothing
    new. `near(skill)` gives the skills that may stand in for one. Equal scores are ordered by id. The
    score is before variety, so it may rise by up to `VARIETY` from one suggestion to the next.
    """
    index = candidates if isinstance(candidates, SuggestIndex) else SuggestIndex(candidates)
    if limit < 1 or not len(index):
        return []
    needs = needs_of(state, index)
    scores, new = score_all(state, index, needs, near)
    allowed = index.alive() & (index.count("full") == 0)
    allowed &= index.count("ends") >= state.today.toordinal()
    allowed &= ~index.of_kind(SuggestionKind.MODULE) | (new > 0)
    if state.age is not None:
        allowed &= index.count("least_age") <= state.age
    for done in state.done:
        place = index.place(done)
        if place is not None:
            allowed[place] = False
    if kinds is not None:
        of_kinds = np.zeros(index.size, np.bool_)
        for kind in kinds:
            of_kinds |= index.of_kind(kind)
        allowed &= of_kinds
    places = np.flatnonzero(allowed)
    most = max(CLOSELY, 3 * limit)
    if places.size > most:
        least = np.partition(scores[places], places.size - most)[places.size - most]
        places = places[scores[places] >= least]
    ranked = sorted((-float(scores[place]), index.at(place).id, place) for place in places.tolist())[:most]
    chosen = _vary([(index.at(place), -score) for score, _, place in ranked], limit)
    return [
        ScoredSuggestion(
            kind=candidate.kind,
            subject_id=candidate.id,
            score=score,
            reasons=reasons_of(state, candidate, needs, near),
        )
        for candidate, score in chosen
    ]


def _vary(ranked: list[tuple[Candidate, float]], limit: int) -> list[tuple[Candidate, float]]:
    """Choose greedily, each time the best after what its likeness to the chosen costs."""
    chosen: list[tuple[Candidate, float]] = []
    cost = [0.0] * len(ranked)
    left = list(range(len(ranked)))
    skills = [frozenset(each.skill_id for each in candidate.gives or candidate.requires) for candidate, _ in ranked]
    while left and len(chosen) < limit:
        best = max(left, key=lambda at: (ranked[at][1] - VARIETY * cost[at], -at))
        left.remove(best)
        chosen.append(ranked[best])
        organisation = ranked[best][0].organisation_id
        for at in left:
            same = organisation is not None and organisation == ranked[at][0].organisation_id
            both = len(skills[at] & skills[best])
            alike = both / len(skills[at] | skills[best]) if both else 0.0
            cost[at] = max(cost[at], 0.3 * same + 0.7 * alike)
    return chosen


def reasons_of(state: PersonState, candidate: Candidate, needs: Needs, near: Near) -> tuple[Reason, ...]:
    """Return why: what it gives towards the goal, what is held, near or missing, then place, cost, demand."""
    reasons = [*_gains(state, candidate, needs), *_requirements(state, candidate, near)]
    if state.home is not None and candidate.place is not None:
        amount = round(distance_km(state.home, candidate.place), 1)
        reasons.append(Reason(kind=ReasonKind.DISTANCE, amount=amount))
    reasons.append(Reason(kind=ReasonKind.COST, amount=float(candidate.cost_euros)))
    if candidate.demand > 0:
        reasons.append(Reason(kind=ReasonKind.DEMAND, amount=candidate.demand))
    return tuple(reasons)


def _gains(state: PersonState, candidate: Candidate, needs: Needs) -> list[Reason]:
    wanted = highest(state.wanted)
    gains = [
        (-needs[skill][1], skill, level)
        for skill, level in highest(candidate.gives).items()
        if skill in needs and level > state.levels.get(skill, 0)
    ]
    return [
        Reason(
            kind=ReasonKind.GOAL if skill in wanted else ReasonKind.OPENS,
            skill_id=skill,
            level=level,
            occupation_id=state.goal_occupation_id if skill in wanted else None,
        )
        for _, skill, level in sorted(gains)[:REASONS_OF_A_KIND]
    ]


def _requirements(state: PersonState, candidate: Candidate, near: Near) -> list[Reason]:
    found: dict[ReasonKind, list[Reason]] = {
        kind: [] for kind in (ReasonKind.HAVE, ReasonKind.NEAR, ReasonKind.MISSING)
    }
    for skill, level in sorted(highest(candidate.requires).items()):
        if state.levels.get(skill, 0) >= level:
            found[ReasonKind.HAVE].append(Reason(kind=ReasonKind.HAVE, skill_id=skill, level=level))
        elif skill in state.levels:
            found[ReasonKind.NEAR].append(Reason(kind=ReasonKind.NEAR, skill_id=skill, level=state.levels[skill]))
        elif stand_in := _stand_in(state, skill, near):
            reason = Reason(kind=ReasonKind.NEAR, skill_id=stand_in, level=state.levels[stand_in])
            found[ReasonKind.NEAR].append(reason)
        else:
            found[ReasonKind.MISSING].append(Reason(kind=ReasonKind.MISSING, skill_id=skill, level=level))
    return [reason for reasons in found.values() for reason in reasons[:REASONS_OF_A_KIND]]


def _stand_in(state: PersonState, skill: SkillId, near: Near) -> SkillId | None:
    likeness = near(skill)
    held = sorted(likeness.keys() & state.levels.keys(), key=lambda each: (-likeness[each], each))
    return held[0] if held else None
