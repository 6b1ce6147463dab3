"""Why something is suggested, as data: what it gives towards the goal, what is held, near or missing, then the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from skilltree.engine.suggest_index import highest
from skilltree.engine.suggest_score import Near
from skilltree.engine.suggest_types import Candidate, PersonState
from skilltree.model.ids import SkillId
from skilltree.model.place import distance_km
from skilltree.model.suggestion import Reason
from skilltree.model.words import ReasonKind

REASONS_OF_A_KIND: Final = 3


def reasons_of(
    state: PersonState, candidate: Candidate, weights: Mapping[SkillId, float], demand: float, near: Near
) -> tuple[Reason, ...]:
    """Return why: gains, requirements, then distance, cost and demand. `weights`: what the needed skills weigh."""
    reasons = [*_gains(state, candidate, weights), *_requirements(state, candidate, near)]
    if state.home is not None and candidate.place is not None:
        amount = round(distance_km(state.home, candidate.place), 1)
        reasons.append(Reason(kind=ReasonKind.DISTANCE, amount=amount))
    reasons.append(Reason(kind=ReasonKind.COST, amount=float(candidate.cost_euros)))
    if demand > 0:
        reasons.append(Reason(kind=ReasonKind.DEMAND, amount=demand))
    return tuple(reasons)


def _gains(state: PersonState, candidate: Candidate, weights: Mapping[SkillId, float]) -> list[Reason]:
    """What is needed; where nothing of it is, whatever is new, so that nothing is shown without a reason."""
    wanted = highest(state.wanted)
    fresh = {skill: level for skill, level in highest(candidate.gives).items() if level > state.levels.get(skill, 0)}
    gains = [(-weights[skill], skill, level) for skill, level in fresh.items() if weights.get(skill)]
    if not gains:
        return [
            Reason(kind=ReasonKind.NEW, skill_id=skill, level=level)
            for skill, level in sorted(fresh.items())[:REASONS_OF_A_KIND]
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
        kind: [] for kind in (ReasonKind.HAVE, ReasonKind.NEAR, ReasonKind.CONDITION, ReasonKind.MISSING)
    }
    for skill, level in sorted(highest(candidate.requires).items()):
        if state.levels.get(skill, 0) >= level:
            found[ReasonKind.HAVE].append(Reason(kind=ReasonKind.HAVE, skill_id=skill, level=level))
        elif skill in candidate.conditions:
            found[ReasonKind.CONDITION].append(Reason(kind=ReasonKind.CONDITION, skill_id=skill, level=level))
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
