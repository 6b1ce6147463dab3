"""Import skills, occupations, their links and communes: idempotent, resumable, row by row accountable.

Every batch is one transaction: records, outbox change and the mark of how far the file went.
The mark never passes a refused row, so that the next run looks at that row again: what it
refers to may have arrived since.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from skilltree.model.change import ChangeKind
from skilltree.model.taxonomy import OccupationRecord, SkillRecord
from skilltree.service.import_entries import Known, put_entries
from skilltree.service.ports.clock import Clock, system_clock
from skilltree.service.ports.readers import (
    Entry,
    FileReport,
    ImportWatcher,
    ReadBatch,
    RecordReader,
    RefusedRow,
)
from skilltree.service.ports.store import Store
from skilltree.service.ports.taxonomy import ImportMark, PutCount


async def import_records(
    store: Store,
    readers: Sequence[RecordReader],
    watcher: ImportWatcher,
    *,
    again: bool = False,
    clock: Clock = system_clock,
) -> list[FileReport]:
    """Read every file, in the order given, and store what it says. Raises UnreadableFile.

    `again` reads from the start what was imported before: after an older release of the same
    table was imported over a newer one, or when the rules of a reader have changed.
    """
    return [await _FileImport(store, reader, watcher, clock).run(again=again) for reader in readers]


class _FileImport:
    """One file on its way into the store."""

    def __init__(self, store: Store, reader: RecordReader, watcher: ImportWatcher, clock: Clock) -> None:
        self._store = store
        self._reader = reader
        self._watcher = watcher
        self._clock = clock
        self._known = Known()
        self._done = 0
        self._whole = True
        self._report = FileReport(file=reader.file, reader=reader.name)

    async def run(self, *, again: bool) -> FileReport:
        """Take the file from where the last import of it stopped."""
        self._watcher.started(self._reader)
        mark = None if again else await self._stored_mark()
        if mark is not None and mark.finished_at is not None:
            rows = mark.rows_done
            self._report = replace(self._report, read=rows, unchanged=rows, already_imported=True)
        else:
            self._done = 0 if mark is None else mark.rows_done
            for batch in self._reader.batches():
                await self._take(batch)
                self._watcher.advanced(self._reader, batch.line)
            await self._finish()
        self._watcher.finished(self._report)
        return self._report

    async def _stored_mark(self) -> ImportMark | None:
        async with self._store.reading() as view:
            return await view.taxonomy.import_mark(self._reader.file_sha256, self._reader.name)

    async def _take(self, batch: ReadBatch) -> None:
        if batch.rows <= self._done:
            self._count(batch, PutCount(unchanged=len(batch.entries)))
            return
        async with self._store.writing() as work:
            await self._known.look_up(work, batch.entries)
            told = self._known.sort_out(self._reader.file, batch.entries)
            count = await put_entries(work, told.kept)
            refused = (*batch.refused, *told.refused)
            whole = self._whole and not refused
            if whole:
                await work.taxonomy.put_import_mark(self._mark(batch.rows))
            if count.new or count.changed:
                await work.outbox.append(ChangeKind.TAXONOMY, self._reader.name)
        self._whole = whole
        self._count(batch, count + PutCount(unchanged=len(told.known)), told.kept, refused)

    def _count(
        self,
        batch: ReadBatch,
        count: PutCount,
        kept: Sequence[Entry] = (),
        refused: Sequence[RefusedRow] = (),
    ) -> None:
        for row in sorted(refused, key=lambda row: row.line):
            self._watcher.refused(row)
        past = self._report
        self._report = replace(
            past,
            read=batch.rows,
            new=past.new + count.new,
            changed=past.changed + count.changed,
            unchanged=past.unchanged + count.unchanged,
            refused=past.refused + len(refused),
            left_out=past.left_out + batch.left_out,
            nameless=past.nameless + sum(map(_is_nameless, kept)),
        )

    async def _finish(self) -> None:
        if self._whole:
            async with self._store.writing() as work:
                await work.taxonomy.put_import_mark(self._mark(self._report.read, finished=True))

    def _mark(self, rows: int, *, finished: bool = False) -> ImportMark:
        return ImportMark(
            file_sha256=self._reader.file_sha256,
            reader=self._reader.name,
            rows_done=rows,
            finished_at=self._clock() if finished else None,
        )


def _is_nameless(entry: Entry) -> bool:
    """True for a skill or occupation of which the file gives neither a label nor a description."""
    record = entry.record
    return isinstance(record, SkillRecord | OccupationRecord) and not record.labels and record.about is None
