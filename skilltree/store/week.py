"""What people tell of their weeks: queries and commands."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import delete, or_

from skilltree.model.ids import PersonId, WeekEntryId, WeekShareId
from skilltree.model.week import WeekAim, WeekEntry, WeekShare
from skilltree.store.connection import Part
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables.week import week_aim, week_entry, week_share


class WeekReading(Part):
    """See `service.ports.week.WeekReads`."""

    async def entries(self, person_id: PersonId, first: date, last: date) -> list[WeekEntry]:
        """What a person told of these days, both included, by day and then as it was told."""
        t = week_entry
        rows = await self._db.rows(
            t.select()
            .where(t.c.person_id == person_id, t.c.day.between(first, last))
            .order_by(t.c.day, t.c.created_at, t.c.id)
        )
        return [struct_of(WeekEntry, row) for row in rows]

    async def aim(self, person_id: PersonId) -> WeekAim | None:
        """The hours that a person wants to come to."""
        row = await self._db.first(week_aim.select().where(week_aim.c.person_id == person_id))
        return None if row is None else struct_of(WeekAim, row)

    async def shares(self, person_id: PersonId) -> list[WeekShare]:
        """A person's links, newest first, ended ones too."""
        t = week_share
        rows = await self._db.rows(
            t.select().where(t.c.person_id == person_id).order_by(t.c.created_at.desc(), t.c.id.desc())
        )
        return [struct_of(WeekShare, row) for row in rows]

    async def share_by_token(self, token_hash: bytes) -> WeekShare | None:
        """The link with this token's hash, ended or not."""
        row = await self._db.first(week_share.select().where(week_share.c.token_hash == token_hash))
        return None if row is None else struct_of(WeekShare, row)


class WeekWriting(WeekReading):
    """See `service.ports.week.WeekWrites`."""

    async def add_entry(self, entry: WeekEntry) -> None:
        """A new line of a person's own."""
        await self._db.run(week_entry.insert().values(**fields(entry)))

    async def remove_entry(self, person_id: PersonId, entry_id: WeekEntryId) -> WeekEntry | None:
        """Delete one of a person's own lines and return it; None when there is none."""
        own = (week_entry.c.person_id == person_id) & (week_entry.c.id == entry_id)
        row = await self._db.first(week_entry.select().where(own))
        if row is None:
            return None
        await self._db.run(delete(week_entry).where(own))
        return struct_of(WeekEntry, row)

    async def set_aim(self, aim: WeekAim) -> None:
        """Replace the hours that a person wants to come to."""
        await self._db.run(self._db.upsert(week_aim).values(**fields(aim)))

    async def clear_aim(self, person_id: PersonId) -> None:
        """No number any more."""
        await self._db.run(delete(week_aim).where(week_aim.c.person_id == person_id))

    async def add_share(self, share: WeekShare) -> None:
        """A new link."""
        await self._db.run(week_share.insert().values(**fields(share)))

    async def end_share(self, person_id: PersonId, share_id: WeekShareId, at: datetime) -> WeekShare | None:
        """End one of a person's links; None when there is none that is not ended."""
        own = (week_share.c.person_id == person_id) & (week_share.c.id == share_id)
        row = await self._db.first(week_share.select().where(own, week_share.c.ended_at.is_(None)))
        if row is None:
            return None
        await self._db.run(week_share.update().where(own).values(ended_at=at))
        return struct_of(WeekShare, row)

    async def forget_entries(self, before: date) -> int:
        """Delete what was told of days before that; return how many lines."""
        return (await self._db.run(delete(week_entry).where(week_entry.c.day < before))).rowcount

    async def forget_shares(self, before: datetime) -> int:
        """Delete links that showed nothing any more by then; return how many."""
        t = week_share
        return (await self._db.run(delete(t).where(or_(t.c.until < before, t.c.ended_at < before)))).rowcount
