"""Inputs of one's week."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import strawberry

from skilltree.service.show_week import ShowWeek, StopShowingWeek
from skilltree.service.week import AddWeekEntry, RemoveWeekEntry, SetWeekAim


@strawberry.input
class SetWeekAimInput:
    """How many hours a week one wants to come to; null for no number."""

    key: UUID
    hours: float | None = None

    def command(self) -> SetWeekAim:
        """Return the use case's command."""
        return SetWeekAim(hours=self.hours)


@strawberry.input
class AddWeekEntryInput:
    """What one did on a day of the last year, in one's own words."""

    key: UUID
    day: date
    hours: float
    text: str
    place: str | None = None

    def command(self) -> AddWeekEntry:
        """Return the use case's command."""
        return AddWeekEntry(day=self.day, hours=self.hours, text=self.text, place=self.place)


@strawberry.input
class RemoveWeekEntryInput:
    """Which of one's own lines."""

    key: UUID
    entry: strawberry.ID

    def command(self) -> RemoveWeekEntry:
        """Return the use case's command."""
        return RemoveWeekEntry(entry_id=self.entry)


@strawberry.input
class ShowWeekInput:
    """Which week (any day of it), to whom in the owner's words, for how many days."""

    key: UUID
    day: date
    label: str
    days: int

    def command(self) -> ShowWeek:
        """Return the use case's command."""
        return ShowWeek(day=self.day, label=self.label, days=self.days)


@strawberry.input
class StopShowingWeekInput:
    """Which of one's own links."""

    key: UUID
    share: strawberry.ID

    def command(self) -> StopShowingWeek:
        """Return the use case's command."""
        return StopShowingWeek(share_id=self.share)
