"""SQLite in one trip: cursors answer as the driver's do, and nothing is begun or rolled back for nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import aiosqlite
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from skilltree.store.engine import open_engines


@pytest.fixture
def trips(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every message to the connection's thread."""
    seen: list[str] = []
    ask = aiosqlite.Connection._execute

    async def counted(self: aiosqlite.Connection, fn: Any, *args: Any, **kwargs: Any) -> Any:
        seen.append(fn.__name__)
        return await ask(self, fn, *args, **kwargs)  # type: ignore[no-untyped-call]  # aiosqlite's own

    monkeypatch.setattr(aiosqlite.Connection, "_execute", counted)
    return seen


async def test_statements_answer_and_take_one_trip_each(tmp_path: Path, trips: list[str]) -> None:
    engines = open_engines(tmp_path / "one.sqlite3")
    async with engines.writer.begin() as connection:
        await connection.execute(text("CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT UNIQUE)"))
        many = [{"name": name} for name in "abc"]
        await connection.execute(text("INSERT INTO thing (name) VALUES (:name)"), many)
        trips.clear()
        changed = await connection.execute(text("UPDATE thing SET name = name || 'x' WHERE id > 1"))
        assert (changed.rowcount, changed.returns_rows, trips) == (2, False, ["work"])
        one = await connection.execute(text("INSERT INTO thing (name) VALUES ('d') RETURNING id, name"))
        assert one.all() == [(4, "d")]
    async with engines.reader.connect() as connection:
        await connection.execute(text("SELECT 1"))
    trips.clear()
    async with engines.reader.connect() as connection:
        found = await connection.execute(text("SELECT id, name FROM thing ORDER BY id"))
        assert list(found.keys()) == ["id", "name"]
        assert found.all() == [(1, "a"), (2, "bx"), (3, "cx"), (4, "d")]
        assert (await connection.execute(text("SELECT 1 WHERE 0"))).first() is None
        await connection.commit()
    assert trips == ["work", "work", "commit"]
    trips.clear()
    async with engines.reader.connect():
        pass
    assert trips == []
    await engines.dispose()


async def test_a_view_is_one_snapshot_and_an_error_leaves_nothing_open(tmp_path: Path) -> None:
    engines = open_engines(tmp_path / "one.sqlite3")
    async with engines.writer.begin() as writer:
        await writer.execute(text("CREATE TABLE thing (id INTEGER PRIMARY KEY)"))
    async with engines.reader.begin() as reader:
        count = text("SELECT count(*) FROM thing")
        assert (await reader.execute(count)).scalar() == 0
        async with engines.writer.begin() as writer:
            await writer.execute(text("INSERT INTO thing VALUES (1)"))
        assert (await reader.execute(count)).scalar() == 0
        with pytest.raises(OperationalError, match="readonly"):
            await reader.execute(text("INSERT INTO thing VALUES (2)"))

    async def write_what_is_there() -> None:
        async with engines.writer.begin() as writer:
            await writer.execute(text("INSERT INTO thing VALUES (2)"))
            await writer.execute(text("INSERT INTO thing VALUES (1)"))

    with pytest.raises(IntegrityError):
        await write_what_is_there()
    async with engines.writer.begin() as writer:
        assert (await writer.execute(count)).scalar() == 1
    await engines.dispose()
