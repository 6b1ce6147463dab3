"""A person's week: what was done, hours, place and what speaks for it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import strawberry

from skilltree.graphql.fields import shows
from skilltree.graphql.refusals import Refused
from skilltree.model.week_words import WeekProof
from skilltree.service.views import week


@strawberry.type
@shows(week.WeekStepView)
class WeekStep:
    """One thing done."""

    day: date
    title: str
    proof: WeekProof
    hours: float | None
    place: str | None
    entry_id: strawberry.ID | None = strawberry.field(description="Of what its owner told and may remove.")
    module_id: strawberry.ID | None


@strawberry.type
@shows(week.WeekShareView)
class WeekShare:
    """A link of one's own that works; `label` says whom it is for."""

    id: strawberry.ID
    label: str
    since: datetime
    until: datetime


@strawberry.type
@shows(week.WeekView)
class Week:
    """One week of the viewer, Monday to Sunday. `toldHours` rest on their word alone."""

    monday: date
    sunday: date
    aim: float | None
    hours: float
    told_hours: float
    steps: list[WeekStep]
    shares: list[WeekShare]


@strawberry.type
@shows(week.SharedWeekView)
class SharedWeek:
    """What a link shows to whoever holds it."""

    owner_name: str
    until: datetime
    monday: date
    sunday: date
    aim: float | None
    hours: float
    told_hours: float
    steps: list[WeekStep]


@strawberry.type
@shows(week.WeekAimSet)
class WeekAimSet:
    """The hours that one wants to come to; null for no number."""

    hours: float | None


@strawberry.type
@shows(week.WeekEntryAdded)
class WeekEntryAdded:
    """The line stands in its week."""

    entry_id: strawberry.ID
    week: Week


@strawberry.type
@shows(week.WeekEntryRemoved)
class WeekEntryRemoved:
    """The line is gone."""

    entry_id: strawberry.ID
    week: Week


@strawberry.type
@shows(week.WeekShown)
class WeekShown:
    """A link was made; its token is told now and under this key only."""

    share: WeekShare
    token: str


@strawberry.type
@shows(week.WeekShareEnded)
class WeekShareEnded:
    """The link shows nothing any more."""

    share_id: strawberry.ID


SetWeekAimResult = Annotated[WeekAimSet | Refused, strawberry.union("SetWeekAimResult")]
AddWeekEntryResult = Annotated[WeekEntryAdded | Refused, strawberry.union("AddWeekEntryResult")]
RemoveWeekEntryResult = Annotated[WeekEntryRemoved | Refused, strawberry.union("RemoveWeekEntryResult")]
ShowWeekResult = Annotated[WeekShown | Refused, strawberry.union("ShowWeekResult")]
StopShowingWeekResult = Annotated[WeekShareEnded | Refused, strawberry.union("StopShowingWeekResult")]
