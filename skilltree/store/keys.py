"""Idempotency keys of the transaction's territory."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select

from skilltree.service.ports.keys import KeyRecord
from skilltree.store.connection import Part
from skilltree.store.tables.outbox import idempotency_key as table


class KeysWriting(Part):
    """See `service.ports.keys.Keys`."""

    async def find(self, who: str, operation: str, key: UUID) -> KeyRecord | None:
        """What was answered under this key before."""
        row = await self._db.first(
            select(table.c.payload_sha256, table.c.answer).where(
                table.c.territory_id == self._db.territory_id,
                table.c.who == who,
                table.c.operation == operation,
                table.c.key == key,
            )
        )
        return None if row is None else KeyRecord(**row._mapping)

    async def keep(self, who: str, operation: str, key: UUID, record: KeyRecord, at: datetime) -> None:
        """Remember the answer. Raises Conflict when there is one."""
        await self._db.run(
            table.insert().values(
                territory_id=self._db.territory_id,
                who=who,
                operation=operation,
                key=key,
                payload_sha256=record.payload_sha256,
                answer=record.answer,
                at=at,
            )
        )

    async def forget(self, before: datetime) -> int:
        """Delete the keys of all territories that are older than that; how many."""
        return (await self._db.run(delete(table).where(table.c.at < before))).rowcount
