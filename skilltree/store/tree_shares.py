"""Links by which people show their tree: queries and commands."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, or_, select

from skilltree.model.ids import PersonId, TreeShareId
from skilltree.model.tree_share import TreeShare
from skilltree.store.connection import Part
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables.privacy import tree_share_holder as holder
from skilltree.store.tables.tree_shares import tree_share as t


class TreeShareReading(Part):
    """See `service.ports.tree_shares.TreeShareReads`."""

    async def of_person(self, person_id: PersonId) -> list[TreeShare]:
        """A person's links, newest first, ended ones too."""
        rows = await self._db.rows(
            t.select().where(t.c.person_id == person_id).order_by(t.c.created_at.desc(), t.c.id.desc())
        )
        return [struct_of(TreeShare, row) for row in rows]

    async def by_token(self, token_hash: bytes) -> TreeShare | None:
        """The link with this token's hash, ended or not."""
        row = await self._db.first(t.select().where(t.c.token_hash == token_hash))
        return None if row is None else struct_of(TreeShare, row)


class TreeShareWriting(TreeShareReading):
    """See `service.ports.tree_shares.TreeShareWrites`."""

    async def add(self, share: TreeShare) -> None:
        """A new link."""
        await self._db.run(t.insert().values(**fields(share)))

    async def end(self, person_id: PersonId, share_id: TreeShareId, at: datetime) -> TreeShare | None:
        """End one of a person's links; None when there is none that is not ended."""
        own = (t.c.person_id == person_id) & (t.c.id == share_id)
        row = await self._db.first(t.select().where(own, t.c.ended_at.is_(None)))
        if row is None:
            return None
        await self._db.run(t.update().where(own).values(ended_at=at))
        return struct_of(TreeShare, row)

    async def forget(self, before: datetime) -> int:
        """Delete links that showed nothing any more by then; return how many."""
        over = or_(t.c.until < before, t.c.ended_at < before)
        await self._db.run(delete(holder).where(holder.c.share_id.in_(select(t.c.id).where(over))))
        return (await self._db.run(delete(t).where(over))).rowcount
