"""Bringing a database to the newest migration; several workers may start at once."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

from skilltree.store.faults import told_apart

_FOLDER = Path(__file__).parent / "migrations"
_LOCK = 0x5C111
"""Advisory lock of migrations; those of territories are hashes of 64 bits."""


async def migrate_to_head(writer: AsyncEngine) -> None:
    """Run what is missing in one transaction. Raises Unavailable."""
    with told_apart():
        # On SQLite BEGIN IMMEDIATE, which the engine issues, is the lock.
        async with writer.begin() as connection:
            if connection.dialect.name == "postgresql":
                await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            await connection.run_sync(_upgrade)


def _upgrade(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
