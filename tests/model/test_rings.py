"""Rings and floods, against every circle of people tried one by one."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations, product

from hypothesis import given
from hypothesis import strategies as st

from skilltree.model.rings import (
    FLOOD_MOST,
    NOBODY_MOST,
    OFFICE_FLOOD_MOST,
    Confirmation,
    confirmation_of,
    floods,
    ring_through,
    set_aside,
)
from skilltree.model.weights import WITNESSED
from skilltree.model.why_words import SetAside
from skilltree.model.words import EvidenceKind
from tests.model.facts import NOW, fact

PEOPLE = "abcde"


def says(by: str | None, of: str, day: float = 0, name: str = "", **more: bool) -> Confirmation:
    return Confirmation(evidence_id=name or f"{by}{of}", by=by, of=of, at=NOW - timedelta(days=day), **more)


@st.composite
def towns(draw: st.DrawFn) -> list[Confirmation]:
    pairs = draw(st.lists(st.sampled_from(list(permutations(PEOPLE, 2))), max_size=12))
    days = st.sampled_from([0, 1, 59, 60, 61, 364, 365, 366])
    return [
        says(by, of, draw(days), f"e{number}", retracted=draw(st.sampled_from([False, False, False, True])))
        for number, (by, of) in enumerate(pairs)
    ]


def slowly(town: list[Confirmation]) -> set[str]:
    """Every order of two to four people, every choice of confirmations round it."""
    found: set[str] = set()
    live = [each for each in town if not each.retracted]
    for size in (2, 3, 4):
        most = timedelta(days=365 if size == 2 else 60)
        for circle in permutations(PEOPLE, size):
            steps = [
                [each for each in live if each.by == one and each.of == other]
                for one, other in zip(circle, (*circle[1:], circle[0]), strict=True)
            ]
            for choice in product(*steps):
                times = [each.at for each in choice]
                if max(times) - min(times) <= most:
                    found |= {each.evidence_id for each in choice}
    return found


@given(towns())
def test_rings_are_all_circles_of_two_to_four(town: list[Confirmation]) -> None:
    found = set_aside(town)
    assert set(found) == slowly(town)
    assert set(found.values()) <= {SetAside.RING}
    assert set_aside(town[::-1]) == found


@given(towns(), st.integers(0, 11))
def test_what_one_more_changes_is_found_through_it(town: list[Confirmation], place: int) -> None:
    if place < len(town):
        without = [each for each in town if each is not town[place]]
        assert slowly(without) | ring_through(town[place], town) == slowly(town)


def test_a_pair_within_a_year_and_a_circle_within_two_months() -> None:
    assert set(set_aside([says("a", "b", 365), says("b", "a")])) == {"ab", "ba"}
    assert not set_aside([says("a", "b", 366), says("b", "a")])
    circle = [says("a", "b"), says("b", "c", 60), says("c", "a", 30)]
    assert set(set_aside(circle)) == {"ab", "bc", "ca"}
    assert not set_aside([*circle[:2], says("c", "a", 61)])


def test_a_chain_is_no_ring() -> None:
    assert not set_aside([says("a", "b"), says("b", "c"), says("c", "d"), says("d", "e")])


def by_one(count: int, hours: float, **more: bool) -> list[Confirmation]:
    return [says("a", f"p{n}", n * hours / 24 / max(count - 1, 1), f"e{n}", **more) for n in range(count)]


def test_very_many_in_a_day_weigh_nothing_all_of_them() -> None:
    assert not floods(by_one(FLOOD_MOST, 24))
    assert len(floods(by_one(FLOOD_MOST + 1, 24))) == FLOOD_MOST + 1
    assert not floods(by_one(FLOOD_MOST + 1, 25))


def test_a_trainer_confirms_a_whole_class_and_no_more() -> None:
    assert not floods(by_one(OFFICE_FLOOD_MOST, 8, for_organisation=True))
    assert floods(by_one(OFFICE_FLOOD_MOST + 1, 8, for_organisation=True))


def test_people_without_an_account_are_counted_by_whom_they_confirm() -> None:
    few = [says(None, "a", n / 100, f"e{n}") for n in range(NOBODY_MOST)]
    assert not floods([*few, says(None, "b", 0, "other")])
    assert len(floods([*few, says(None, "a", 0, "more")])) == NOBODY_MOST + 1


def test_taking_facts_back_does_not_undo_a_flood() -> None:
    assert floods(by_one(FLOOD_MOST + 1, 1, retracted=True))


@given(st.lists(st.tuples(st.sampled_from(["a", None]), st.integers(0, 60)), max_size=40))
def test_floods_are_all_days_with_too_many(drawn: list[tuple[str | None, int]]) -> None:
    town = [says(by, "z", hour / 24, f"e{number}") for number, (by, hour) in enumerate(drawn)]
    expected: set[str] = set()
    for by, most in (("a", FLOOD_MOST), (None, NOBODY_MOST)):
        mine = [each for each in town if each.by == by]
        for end in mine:
            day = [each for each in mine if timedelta() <= end.at - each.at <= timedelta(days=1)]
            if len(day) > most:
                expected |= {each.evidence_id for each in day}
    assert floods(town) == expected


def test_what_a_workshop_witnessed_is_in_no_ring() -> None:
    endorsed = EvidenceKind.ENDORSEMENT
    assert confirmation_of(fact(1, endorsed, source_id="q", weight=WITNESSED)) is None
    assert confirmation_of(fact(1, endorsed, source_id="p", weight=0.8)) is None
    assert confirmation_of(fact(1, EvidenceKind.COURSE, source_id="m")) is None
    found = confirmation_of(fact(1, endorsed, source_id="q", source_group="o", weight=0.8))
    assert found is not None
    assert (found.by, found.of, found.for_organisation) == ("q", "p", True)


def test_what_one_did_for_another_is_said_by_that_other() -> None:
    done = fact(1, EvidenceKind.CONTRIBUTION, source_id="a")
    told = confirmation_of(done)
    assert told is not None
    assert (told.by, told.of) == ("a", done.person_id)
    back = Confirmation(evidence_id="back", by=done.person_id, of="a", at=told.at)
    assert set_aside([told, back]) == {told.evidence_id: SetAside.RING, back.evidence_id: SetAside.RING}
    assert confirmation_of(fact(1, EvidenceKind.CONTRIBUTION, source_id=done.person_id)) is None
    # Of before the other side was kept by id: words alone are nobody's hand.
    assert confirmation_of(fact(1, EvidenceKind.CONTRIBUTION, source_id=None)) is None
