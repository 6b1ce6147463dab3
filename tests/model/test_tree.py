"""The fold: a tree depends on the facts alone, and more passed facts never take anything away."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from skilltree.model.evidence import Evidence
from skilltree.model.tree import DORMANT_AFTER, TreeState, fold
from skilltree.model.why_words import SetAside
from skilltree.model.words import EvidenceKind, Standing
from tests.model.facts import FACTS, NOW, TOMORROW, YESTERDAY, fact, only
from tests.model.plain_fold import plain


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


@given(FACTS)
def test_the_fold_is_what_the_decision_record_says(facts: list[Evidence]) -> None:
    told = {
        each.skill_id: (each.level, each.proven_level, each.confirmed_level, each.dormant, each.strength)
        for each in fold(facts, now=NOW).skills
    }
    assert told == plain(facts, NOW)


@given(FACTS, st.lists(st.integers(0, 9), max_size=5))
def test_a_replayed_fact_changes_nothing(facts: list[Evidence], again: list[int]) -> None:
    replayed = [facts[place] for place in again if place < len(facts)]
    assert fold([*facts, *replayed], now=NOW) == fold(facts, now=NOW)


@given(FACTS, st.integers(0, 9))
def test_a_retraction_that_comes_before_its_fact_is_the_same(facts: list[Evidence], place: int) -> None:
    assume(place < len(facts))
    taken_back = msgspec.structs.replace(facts[place], retracted_at=NOW)
    kept = [each for each in facts if each.id != taken_back.id]
    one, other = [taken_back, facts[place], *kept], [facts[place], taken_back, *kept]
    assert fold(one, now=NOW) == fold(other, now=NOW) == fold([taken_back, *kept], now=NOW)


@given(FACTS, st.sampled_from(SetAside))
def test_what_is_set_aside_weighs_nothing_and_stays_to_be_read(facts: list[Evidence], reason: SetAside) -> None:
    without = {each.skill_id: each for each in fold([f for f in facts if f.set_aside is None], now=NOW).skills}
    for state in fold(facts, now=NOW).skills:
        other = without[state.skill_id]
        assert msgspec.structs.replace(state, evidence=()) == msgspec.structs.replace(other, evidence=())
        assert (state.strength, state.dispute) == (other.strength, other.dispute)
        assert set(state.evidence) >= set(other.evidence)


def test_ones_own_confirmation_weighs_nothing() -> None:
    own = fact(2, EvidenceKind.ENDORSEMENT, 4, source_id="p")
    state = only([fact(1, EvidenceKind.DECLARED, 2), own])
    assert (state.level, state.standing, own in state.evidence) == (2, Standing.CLAIMED, True)
    assert fold([own], now=NOW).skills == ()


@pytest.mark.parametrize("kind", [EvidenceKind.COURSE, EvidenceKind.TEST, EvidenceKind.ENDORSEMENT])
def test_a_short_refresher_wakes_what_is_over(kind: EvidenceKind) -> None:
    over = fact(1, level=3, expires=(NOW - timedelta(days=10)).date())
    assert only([over]).dormant
    state = only([over, fact(2, kind, 1, at=NOW - timedelta(days=1))])
    assert (state.dormant, state.level, state.proven_level) == (False, 3, 3)
    early = fact(2, kind, 1, at=NOW - timedelta(days=11))
    assert only([over, early]).dormant is (kind is not EvidenceKind.ENDORSEMENT)


def test_no_refresher_makes_a_certificate_valid() -> None:
    over = fact(1, EvidenceKind.CREDENTIAL, 2, expires=(NOW - timedelta(days=10)).date())
    for kind in (EvidenceKind.COURSE, EvidenceKind.TEST, EvidenceKind.DECLARED):
        assert only([over, fact(2, kind, 4, at=NOW)]).dormant
