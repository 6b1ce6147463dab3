"""What facts weigh: never more than their kind, one house less than two, and more never less."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skilltree.model.evidence import Evidence
from skilltree.model.weights import (
    CEILINGS,
    CONFIRMED,
    FAMILY,
    MUCH_FROM,
    SOME_FROM,
    group_of,
    strength_at,
    support_of,
    weight_of,
)
from skilltree.model.why_words import Support
from skilltree.model.words import EvidenceKind
from tests.model.facts import FACTS, drawn, fact

ENDORSED = EvidenceKind.ENDORSEMENT


@given(FACTS, drawn(st.just(99)), st.integers(1, 4))
def test_one_more_fact_never_takes_strength_away(facts: list[Evidence], more: Evidence, level: int) -> None:
    assert strength_at(level, [*facts, more]) >= strength_at(level, facts)


@given(FACTS, st.randoms(use_true_random=False), st.integers(1, 4))
def test_order_of_arrival_does_not_matter(facts: list[Evidence], random: object, level: int) -> None:
    assert strength_at(level, facts) == strength_at(level, facts[::-1])


@given(FACTS, st.integers(1, 3))
def test_a_higher_level_has_no_more_for_it(facts: list[Evidence], level: int) -> None:
    assert 0 <= strength_at(level + 1, facts) <= strength_at(level, facts) <= 1


@pytest.mark.parametrize("kind", EvidenceKind)
def test_no_writer_gives_a_kind_more_than_it_weighs(kind: EvidenceKind) -> None:
    assert weight_of(fact(1, kind, weight=1.0)) == CEILINGS[kind]


def confirmed_by(*sources: tuple[str | None, str | None], weight: float = CONFIRMED) -> float:
    facts = [
        fact(number, ENDORSED, weight=weight, source_id=source, source_group=group)
        for number, (source, group) in enumerate(sources)
    ]
    return strength_at(2, facts)


def test_two_of_one_house_count_less_than_two_of_two_and_more_than_one() -> None:
    one = confirmed_by(("q", "o"))
    same = confirmed_by(("q", "o"), ("r", "o"))
    two = confirmed_by(("q", "o"), ("r", "n"))
    assert (one, same, two) == (0.8, 0.88, 0.96)


def test_two_of_one_family_and_one_person_twice_are_of_one_house() -> None:
    assert confirmed_by(("q", FAMILY), ("r", FAMILY)) == confirmed_by(("q", None), ("q", None)) == 0.88


def test_people_without_an_account_are_one_house_however_many() -> None:
    assert confirmed_by(*[(None, None)] * 50, weight=0.5) < confirmed_by(("q", None), ("r", None))
    assert confirmed_by(*[(None, None)] * 50, weight=0.5) < MUCH_FROM


def test_saying_so_again_and_again_stays_little() -> None:
    said = [fact(number, EvidenceKind.DECLARED, weight=1.0) for number in range(99)]
    assert support_of(strength_at(1, said)) is Support.LITTLE


def test_every_sitting_of_a_test_is_of_one_house() -> None:
    assert group_of(fact(1, EvidenceKind.TEST, source_id="a")) == group_of(fact(2, EvidenceKind.TEST, source_id="b"))


@pytest.mark.parametrize(
    ("strength", "words"),
    [(0.0, Support.LITTLE), (SOME_FROM, Support.SOME), (MUCH_FROM - 0.01, Support.SOME), (MUCH_FROM, Support.MUCH)],
)
def test_strength_in_words(strength: float, words: Support) -> None:
    assert support_of(strength) is words
