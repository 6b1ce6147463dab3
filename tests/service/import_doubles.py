"""Watchers and stores for tests of imports."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from skilltree.interop.plan import Format
from skilltree.service.import_taxonomy import import_records
from skilltree.service.ports.readers import FileReport, RecordReader, RefusedRow
from skilltree.store import SqlStore, open_store


class PowerCutError(Exception):
    """The import was stopped from outside."""


class Recorder:
    """An ImportWatcher that remembers, and stops the import after so many batches."""

    def __init__(self, *, stop_after: int | None = None) -> None:
        self.rows: list[RefusedRow] = []
        self.lines: list[int] = []
        self._left = stop_after

    def started(self, reader: RecordReader) -> None:
        """Nothing to remember."""

    def advanced(self, reader: RecordReader, line: int) -> None:
        self.lines.append(line)
        if self._left is not None:
            self._left -= 1
            if self._left == 0:
                raise PowerCutError

    def refused(self, row: RefusedRow) -> None:
        self.rows.append(row)

    def finished(self, report: FileReport) -> None:
        """Nothing to remember."""


@asynccontextmanager
async def opened(where: str | Path) -> AsyncIterator[SqlStore]:
    """A migrated store, closed at the end."""
    store = await open_store(where, migrate=True)
    try:
        yield store
    finally:
        await store.close()


async def imported(
    store: SqlStore, form: Format, *paths: Path, watcher: Recorder | None = None, again: bool = False
) -> FileReport:
    """Import, and return the sum of the reports."""
    readers = form.plan(paths).readers
    reports = await import_records(store, readers, watcher or Recorder(), again=again)
    names = ("read", "new", "changed", "unchanged", "refused", "left_out", "nameless")
    return FileReport(file="", reader="", **{name: sum(getattr(r, name) for r in reports) for name in names})


async def counts(store: SqlStore) -> dict[str, int]:
    """Row counts by table."""
    async with store.reading() as view:
        return await view.taxonomy.counts()


async def changes(store: SqlStore) -> int:
    """How many outbox changes belong to no territory."""
    async with store.reading() as view:
        return (await view.outbox.heads()).get("", 0)
