"""A person's week: what they did, told by themselves beside what the tree knows, and whom they show it to."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from skilltree.model.base import Struct
from skilltree.model.ids import PersonId, TerritoryId, WeekEntryId, WeekShareId

DAYS = 7


class WeekEntry(Struct):
    """Hours that a person says they did on one day. Nobody checked them, and they grow no tree."""

    id: WeekEntryId
    territory_id: TerritoryId
    person_id: PersonId
    day: date
    hours: float
    text: str
    created_at: datetime
    place: str | None = None


class WeekAim(Struct):
    """How many hours a week a person wants to come to; theirs to choose."""

    territory_id: TerritoryId
    person_id: PersonId
    hours: float


class WeekShare(Struct):
    """A link that shows one week until it ends or is ended. `label` says whom it is for. Only the hash is kept."""

    id: WeekShareId
    territory_id: TerritoryId
    person_id: PersonId
    monday: date
    label: str
    token_hash: bytes
    created_at: datetime
    until: datetime
    ended_at: datetime | None = None

    def live(self, now: datetime) -> bool:
        """Whether it still shows something."""
        return self.ended_at is None and now < self.until


def monday_of(day: date) -> date:
    """Return the first day of the week that a day is in (ISO 8601)."""
    return day - timedelta(days=day.weekday())
