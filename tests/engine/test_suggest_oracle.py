"""Suggestions over all at once equal those reckoned one by one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skilltree.engine.colearning import CoLearning, Histories, learn
from skilltree.engine.suggest import CLOSELY, allowed, suggest
from skilltree.engine.suggest_exposure import MOST_OF_ONE, OF_ONE_HOUSE, VARIETY
from skilltree.engine.suggest_index import SuggestIndex
from skilltree.engine.suggest_scene import scene_of
from skilltree.engine.suggest_score import score_all
from skilltree.engine.suggest_types import Candidate, PersonState
from skilltree.model.course import SkillLevel
from skilltree.model.feedback import Feedback, FeedbackKind
from skilltree.model.words import SuggestionKind, Travel
from tests.engine import suggest_oracle as oracle

TODAY = date(2026, 11, 22)
SKILLS = [f"s{at}" for at in range(60)]
LEVEL = st.builds(SkillLevel, skill_id=st.sampled_from(SKILLS[:6]), level=st.integers(1, 4))
ROW = st.lists(LEVEL, max_size=3).map(tuple)
PLACES = st.sampled_from([None, (48.9, 2.3), (48.7, 2.5), (48.93, 2.36)])
TAGS = st.frozensets(st.sampled_from(["fr", "en", "ta"]), max_size=2)
CANDIDATE = st.builds(
    Candidate,
    kind=st.sampled_from(SuggestionKind),
    id=st.sampled_from([f"m{at}" for at in range(20)]),
    requires=ROW,
    gives=ROW,
    organisation_id=st.sampled_from([None, "o", "p"]),
    place=PLACES,
    cost_euros=st.integers(0, 500),
    paid=st.booleans(),
    hours=st.floats(0, 40),
    hours_per_week=st.sampled_from([None, 7.0, 35.0]),
    ends_on=st.sampled_from([None, date(2026, 1, 1), TODAY, date(2027, 1, 1)]),
    posted_at=st.sampled_from([None, *(datetime(2026, 11, 22, tzinfo=UTC) - timedelta(days=d) for d in (0, 9, 400))]),
    demand=st.sampled_from([0.0, 1.0, 40.0]),
    least_age=st.sampled_from([None, 18]),
    full=st.booleans(),
    conditions=st.frozensets(st.sampled_from(SKILLS[:2]), max_size=1),
    languages=TAGS,
    offers=TAGS,
)
CANDIDATES = st.lists(CANDIDATE, min_size=1, max_size=9, unique_by=lambda each: each.id)
STATE = st.builds(
    PersonState,
    levels=st.dictionaries(st.sampled_from(SKILLS[:6]), st.integers(1, 4), max_size=4),
    today=st.just(TODAY),
    dormant=st.frozensets(st.sampled_from(SKILLS[:6]), max_size=2),
    wanted=ROW,
    home=PLACES,
    travel=st.sampled_from(Travel),
    done=st.frozensets(st.sampled_from(["m1", "m2", "x"]), max_size=2),
    age=st.sampled_from([None, 17, 40]),
    languages=st.none() | TAGS,
    hours_per_week=st.sampled_from([None, 0.0, 3.0, 35.0]),
    asks=st.frozensets(st.sampled_from(["fr", "xx"]), max_size=1),
    feedback=st.lists(
        st.builds(Feedback, subject_id=st.sampled_from(["m1", "m3", "x"]), kind=st.sampled_from(FeedbackKind)),
        max_size=2,
        unique_by=lambda each: each.subject_id,
    ).map(tuple),
)


def near(skill: str) -> Mapping[str, float]:
    return {"s0": {"s1": 0.8, "s2": 0.4}, "s3": {"s2": 0.5}}.get(skill, {})


@pytest.fixture(scope="module")
def learnt() -> CoLearning:
    """A model of 600 people who take modules at hazard, at times in a row."""
    draw = np.random.default_rng(1)
    items: list[int] = []
    first = [0]
    for _ in range(600):
        begin = int(draw.integers(60))
        items += [*draw.choice(60, 4, replace=False).tolist(), 60 + begin % 20, 60 + (begin + 1) % 20]
        first.append(len(items))
    model = learn(
        Histories(
            skills=60,
            first=np.array(first),
            item=np.array(items),
            day=np.tile(np.arange(6) * 30, 600),
            teaches=[[at, (at + 7) % 60] for at in range(20)],
            begun=np.zeros(20, np.int64),
            today=200,
        ),
        SKILLS,
        [f"m{at}" for at in range(20)],
    )
    assert model is not None
    return model


@pytest.mark.parametrize("knows", [False, True])
@given(STATE, CANDIDATES)
@settings(max_examples=150, deadline=None)
def test_utilities_equal_the_slow_ones(
    learnt: CoLearning, knows: bool, state: PersonState, candidates: list[Candidate]
) -> None:
    model = learnt if knows else None
    candidates = [c for c in candidates if c.conditions <= {each.skill_id for each in c.requires}]
    index = SuggestIndex(candidates, learnt=model)
    scene = scene_of(index, TODAY)
    scored = score_all(state, scene, near)
    may = allowed(state, scene, scored, None)
    for at, each in enumerate(candidates):
        slow = oracle.utility(state, each, candidates, near, model)
        assert scored.utility[at] == pytest.approx(slow, abs=2e-6)
        assert bool(may[at]) == permitted(state, each)


def permitted(state: PersonState, each: Candidate) -> bool:
    teaches = any(
        state.levels.get(skill.skill_id, 0) < skill.level or skill.skill_id in state.dormant for skill in each.gives
    )
    told = {word.subject_id for word in state.feedback}
    return (
        oracle.is_open(state, each)
        and (each.kind is not SuggestionKind.MODULE or teaches)
        and (state.age is None or (each.least_age or 0) <= state.age)
        and state.asks <= each.offers
        and each.id not in state.done | told
    )


def slow_list(state: PersonState, candidates: list[Candidate], limit: int) -> list[str]:
    """Sorted whole, the best looked at one by one."""
    worth = {each.id: round(oracle.utility(state, each, candidates, near), 6) for each in candidates}
    ranked = sorted(
        (each for each in candidates if permitted(state, each)), key=lambda each: (-worth[each.id], each.id)
    )
    ranked = ranked[: max(CLOSELY, 3 * limit)]
    most = max(2, -int(-MOST_OF_ONE * limit // 1))
    chosen: list[Candidate] = []
    while ranked and len(chosen) < limit:
        houses = [each.organisation_id for each in chosen if each.organisation_id]
        may = [each for each in ranked if houses.count(each.organisation_id or "") < most] or ranked

        def left(each: Candidate) -> float:
            return worth[each.id] - VARIETY * max((alike(each, other) for other in chosen), default=0.0)

        best = max(may, key=left)
        ranked.remove(best)
        chosen.append(best)
    return [each.id for each in chosen]


def alike(one: Candidate, other: Candidate) -> float:
    mine, theirs = ({each.skill_id for each in c.gives or c.requires} for c in (one, other))
    both = len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0
    same = one.organisation_id is not None and one.organisation_id == other.organisation_id
    return OF_ONE_HOUSE * same + (1 - OF_ONE_HOUSE) * both


@given(STATE, st.lists(CANDIDATE, min_size=1, max_size=14, unique_by=lambda each: each.id), st.integers(1, 14))
@settings(max_examples=150, deadline=None)
def test_the_list_equals_the_slow_one(state: PersonState, candidates: list[Candidate], limit: int) -> None:
    candidates = [c for c in candidates if not c.conditions]
    found = [each.subject_id for each in suggest(state, candidates, limit=limit, near=near)]
    assert found == slow_list(state, candidates, limit)


def test_a_long_list_equals_the_slow_one() -> None:
    draw = np.random.default_rng(5)
    candidates = [
        Candidate(
            kind=SuggestionKind.MODULE if at % 3 else SuggestionKind.OPPORTUNITY,
            id=f"c{at:03}",
            requires=tuple(SkillLevel(skill_id=f"s{draw.integers(60)}", level=2) for _ in range(at % 3)),
            gives=(SkillLevel(skill_id=f"s{draw.integers(60)}", level=int(draw.integers(1, 5))),),
            organisation_id=f"o{draw.integers(9)}",
            place=(48.9 + at / 1000, 2.3),
            cost_euros=int(draw.integers(90)),
        )
        for at in range(2 * CLOSELY)
    ]
    state = PersonState(
        levels={"s1": 2, "s3": 1}, today=TODAY, wanted=(SkillLevel(skill_id="s9", level=2),), home=(48.9, 2.3)
    )
    found = [each.subject_id for each in suggest(state, candidates, limit=20, near=near)]
    assert found == slow_list(state, candidates, 20)
