"""The outbox: numbers drawn under the territory's lock, so that they have no gaps and commit in order."""

from __future__ import annotations

from sqlalchemy import func, literal, select, type_coerce, union_all

from skilltree.model.change import Change, ChangeKind
from skilltree.model.ids import TerritoryId
from skilltree.store.codec import TerritoryKey
from skilltree.store.connection import Part
from skilltree.store.tables.outbox import change
from skilltree.store.tables.territories import territory


class OutboxReading(Part):
    """See `service.ports.outbox.OutboxReads`."""

    async def heads(self) -> dict[TerritoryId, int]:
        """The newest sequence of each territory that has any."""
        # A look into the key for each territory: a GROUP BY would read the whole table, 4 times a second.
        of = union_all(
            select(type_coerce(territory.c.id, TerritoryKey).label("territory_id")),
            select(literal("", TerritoryKey).label("territory_id")),
        ).subquery()
        newest = select(func.max(change.c.sequence)).where(change.c.territory_id == of.c.territory_id).scalar_subquery()
        rows = await self._db.rows(select(of.c.territory_id, newest))
        return {row[0]: row[1] for row in rows if row[1] is not None}

    async def head(self, territory_id: TerritoryId) -> int:
        """The newest sequence of one territory; 0 without any."""
        newest = await self._db.value(select(func.max(change.c.sequence)).where(change.c.territory_id == territory_id))
        return newest or 0

    async def after(self, territory_id: TerritoryId, sequence: int, limit: int) -> list[Change]:
        """Changes after that one, in order."""
        rows = await self._db.rows(
            change.select()
            .where(change.c.territory_id == territory_id, change.c.sequence > sequence)
            .order_by(change.c.sequence)
            .limit(limit)
        )
        return [Change(**row._mapping) for row in rows]


class OutboxWriting(OutboxReading):
    """See `service.ports.outbox.OutboxWrites`."""

    async def append(self, kind: ChangeKind, subject_id: str) -> Change:
        """Number and store a change of this transaction's territory."""
        territory_id = self._db.territory_id
        self._db.untold.tell(kind, subject_id)
        newest = await self.head(territory_id)
        new = Change(territory_id=territory_id, sequence=newest + 1, kind=kind, subject_id=subject_id)
        await self._db.run(
            change.insert().values(territory_id=territory_id, sequence=new.sequence, kind=kind, subject_id=subject_id)
        )
        return new
