"""Who does something for whom, what it shows, and the hours that both stand for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from skilltree.model.course import SkillLevel
from skilltree.model.opportunity import Opportunity, OpportunityResponse, Said, agreed_hours, doer_of, shown_by
from skilltree.model.opportunity_words import OpportunityState, Side
from skilltree.model.words import OpportunityKind, ResponseStatus

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = NOON.date()
ONE, TWO = SkillLevel(skill_id="one", level=1), SkillLevel(skill_id="two", level=3)


def item(**more: Any) -> Opportunity:
    values: dict[str, Any] = {
        "id": "o",
        "territory_id": "t",
        "kind": OpportunityKind.TALENT_LOAN,
        "title": {},
        "text": {},
        "insee": "93066",
        "contact_name": "",
        "contact_how": {},
        "posted_at": NOON,
    }
    return Opportunity(**(values | more))


def answer(**more: Any) -> OpportunityResponse:
    values: dict[str, Any] = {"id": "r", "opportunity_id": "o", "person_id": "p", "status": ResponseStatus.ACCEPTED}
    return OpportunityResponse(**(values | {"at": NOON} | more))


@pytest.mark.parametrize(
    ("more", "doer", "shown"),
    [
        ({"asks": False, "lends": (TWO,), "requires": (ONE,)}, Side.POSTER, (TWO,)),
        ({"asks": False}, Side.POSTER, ()),
        ({"asks": True, "requires": (ONE,), "brings": (TWO,)}, Side.RESPONDER, (ONE,)),
        ({"asks": None, "requires": (ONE,)}, None, ()),
        ({"kind": OpportunityKind.SHARED_RIDE}, Side.POSTER, ()),
        ({"kind": OpportunityKind.GROUP_PURCHASE, "requires": (ONE,)}, None, ()),
        ({"kind": OpportunityKind.JOB, "requires": (ONE,), "organisation_id": "x"}, None, ()),
        (
            {
                "kind": OpportunityKind.VOLUNTEERING,
                "requires": (ONE,),
                "brings": (TWO, SkillLevel(skill_id="one", level=2)),
            }
            | {"organisation_id": "x"},
            Side.RESPONDER,
            (SkillLevel(skill_id="one", level=2), TWO),
        ),
    ],
)
def test_who_does_something_for_the_other(
    more: dict[str, Any], doer: Side | None, shown: tuple[SkillLevel, ...]
) -> None:
    assert doer_of(item(**more)) is doer
    assert shown_by(item(**more)) == shown


@pytest.mark.parametrize(
    ("one", "other", "hours"),
    [(2.0, 3.0, 2.0), (3.0, 2.0, 2.0), (2.0, None, None), (None, 2.0, None), (None, None, None)],
)
def test_hours_are_those_that_both_stand_for(one: float | None, other: float | None, hours: float | None) -> None:
    both = answer(poster_said=Said(at=NOON, hours=one), responder_said=Said(at=NOON, hours=other))
    assert agreed_hours(both) == hours
    assert agreed_hours(answer(poster_said=Said(at=NOON, hours=one))) is None


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({}, OpportunityState.OPEN),
        ({"ends_on": TODAY}, OpportunityState.OPEN),
        ({"ends_on": TODAY - timedelta(days=1)}, OpportunityState.OVER),
        ({"ends_on": date(2000, 1, 1), "closed_at": NOON}, OpportunityState.CLOSED),
        ({"closed_at": NOON, "hidden_at": NOON}, OpportunityState.HIDDEN),
    ],
)
def test_one_state_at_a_time(more: dict[str, Any], state: OpportunityState) -> None:
    assert item(**more).state(TODAY) is state
    assert state.open is (state is OpportunityState.OPEN)


def test_full_is_when_no_seat_is_left() -> None:
    assert [item(seats=seats, seats_taken=2).full for seats in (None, 2, 3)] == [False, True, False]
