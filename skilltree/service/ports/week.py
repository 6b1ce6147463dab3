"""What people tell of their weeks: the store's side."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

from skilltree.model.ids import PersonId, WeekEntryId, WeekShareId
from skilltree.model.week import WeekAim, WeekEntry, WeekShare


class WeekReads(Protocol):
    """Queries."""

    async def entries(self, person_id: PersonId, first: date, last: date) -> list[WeekEntry]:
        """What a person told of these days, both included, by day and then as it was told."""
        ...

    async def aim(self, person_id: PersonId) -> WeekAim | None:
        """The hours that a person wants to come to."""
        ...

    async def shares(self, person_id: PersonId) -> list[WeekShare]:
        """A person's links, newest first, ended ones too."""
        ...

    async def share_by_token(self, token_hash: bytes) -> WeekShare | None:
        """The link with this token's hash, ended or not."""
        ...


class WeekWrites(WeekReads, Protocol):
    """Commands."""

    async def add_entry(self, entry: WeekEntry) -> None:
        """A new line of a person's own."""
        ...

    async def remove_entry(self, person_id: PersonId, entry_id: WeekEntryId) -> WeekEntry | None:
        """Delete one of a person's own lines and return it; None when there is none."""
        ...

    async def set_aim(self, aim: WeekAim) -> None:
        """Replace the hours that a person wants to come to."""
        ...

    async def clear_aim(self, person_id: PersonId) -> None:
        """No number any more."""
        ...

    async def add_share(self, share: WeekShare) -> None:
        """A new link."""
        ...

    async def end_share(self, person_id: PersonId, share_id: WeekShareId, at: datetime) -> WeekShare | None:
        """End one of a person's links; None when there is none that is not ended."""
        ...

    async def forget_entries(self, before: date) -> int:
        """Delete what was told of days before that; return how many lines."""
        ...

    async def forget_shares(self, before: datetime) -> int:
        """Delete links that showed nothing any more by then; return how many."""
        ...
