"""A week as its owner sees it, and as whoever was given a link sees it."""

from __future__ import annotations

from datetime import date, datetime

from skilltree.model.base import Struct
from skilltree.model.week_words import WeekProof


class WeekStepView(Struct):
    """One thing done. `entry_id` is there for what the owner told and may remove, `module_id` for a module of here."""

    day: date
    title: str
    proof: WeekProof
    hours: float | None = None
    place: str | None = None
    entry_id: str | None = None
    module_id: str | None = None


class WeekShareView(Struct):
    """A link that works, to its owner."""

    id: str
    label: str
    since: datetime
    until: datetime


class WeekView(Struct):
    """One week, Monday to Sunday. `hours` are all of them, `told_hours` those that only the owner's word speaks for."""

    monday: date
    sunday: date
    aim: float | None
    hours: float
    told_hours: float
    steps: list[WeekStepView]
    shares: list[WeekShareView]


class SharedWeekView(Struct):
    """What a link shows: no confirmer, nothing that leads to another week."""

    owner_name: str
    until: datetime
    monday: date
    sunday: date
    aim: float | None
    hours: float
    told_hours: float
    steps: list[WeekStepView]


class WeekAimSet(Struct):
    """The hours that the person wants to come to; None for no number."""

    hours: float | None


class WeekEntryAdded(Struct):
    """The line stands in its week."""

    entry_id: str
    week: WeekView


class WeekEntryRemoved(Struct):
    """The line is gone."""

    entry_id: str
    week: WeekView


class WeekShown(Struct):
    """A link was made."""

    share: WeekShareView
    token: str


class WeekShareEnded(Struct):
    """A link shows nothing any more."""

    share_id: str
