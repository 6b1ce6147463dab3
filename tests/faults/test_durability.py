"""What SQLite is told before it takes anybody's work: every commit is on the disk before it is answered."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.pool import Pool

from skilltree.store import open_store
from skilltree.store.engine import SQLITE_READERS
from tests.faults.world import make_world

pytestmark = pytest.mark.faults

FULL = 2
"""https://www.sqlite.org/pragma.html#pragma_synchronous"""


@contextmanager
def connections_in_use() -> Iterator[dict[int, tuple[int, int, str]]]:
    """Collect (query_only, synchronous, journal_mode) of every connection each time it is taken from any pool."""
    seen: dict[int, tuple[int, int, str]] = {}

    def look(connection: Any, _record: object, _proxy: object) -> None:
        cursor = connection.cursor()
        told = []
        for name in ("query_only", "synchronous", "journal_mode"):
            cursor.execute(f"PRAGMA {name}")
            told.append(cursor.fetchone()[0])
        cursor.close()
        seen[id(connection)] = (told[0], told[1], told[2])

    event.listen(Pool, "checkout", look)
    try:
        yield seen
    finally:
        event.remove(Pool, "checkout", look)


async def test_every_connection_commits_durably(tmp_path: Path) -> None:
    with connections_in_use() as seen:
        await make_world(tmp_path / "skilltree.sqlite3")
        store = await open_store(tmp_path / "skilltree.sqlite3")
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(store.writing())
            for _ in range(SQLITE_READERS):
                await stack.enter_async_context(store.reading())
        await asyncio.sleep(0)
        await store.close()
    writers = [told for told in seen.values() if told[0] == 0]
    assert set(seen.values()) == {(0, FULL, "wal"), (1, FULL, "wal")}
    assert len(writers) >= 1
    assert len(seen) - len(writers) >= SQLITE_READERS
