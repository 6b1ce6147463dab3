"""The fold: a tree depends on the facts alone, and more passed facts never take anything away."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from skilltree.model.evidence import Evidence
from skilltree.model.tree import DORMANT_AFTER, SkillState, TreeState, fold
from skilltree.model.words import EvidenceKind, Standing

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
YESTERDAY, TOMORROW = date(2026, 11, 21), date(2026, 11, 23)


def fact(number: int, kind: EvidenceKind = EvidenceKind.COURSE, level: int = 2, **more: Any) -> Evidence:
    """A fact of skill "s", `number` hours after the first."""
    defaults: dict[str, Any] = {"skill_id": "s", "at": NOW - timedelta(days=30) + timedelta(hours=number)}
    return Evidence(id=f"e{number:02}", person_id="p", kind=kind, level=level, **(defaults | more))


def only(facts: list[Evidence], now: datetime = NOW) -> SkillState:
    (state,) = fold(facts, now=now).skills
    return state


FACTS = st.lists(
    st.builds(
        fact,
        st.integers(0, 30),
        st.sampled_from(EvidenceKind),
        st.integers(1, 4),
        skill_id=st.sampled_from(["s", "t"]),
        sequence=st.integers(0, 3),
        at=st.sampled_from([NOW - timedelta(days=days) for days in (-1, 0, 1, 2, 2500)]),
        expires=st.sampled_from([None, None, YESTERDAY, TOMORROW]),
        passed=st.sampled_from([True, True, True, False]),
        retracted_at=st.sampled_from([None, None, None, NOW]),
    ),
    max_size=10,
    unique_by=lambda each: each.id,
)


def levels(tree: TreeState) -> dict[str, tuple[int, int, int]]:
    return {each.skill_id: (each.level, each.proven_level, each.confirmed_level) for each in tree.skills}


@given(FACTS, st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(facts: list[Evidence], random: Any) -> None:
    shuffled = list(facts)
    random.shuffle(shuffled)
    assert fold(shuffled, now=NOW) == fold(facts, now=NOW)


@given(FACTS, st.sampled_from(EvidenceKind), st.integers(1, 4), st.integers(-1, 2500), st.booleans())
def test_one_more_passed_fact_never_lowers(
    facts: list[Evidence], kind: EvidenceKind, level: int, days: int, expired: bool
) -> None:
    more = fact(99, kind, level, at=NOW - timedelta(days=days), expires=YESTERDAY if expired else None)
    before, after = levels(fold(facts, now=NOW)), levels(fold([*facts, more], now=NOW))
    for skill_id, old in before.items():
        assert all(new >= was for new, was in zip(after[skill_id], old, strict=True))


@given(FACTS)
def test_confirmed_is_within_proven_within_level(facts: list[Evidence]) -> None:
    for state in fold(facts, now=NOW).skills:
        assert 0 <= state.confirmed_level <= state.proven_level <= state.level <= 4
        assert state.level >= 1
        expected = (
            Standing.CONFIRMED if state.confirmed_level else Standing.LEARNT if state.proven_level else Standing.CLAIMED
        )
        assert state.standing is expected


@given(FACTS)
def test_a_retracted_fact_counts_for_nothing_but_the_version(facts: list[Evidence]) -> None:
    kept = [each for each in facts if not each.retracted]
    assert fold(facts, now=NOW).skills == fold(kept, now=NOW).skills
    assert fold(facts, now=NOW).version == len(facts) + sum(each.retracted for each in facts)


@given(FACTS, st.integers(1, 4000))
def test_time_alone_takes_no_skill_off_the_tree(facts: list[Evidence], days: int) -> None:
    before, later = fold(facts, now=NOW), fold(facts, now=NOW + timedelta(days=days))
    assume(all(each.at <= NOW for each in facts))
    assert levels(later) == levels(before)
    asleep = {each.skill_id for each in later.skills if each.dormant}
    assert {each.skill_id for each in before.skills if each.dormant} <= asleep


@pytest.mark.parametrize(
    ("kind", "standing"),
    [
        (EvidenceKind.DECLARED, Standing.CLAIMED),
        (EvidenceKind.COURSE, Standing.LEARNT),
        (EvidenceKind.TEST, Standing.LEARNT),
        (EvidenceKind.ENDORSEMENT, Standing.CONFIRMED),
        (EvidenceKind.CREDENTIAL, Standing.CONFIRMED),
        (EvidenceKind.CONTRIBUTION, Standing.CONFIRMED),
    ],
)
def test_standing_of_each_kind(kind: EvidenceKind, standing: Standing) -> None:
    assert only([fact(1, kind)]).standing is standing


def test_levels_accumulate_by_standing() -> None:
    state = only(
        [fact(1, EvidenceKind.DECLARED, 4), fact(2, EvidenceKind.COURSE, 3), fact(3, EvidenceKind.ENDORSEMENT, 2)]
    )
    assert (state.level, state.proven_level, state.confirmed_level) == (4, 3, 2)


def test_an_expired_title_sleeps_and_saying_so_does_not_wake_it() -> None:
    expired = fact(1, EvidenceKind.CREDENTIAL, 2, expires=YESTERDAY)
    state = only([expired])
    assert (state.dormant, state.confirmed_level, state.valid_until) == (True, 2, YESTERDAY)
    declared = only([expired, fact(2, EvidenceKind.DECLARED, 2)])
    assert (declared.dormant, declared.valid_until) == (True, YESTERDAY)
    renewed = only([expired, fact(2, EvidenceKind.CREDENTIAL, 2, expires=TOMORROW)])
    assert (renewed.dormant, renewed.valid_until) == (False, TOMORROW)


def test_a_title_is_valid_on_its_last_day() -> None:
    assert not only([fact(1, EvidenceKind.CREDENTIAL, expires=NOW.date())]).dormant


def test_a_failed_test_caps_what_was_learnt_before_and_nothing_confirmed() -> None:
    failed = fact(2, EvidenceKind.TEST, 3, passed=False)
    assert only([fact(1, EvidenceKind.COURSE, 4), failed]).level == 2
    assert only([fact(1, EvidenceKind.COURSE, 2), failed]).level == 2
    assert only([fact(1, EvidenceKind.COURSE, 4), failed, fact(3, EvidenceKind.TEST, 3)]).level == 3
    assert only([fact(1, EvidenceKind.ENDORSEMENT, 4), failed]).confirmed_level == 4
    assert fold([failed], now=NOW).skills == ()


def test_a_skill_without_news_sleeps() -> None:
    old = fact(1, at=NOW - DORMANT_AFTER - timedelta(days=1))
    assert only([old]).dormant
    assert not only([old, fact(2)]).dormant


def test_the_future_does_not_count_yet() -> None:
    assert fold([fact(1, at=NOW + timedelta(seconds=1))], now=NOW).skills == ()


def test_oldest_skill_first_then_by_sequence_then_id() -> None:
    at = NOW - timedelta(days=1)
    facts = [
        fact(1, skill_id="z", at=at, sequence=1),
        fact(2, skill_id="y", at=at, sequence=2),
        fact(3, skill_id="x", at=at, sequence=2),
        fact(4, skill_id="w", at=at - timedelta(days=1)),
    ]
    assert [each.skill_id for each in fold(facts, now=NOW).skills] == ["w", "z", "x", "y"]
