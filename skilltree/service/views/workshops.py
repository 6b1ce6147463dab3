"""Workshops, rosters and slips as answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from skilltree.model.base import Struct
from skilltree.model.ids import PersonId, SkillId
from skilltree.model.workshop import Workshop, WorkshopFact, WorkshopSeat
from skilltree.service.views.skills import SkillView
from skilltree.service.views.trees import TreeSkillView


class SeenView(Struct):
    """What somebody was seen doing."""

    skill: SkillView
    level: int
    hours: float | None
    at: datetime


class WorkshopSeatView(Struct):
    """One place of the roster, for those who run the workshop."""

    number: int
    name: str
    account: bool
    mine: bool
    present: bool
    slip: bool
    seen: list[SeenView]


class WorkshopView(Struct):
    """A workshop with its roster. `code` is there while it is open."""

    id: str
    territory_id: str
    title: str
    day: date
    code: str | None
    opened_at: datetime
    closed_at: datetime | None
    insee: str | None
    organisation_id: str
    module_ids: list[str]
    seats: list[WorkshopSeatView]


class WorkshopEntryView(Struct):
    """A workshop in a list: how many, no names."""

    id: str
    title: str
    day: date
    closed_at: datetime | None
    organisation_id: str
    people: int
    joined: int
    present: int


class JoinedSeatView(Struct):
    """My own place in a workshop."""

    workshop_id: str
    title: str
    day: date
    closed_at: datetime | None
    organisation_id: str
    number: int
    name: str


class SlipView(Struct):
    """What is printed for one person; the code is told once."""

    number: int
    name: str
    slip_code: str


class WorkshopOpened(Struct):
    """People may join."""

    workshop: WorkshopView


class WorkshopJoined(Struct):
    """I have a place."""

    seat: JoinedSeatView


class WorkshopLeft(Struct):
    """I have no place any more; what was seen stays on my tree."""

    workshop_id: str


class RosterChanged(Struct):
    """A place as it is now."""

    seat: WorkshopSeatView


class SeatLinked(Struct):
    """Two places of one person became one."""

    seat: WorkshopSeatView
    removed: int


class SeatRemoved(Struct):
    """A place is gone."""

    number: int


class SeenNoted(Struct):
    """The places as they are now."""

    seats: list[WorkshopSeatView]


class SeenTakenBack(Struct):
    """The place as it is now."""

    seat: WorkshopSeatView


class SlipsPrinted(Struct):
    """Slips to print."""

    slips: list[SlipView]


class SlipClaimed(Struct):
    """What grew."""

    seat: JoinedSeatView
    grown: list[TreeSkillView]


class WorkshopClosed(Struct):
    """Nobody joins any more."""

    workshop_id: str
    closed_at: datetime


def seat_view(
    seat: WorkshopSeat, facts: Sequence[WorkshopFact], skills: Mapping[SkillId, SkillView], viewer_id: PersonId
) -> WorkshopSeatView:
    """Show a place; `facts` are its own."""
    return WorkshopSeatView(
        number=seat.number,
        name=seat.name,
        account=seat.person_id is not None,
        mine=seat.person_id == viewer_id,
        present=seat.present_at is not None,
        slip=seat.slip_hash is not None,
        seen=[SeenView(skill=skills[fact.skill_id], level=fact.level, hours=fact.hours, at=fact.at) for fact in facts],
    )


def workshop_view(held: Workshop, seats: list[WorkshopSeatView]) -> WorkshopView:
    """Show a workshop with its roster."""
    return WorkshopView(
        id=held.id,
        territory_id=held.territory_id,
        title=held.title,
        day=held.day,
        code=held.code if held.closed_at is None else None,
        opened_at=held.opened_at,
        closed_at=held.closed_at,
        insee=held.insee,
        organisation_id=held.organisation_id,
        module_ids=list(held.module_ids),
        seats=seats,
    )


def joined_view(held: Workshop, seat: WorkshopSeat) -> JoinedSeatView:
    """Show somebody their own place."""
    return JoinedSeatView(
        workshop_id=held.id,
        title=held.title,
        day=held.day,
        closed_at=held.closed_at,
        organisation_id=held.organisation_id,
        number=seat.number,
        name=seat.name,
    )
