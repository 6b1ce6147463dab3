"""Reasons: each code where its facts are, and nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given

from skilltree.model.evidence import Evidence
from skilltree.model.reasons import Why, why
from skilltree.model.tree import DORMANT_AFTER, fold
from skilltree.model.why_words import SetAside, WhyCode
from skilltree.model.words import EvidenceKind
from tests.model.facts import FACTS, NOW, TOMORROW, YESTERDAY, fact, only

ENDORSED, TEST = EvidenceKind.ENDORSEMENT, EvidenceKind.TEST


def told(facts: list[Evidence]) -> dict[WhyCode, Why]:
    found = why(only(facts), now=NOW)
    assert len({each.code for each in found}) == len(found)
    return {each.code: each for each in found}


@given(FACTS)
def test_every_skill_has_a_reason_and_says_what_it_does(facts: list[Evidence]) -> None:
    for state in fold(facts, now=NOW).skills:
        codes = {each.code for each in why(state, now=NOW)}
        assert codes & {
            WhyCode.SAID,
            WhyCode.LEARNT,
            WhyCode.TESTED,
            WhyCode.CONFIRMED,
            WhyCode.CREDENTIAL,
            WhyCode.CONTRIBUTED,
        }
        assert bool(codes & {WhyCode.EXPIRED, WhyCode.QUIET}) is state.dormant
        assert bool(codes & {WhyCode.TEST_DIFFERS, WhyCode.CONFIRMERS_DIFFER}) is (state.dispute is not None)
        assert (WhyCode.SAID_BEYOND in codes) is (state.shown_level < state.level)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (EvidenceKind.DECLARED, WhyCode.SAID),
        (EvidenceKind.COURSE, WhyCode.LEARNT),
        (TEST, WhyCode.TESTED),
        (ENDORSED, WhyCode.CONFIRMED),
        (EvidenceKind.CREDENTIAL, WhyCode.CREDENTIAL),
        (EvidenceKind.CONTRIBUTION, WhyCode.CONTRIBUTED),
    ],
)
def test_what_speaks_for_it_with_the_best_level_and_the_newest_source(kind: EvidenceKind, code: WhyCode) -> None:
    first = fact(1, kind, 3, source="Avant", source_id="a")
    found = told([first, fact(2, kind, 2, source="Après", source_id="b")])[code]
    assert (found.level, found.amount, found.source, found.day) == (3, 2, "Après", fact(2).at.date())


def test_one_house_is_told_and_two_are_not() -> None:
    one = [fact(number, ENDORSED, source_id=f"q{number}", source_group="o") for number in (1, 2, 3)]
    assert told(one)[WhyCode.ONE_SOURCE].amount == 2
    two = [fact(number, ENDORSED, source_id=f"q{number}", source_group=f"o{number}") for number in (1, 2)]
    assert WhyCode.ONE_SOURCE not in told(two)


def test_what_does_not_count_is_told_with_its_reason() -> None:
    facts = [
        fact(1, EvidenceKind.DECLARED),
        fact(2, ENDORSED, source_id="q", set_aside=SetAside.RING),
        fact(3, ENDORSED, set_aside=SetAside.FLOOD),
        fact(4, ENDORSED, source_id="p"),
    ]
    found = told(facts)
    assert [found[code].amount for code in (WhyCode.RING, WhyCode.FLOOD, WhyCode.OWN)] == [1, 1, 1]
    assert WhyCode.CONFIRMED not in found


def test_a_failed_test_tells_what_it_took_and_what_it_only_contradicts() -> None:
    failed = fact(2, TEST, 3, passed=False)
    took = told([fact(1, level=4), failed])[WhyCode.RETEST]
    assert (took.level, took.other_level) == (3, 4)
    against = told([fact(1, ENDORSED, 4, source_id="q"), failed])
    assert (against[WhyCode.TEST_DIFFERS].level, against[WhyCode.TEST_DIFFERS].other_level) == (3, 4)
    assert WhyCode.RETEST not in against


def test_two_confirmers_who_differ_are_told_with_both_levels() -> None:
    differ = told([fact(1, ENDORSED, 1, source_id="q"), fact(2, ENDORSED, 4, source_id="r")])[WhyCode.CONFIRMERS_DIFFER]
    assert (differ.level, differ.other_level) == (1, 4)


def test_more_said_than_shown_is_told() -> None:
    beyond = told([fact(1, EvidenceKind.DECLARED, 4), fact(2, level=2)])[WhyCode.SAID_BEYOND]
    assert (beyond.level, beyond.other_level) == (4, 2)


def test_how_long_it_holds() -> None:
    assert told([fact(1, expires=TOMORROW)])[WhyCode.VALID_UNTIL].day == TOMORROW
    assert told([fact(1, expires=YESTERDAY)])[WhyCode.EXPIRED].day == YESTERDAY
    assert told([fact(1, at=NOW - DORMANT_AFTER - timedelta(days=1))])[WhyCode.QUIET].amount == 5
    over = fact(1, expires=(NOW - timedelta(days=9)).date())
    assert told([over, fact(2, level=1, at=NOW)])[WhyCode.WOKEN].day == NOW.date()


def test_what_was_taken_back_and_what_is_supposed_are_told_last() -> None:
    gone = fact(2, retracted_at=NOW)
    found = why(only([fact(1)]), now=NOW, retracted=[gone], supposed_by=["welding"], supposes=["measuring"])
    assert [each.code for each in found][-3:] == [WhyCode.TAKEN_BACK, WhyCode.SUPPOSED, WhyCode.SUPPOSES]
    assert (found[-3].day, found[-2].skill_ids, found[-1].skill_ids) == (NOW.date(), ("welding",), ("measuring",))
