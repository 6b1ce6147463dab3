"""SQLite statements in one trip to the connection's thread instead of four.

SQLAlchemy's adapter makes a cursor, executes, fetches and closes, each of them a message to the thread that owns the
connection and one back: 40 of them to read one's own tree, more than half of its time. Here one message does all four,
a reader's BEGIN goes with its first statement, and nothing is rolled back that was not begun: 6 are left. Results are
fetched whole, as that adapter does too.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, cast

import aiosqlite
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
)


class _Answer(NamedTuple):
    description: Any
    rowcount: int
    lastrowid: int | None
    rows: Sequence[Any]


_NOTHING = _Answer(None, -1, None, ())


class OneHopCursor(AsyncAdapt_aiosqlite_cursor):
    """A cursor that lives in the thread only while its statement runs."""

    __slots__ = ("_answer",)

    def __init__(self, adapt_connection: AsyncAdapt_aiosqlite_connection) -> None:
        self._adapt_connection = adapt_connection
        self._connection = adapt_connection._connection
        self._rows = deque()
        self._answer = _NOTHING

    @property
    def description(self) -> Any:  # noqa: ANN401 -- the driver's
        """The columns of the last statement, None where it gives no rows."""
        return self._answer.description

    @property
    def rowcount(self) -> int:
        """Rows that the last statement changed."""
        return self._answer.rowcount

    @property
    def lastrowid(self) -> Any:  # noqa: ANN401 -- None before any
        """The row that was inserted last."""
        return self._answer.lastrowid

    def close(self) -> None:
        """Forget what was not fetched; the thread holds nothing."""
        self._rows.clear()

    async def _async_soft_close(self) -> None:
        """Nothing is open."""

    async def _execute_async(self, operation: Any, parameters: Any) -> None:  # noqa: ANN401 -- the driver's
        await self._ask(lambda cursor: cursor.execute(operation, () if parameters is None else parameters))

    async def _executemany_async(self, operation: Any, seq_of_parameters: Any) -> None:  # noqa: ANN401
        await self._ask(lambda cursor: cursor.executemany(operation, seq_of_parameters))

    async def _ask(self, run: Callable[[sqlite3.Cursor], object]) -> None:
        connection: Any = self._connection

        first = cast("OneHopConnection", self._adapt_connection).take_first()

        def work() -> _Answer:
            cursor: sqlite3.Cursor = connection._conn.cursor()
            try:
                if first is not None:
                    cursor.execute(first)
                run(cursor)
                rows = cursor.fetchall() if cursor.description else ()
                return _Answer(cursor.description, cursor.rowcount, cursor.lastrowid, rows)
            finally:
                cursor.close()

        async with self._adapt_connection._execute_mutex:
            self._answer = await connection._execute(work)
        self._rows = deque(self._answer.rows)


class OneHopConnection(AsyncAdapt_aiosqlite_connection):
    """A connection whose cursors are these; it can wait with BEGIN until there is a statement to go with it."""

    __slots__ = ("_first",)

    _cursor_cls = OneHopCursor  # type: ignore[assignment]  # inferred narrower there than it is used

    def __init__(self, driver: object, connection: Any) -> None:  # noqa: ANN401 -- the driver's
        super().__init__(driver, connection)
        self._first: str | None = None

    def begin_by(self, statement: str) -> None:
        """Let this statement go before the next one, in the same trip. A transaction without any is none."""
        self._first = statement

    def take_first(self) -> str | None:
        """Return what goes before, once."""
        first, self._first = self._first, None
        return first

    def commit(self) -> None:
        """Commit where something was begun."""
        if self._is_begun():
            super().commit()

    def rollback(self) -> None:
        """Roll back where something was begun: the pool asks it of every connection that comes back."""
        if self._is_begun():
            super().rollback()

    def _is_begun(self) -> bool:
        self._first = None
        # SQLite's own flag, which any thread may read.
        connection: sqlite3.Connection | None = self._connection._connection
        return connection is not None and connection.in_transaction


class OneHopDriver(AsyncAdapt_aiosqlite_dbapi):
    """The driver as `create_async_engine` takes it by `module=`."""

    def __init__(self) -> None:
        super().__init__(aiosqlite, sqlite3)

    def connect(self, *arg: Any, **kw: Any) -> OneHopConnection:  # noqa: ANN401 -- the driver's own
        """Open a connection with a thread of its own."""
        return OneHopConnection(self, super().connect(*arg, **kw)._connection)
