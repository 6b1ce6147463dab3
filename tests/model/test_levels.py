"""Contradictions are told and lower nothing that somebody confirmed."""

from __future__ import annotations

from skilltree.model.evidence import Evidence
from skilltree.model.levels import dispute_of, levels_of
from skilltree.model.why_words import Dispute
from skilltree.model.words import EvidenceKind
from tests.model.facts import fact, only

ENDORSED, TEST = EvidenceKind.ENDORSEMENT, EvidenceKind.TEST


def dispute(facts: list[Evidence]) -> Dispute | None:
    assert only(facts).dispute is dispute_of(facts, levels_of(facts)[2])
    return only(facts).dispute


def by(number: int, who: str | None, level: int, source: str | None = None) -> Evidence:
    return fact(number, ENDORSED, level, source_id=who, source=source)


def test_a_failed_test_after_a_confirmation_is_told_and_takes_nothing() -> None:
    facts = [by(1, "q", 3), fact(2, TEST, 2, passed=False)]
    assert dispute(facts) is Dispute.TEST_DIFFERS
    assert only(facts).confirmed_level == 3


def test_whoever_confirms_after_the_test_answers_it() -> None:
    failed = fact(2, TEST, 2, passed=False)
    assert dispute([by(1, "q", 3), failed, by(3, "r", 3)]) is None
    assert dispute([by(1, "q", 3), failed, fact(3, TEST, 3)]) is None
    assert dispute([by(1, "q", 3), failed, fact(3, EvidenceKind.DECLARED, 4)]) is Dispute.TEST_DIFFERS


def test_a_test_above_what_was_confirmed_contradicts_nobody() -> None:
    assert dispute([by(1, "q", 2), fact(2, TEST, 3, passed=False)]) is None


def test_two_confirmers_two_levels_apart_differ_and_the_higher_one_holds() -> None:
    facts = [by(1, "q", 1), by(2, "r", 3)]
    assert dispute(facts) is Dispute.CONFIRMERS_DIFFER
    assert only(facts).level == 3
    assert dispute([by(1, "q", 2), by(2, "r", 3)]) is None


def test_one_person_who_saw_somebody_grow_does_not_contradict_themselves() -> None:
    assert dispute([by(1, "q", 1), by(2, "q", 4)]) is None
    assert dispute([by(1, None, 1, "Une voisine"), by(2, None, 4, "Un voisin")]) is Dispute.CONFIRMERS_DIFFER
