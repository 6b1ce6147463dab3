"""Engines: how SQLite and PostgreSQL are opened, and what every connection is told first."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, cast

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from skilltree.store.one_hop import OneHopConnection, OneHopDriver

BUSY_SECONDS = 10
"""How long a SQLite writer waits for another process's transaction."""
COMMAND_SECONDS = 30
CONNECT_SECONDS = 5
SQLITE_READERS = 4
POSTGRES_CONNECTIONS = 10


class Engines(NamedTuple):
    """Where writes and reads go."""

    writer: AsyncEngine
    reader: AsyncEngine

    async def dispose(self) -> None:
        """Close all connections."""
        await self.writer.dispose()
        await self.reader.dispose()


def open_engines(where: str | Path) -> Engines:
    """Make engines for a SQLite path, `sqlite:` or `postgresql:` URL; nothing is connected yet."""
    text = str(where)
    if "://" not in text:
        return _sqlite(URL.create("sqlite+aiosqlite", database=text))
    url = make_url(text)
    match url.get_backend_name():
        case "sqlite":
            return _sqlite(url.set(drivername="sqlite+aiosqlite"))
        case "postgresql":
            return _postgres(url.set(drivername="postgresql+asyncpg"))
        case other:
            raise ValueError(f"the database is sqlite or postgresql, not {other}")


def _sqlite(url: URL) -> Engines:
    if not url.database or url.database == ":memory:":
        raise ValueError("SQLite needs a file: the readers would see another memory database")
    # One writer connection is one writer thread: writes queue here instead of failing as busy.
    writer = create_async_engine(url, module=OneHopDriver(), pool_size=1, max_overflow=0, pool_timeout=COMMAND_SECONDS)
    reader = create_async_engine(
        url, module=OneHopDriver(), pool_size=SQLITE_READERS, max_overflow=0, pool_timeout=COMMAND_SECONDS
    )
    _tell(writer)
    _tell(reader, "PRAGMA query_only = ON")

    @event.listens_for(writer.sync_engine, "begin")
    def begin_writing(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    @event.listens_for(reader.sync_engine, "begin")
    def begin_reading(connection: Connection) -> None:
        # The view of a deferred transaction is that of its first statement anyway.
        cast("OneHopConnection", connection.connection.dbapi_connection).begin_by("BEGIN")

    return Engines(writer, reader)


def _tell(engine: AsyncEngine, *pragmas: str) -> None:
    """Take transactions out of the driver's hands: its own lose updates (it begins them late)."""

    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: DBAPIConnection, _record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for statement in (
            f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}",  # first: the next line may have to wait
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA foreign_keys = ON",
            *pragmas,
        ):
            cursor.execute(statement)
        cursor.close()


def _postgres(url: URL) -> Engines:
    writer = create_async_engine(
        url,
        pool_size=POSTGRES_CONNECTIONS,
        max_overflow=0,
        pool_timeout=COMMAND_SECONDS,
        pool_pre_ping=True,
        connect_args={
            "command_timeout": COMMAND_SECONDS,
            "timeout": CONNECT_SECONDS,
            # Compiling costs more than these short statements run.
            "server_settings": {"application_name": "skilltree", "jit": "off"},
        },
    )
    # The same pool; one snapshot for all queries of a view, as SQLite gives.
    reader = writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Engines(writer, reader)
