"""The store as a whole: `open_store`, read views, and one transaction for each write."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from hashlib import sha256
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from skilltree.model.change import ChangeKind
from skilltree.model.ids import TerritoryId, row_id
from skilltree.store.connection import Connection
from skilltree.store.engine import Engines, open_engines
from skilltree.store.faults import told_apart
from skilltree.store.migrate import migrate_to_head
from skilltree.store.patience import to_its_end
from skilltree.store.views import SqlReading, SqlWriting

NO_TERRITORY_LOCK = 0


async def open_store(where: str | Path, *, migrate: bool = False) -> SqlStore:
    """Open a SQLite file, or a `sqlite:` or `postgresql:` URL, and migrate it when asked.

    Raises Unavailable when the database cannot be reached, ValueError for another kind of URL.
    """
    engines = open_engines(where)
    store = SqlStore(engines)
    try:
        await (migrate_to_head(engines.writer) if migrate else store.check())
    except BaseException:
        await store.close()
        raise
    return store


class SqlStore:
    """See `service.ports.store.Store`."""

    def __init__(self, engines: Engines) -> None:
        self._engines = engines

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[SqlReading]:
        """Open a read view: all its queries see one snapshot of committed rows."""
        async with _transaction(self._engines.reader) as connection:
            yield SqlReading(Connection(connection))

    def writing(self, territory_id: TerritoryId | None = None) -> AbstractAsyncContextManager[SqlWriting]:
        """Open the one transaction of a mutation: commits on leaving, rolls back on any exception."""
        return self._writing(territory_id or "")

    @asynccontextmanager
    async def _writing(self, territory_id: TerritoryId) -> AsyncIterator[SqlWriting]:
        lock = _lock_of(territory_id)
        async with _transaction(self._engines.writer) as connection:
            db = Connection(connection, territory_id)
            # SQLite has one writer at a time anyway: BEGIN IMMEDIATE is its lock.
            if connection.dialect.name == "postgresql":
                await db.run(text("SELECT pg_advisory_xact_lock(:key)").bindparams(key=lock))
            writing = SqlWriting(db)
            yield writing
            for person_id in db.untold.people():
                await writing.outbox.append(ChangeKind.TREE, person_id)

    async def check(self) -> None:
        """Answer a trivial query. Raises Unavailable."""
        async with _transaction(self._engines.reader) as connection:
            await Connection(connection).run(text("SELECT 1"))

    async def close(self) -> None:
        """Give all connections back."""
        await self._engines.dispose()


@asynccontextmanager
async def _transaction(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Begin, and commit on leaving. Errors of the body itself pass as they are."""
    connection = engine.connect()
    try:
        with told_apart():
            await to_its_end(_begin(connection))
        yield connection
        with told_apart():
            await to_its_end(connection.commit())
    finally:
        # Rolls back what was not committed.
        if connection.sync_connection is not None:
            await to_its_end(connection.close())


async def _begin(connection: AsyncConnection) -> None:
    await connection.start()
    await connection.begin()


def _lock_of(territory_id: TerritoryId) -> int:
    """Return the advisory lock of a territory, a signed number of 64 bits."""
    if not territory_id:
        return NO_TERRITORY_LOCK
    digest = sha256(row_id("Territory", territory_id).bytes).digest()
    return int.from_bytes(digest[:8], "big", signed=True)
