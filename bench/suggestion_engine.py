"""The planted territory as the engine takes it: candidates, people's states, and the histories it learns from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final

import numpy as np

from bench.suggestion_history import SPLIT_DAY, History
from bench.suggestion_tables import Array
from bench.suggestion_world import LANGUAGES, LAST_DAY, Ground
from skilltree.engine.colearning import CoLearning, Histories, learn
from skilltree.engine.suggest_types import Candidate, PersonState
from skilltree.model.course import SkillLevel
from skilltree.model.words import SuggestionKind, Travel

FIRST_DATE: Final = date(2026, 11, 22) - timedelta(days=LAST_DAY)
TRAVELS: Final = (Travel.WALK, Travel.BIKE, Travel.TRANSIT, Travel.CAR)


def skill_id(number: int) -> str:
    """Return the id of a planted skill."""
    return f"s{number:05}"


def module_id(number: int) -> str:
    """Return the id of a planted module."""
    return f"m{number:05}"


def date_of(day: int) -> date:
    """Return a planted day's date."""
    return FIRST_DATE + timedelta(days=int(day))


def _levels(skills: list[int], levels: list[int]) -> tuple[SkillLevel, ...]:
    return tuple(SkillLevel(skill_id=skill_id(skill), level=level) for skill, level in zip(skills, levels, strict=True))


def _place(ground: Ground, commune: int) -> tuple[float, float] | None:
    return None if commune < 0 else (float(ground.communes[commune, 0]), float(ground.communes[commune, 1]))


def _instant(day: int) -> datetime:
    return datetime.combine(date_of(day), datetime.min.time(), UTC)


def module_candidates(ground: Ground) -> list[Candidate]:
    """Return the modules."""
    return [
        Candidate(
            kind=SuggestionKind.MODULE,
            id=module_id(at),
            requires=_levels(ground.module_requires[at], ground.module_requires_level[at]),
            gives=_levels(ground.module_teaches[at], ground.module_teaches_level[at]),
            organisation_id=f"trainer{ground.module_trainer[at]}",
            place=_place(ground, int(ground.module_commune[at])),
            cost_euros=int(ground.module_cost[at]),
            hours=float(ground.module_hours[at]),
            posted_at=_instant(int(ground.module_day[at])),
            languages=frozenset({LANGUAGES[ground.module_language[at]]}),
        )
        for at in range(len(ground.module_main))
    ]


def offer_candidates(ground: Ground) -> list[Candidate]:
    """Return the opportunities."""
    return [
        Candidate(
            kind=SuggestionKind.OPPORTUNITY,
            id=f"o{at:06}",
            requires=_levels(ground.offer_requires[at], ground.offer_requires_level[at]),
            gives=_levels(ground.offer_brings[at], [2] * len(ground.offer_brings[at])),
            organisation_id=f"employer{ground.offer_employer[at]}" if ground.offer_employer[at] >= 0 else None,
            place=_place(ground, int(ground.offer_commune[at])),
            cost_euros=int(ground.offer_cost[at]),
            paid=bool(ground.offer_paid[at]),
            posted_at=_instant(int(ground.offer_day[at])),
            ends_on=date_of(int(ground.offer_ends[at])) if ground.offer_ends[at] >= 0 else None,
            least_age=18 if ground.offer_employer[at] < 0 else None,
        )
        for at in range(len(ground.offer_domain))
    ]


def state_of(history: History, person: int, before: int, today: int) -> PersonState:
    """Return a person as before the step of this number."""
    ground = history.ground
    goal = int(history.goal[person])
    wanted = ground.occupations[goal] if goal >= 0 else []
    return PersonState(
        levels={skill_id(skill): level for skill, level in history.held(person, before).items()},
        today=date_of(today),
        wanted=tuple(SkillLevel(skill_id=skill_id(skill), level=1) for skill in wanted),
        home=_place(ground, int(history.home[person])),
        travel=TRAVELS[history.travel[person]],
        done=frozenset(module_id(at) for at in history.done(person, before)),
        languages=frozenset(tag for tag, reads in zip(LANGUAGES, history.languages[person], strict=True) if reads),
    )


def learn_from(history: History) -> CoLearning | None:
    """Fit co-learning to all that came before the last weeks."""
    ground = history.ground
    skills = ground.shape.skills
    known = history.step_day < SPLIT_DAY
    begins: Array = np.append(0, np.cumsum(known))[history.first]
    return learn(
        Histories(
            skills=skills,
            first=begins,
            item=np.where(history.step_kind == 1, history.step_item + skills, history.step_item)[known],
            day=history.step_day[known],
            teaches=ground.module_teaches,
            begun=ground.module_day,
            today=SPLIT_DAY,
        ),
        [skill_id(at) for at in range(skills)],
        [module_id(at) for at in range(len(ground.module_main))],
    )


def near_of(ground: Ground) -> dict[str, Mapping[str, float]]:
    """Return for each skill its like in the field, as a taxonomy's neighbours would say."""
    near: dict[str, dict[str, float]] = {}
    for members in ground.by_domain:
        for at, skill in enumerate(members):
            likes = members[max(0, at - 4) : at + 5]
            near[skill_id(skill)] = {skill_id(other): 0.45 for other in likes if other != skill}
    return dict(near)
