"""The reader that all formats share: rows through a converter, doubles left out, cut in batches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from skilltree.interop.table import Row, Table
from skilltree.interop.text import UnfitRow
from skilltree.service.ports.readers import Entry, ReadBatch, RefusedRow

BATCH_ROWS = 2_000
Convert: TypeAlias = Callable[[int, Row], Entry | None]
"""(line, row) to an entry; None leaves the row out by rule. Raises UnfitRow."""
Merge: TypeAlias = Callable[[Iterable[Entry]], Iterable[Entry]]


@dataclass(frozen=True)
class TableReader:
    """A RecordReader over a table. Of rows about the same subject the first counts.

    `merge`, for tables in which many rows make one record, gets all entries at once; only
    tables of some ten thousand rows have one.
    """

    name: str
    table: Table
    convert: Convert
    order: int
    merge: Merge | None = None

    @property
    def file(self) -> str:
        """What to call the file in messages."""
        return self.table.source.name

    @property
    def file_sha256(self) -> bytes:
        """Of the uncompressed content."""
        return self.table.sha256

    @property
    def lines(self) -> int:
        """How many lines the file has."""
        return self.table.lines

    def batches(self) -> Iterator[ReadBatch]:
        """From the first row, BATCH_ROWS at a time. Raises UnreadableFile."""
        return self._plain_batches() if self.merge is None else self._merged_batches(self.merge)

    def _plain_batches(self) -> Iterator[ReadBatch]:
        entries: list[Entry] = []
        refused: list[RefusedRow] = []
        seen: set[int] = set()
        rows = taken = 0
        for line, outcome in self._outcomes():
            rows += 1
            if isinstance(outcome, RefusedRow):
                refused.append(outcome)
            elif outcome is not None and (key := hash(outcome.subject)) not in seen:
                seen.add(key)  # hashes of 64 bits: two of 10^6 subjects meet once in 10^7 files
                entries.append(outcome)
            if rows - taken == BATCH_ROWS:
                yield _batch(entries, refused, rows, taken, line)
                entries, refused, taken = [], [], rows
        if rows > taken:
            yield _batch(entries, refused, rows, taken, self.lines)

    def _merged_batches(self, merge: Merge) -> Iterator[ReadBatch]:
        outcomes = [outcome for _, outcome in self._outcomes()]
        refused = [outcome for outcome in outcomes if isinstance(outcome, RefusedRow)]
        entries = list(merge(outcome for outcome in outcomes if isinstance(outcome, Entry)))
        left_out = outcomes.count(None)
        starts = range(0, max(len(entries), 1), BATCH_ROWS)
        for start in starts:
            last = start == starts[-1]
            # Rows are spread evenly over the records that they made.
            done = len(outcomes) if last else len(outcomes) * (start + BATCH_ROWS) // len(entries)
            yield ReadBatch(
                entries=tuple(entries[start : start + BATCH_ROWS]),
                rows=done,
                line=self.lines if last else self.lines * done // len(outcomes),
                refused=() if start else tuple(refused),
                left_out=0 if start else left_out,
            )

    def _outcomes(self) -> Iterator[tuple[int, Entry | RefusedRow | None]]:
        for line, row in self.table.rows():
            if isinstance(row, RefusedRow):
                yield line, row
                continue
            try:
                yield line, self.convert(line, row)
            except UnfitRow as error:
                yield line, RefusedRow(file=self.file, line=line, reason=str(error))


def _batch(entries: list[Entry], refused: list[RefusedRow], rows: int, taken: int, line: int) -> ReadBatch:
    return ReadBatch(
        entries=tuple(entries),
        rows=rows,
        line=line,
        refused=tuple(refused),
        left_out=rows - taken - len(entries) - len(refused),
    )
