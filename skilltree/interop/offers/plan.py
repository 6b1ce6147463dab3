"""From a file of offers to its reader: what it is, its first bytes tell; each entry then tells what it is itself."""

from __future__ import annotations

import codecs
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from skilltree.interop.offers import table as tables
from skilltree.interop.offers.documents import Outcome, read_entry
from skilltree.interop.offers.page import json_blocks
from skilltree.interop.offers.scan import WHITE, Raw, entries
from skilltree.interop.sources import Source
from skilltree.interop.text import UnfitRow
from skilltree.model.words import Language
from skilltree.service.ports.readers import Entry, ReadBatch, RefusedRow, UnreadableFile

BATCH_ROWS = 200
"""Rows in one transaction; it is open while their places and skills are looked up, and shall be short."""
CHUNK: Final = 1 << 20
HEAD: Final = 1 << 12
MOST_PAGE: Final = 32 << 20
JSON, PAGE, TABLE = "offers.json", "offers.page", "offers.table"


@dataclass(frozen=True)
class OffersReader:
    """A RecordReader over a file of offers. Its `lines` are bytes: how many offers follow, nothing tells beforehand."""

    name: str
    source: Source
    file_sha256: bytes
    lines: int
    language: Language
    table: tables.OfferTable | None = None

    @property
    def file(self) -> str:
        """What to call the file in messages."""
        return self.source.name

    @property
    def unread_columns(self) -> tuple[str, ...]:
        """Columns of a table that mean nothing here."""
        if self.table is None:
            return ()
        read = set(self.table.fields.values())
        return tuple(name for at, name in enumerate(self.table.columns) if at not in read and name)

    def batches(self) -> Iterator[ReadBatch]:
        """From the first row, BATCH_ROWS at a time. Raises UnreadableFile."""
        some: list[tuple[int, list[Outcome]]] = []
        rows = behind = 0
        with self.source.open() as raw:
            for row, behind, outcomes in self._rows(raw):
                rows += 1
                some.append((row, outcomes))
                if len(some) == BATCH_ROWS:
                    yield self._batch(some, rows, behind)
                    some = []
        if some:
            yield self._batch(some, rows, behind)

    def _rows(self, raw: BinaryIO) -> Iterator[tuple[int, int, list[Outcome]]]:
        """Give (row, bytes behind it, what it gave)."""
        if self.table is not None:
            for line, cells, behind in tables.rows(raw, self.table):
                yield line, behind, [self._table_row(line, cells, self.table)]
            return
        found = _page_entries(raw.read(MOST_PAGE)) if self.name == PAGE else entries(raw)
        for number, entry in enumerate(found, start=1):
            yield number, entry.end, list(read_entry(self.file, number, entry, self.language))

    def _table_row(self, line: int, cells: list[str] | str, table: tables.OfferTable) -> Outcome:
        if isinstance(cells, str):
            return RefusedRow(file=self.file, line=line, reason=cells)
        try:
            return tables.read_row(cells, table.fields, self.language)
        except UnfitRow as error:
            subject = tables.subject_of(cells, table.fields)
            return RefusedRow(file=self.file, line=line, reason=str(error), subject=subject)

    def _batch(self, some: list[tuple[int, list[Outcome]]], rows: int, behind: int) -> ReadBatch:
        refused = [one for _, outcomes in some for one in outcomes if isinstance(one, RefusedRow)]
        offers = [
            Entry(record=one, line=row, subject=one.external_id)
            for row, outcomes in some
            for one in outcomes
            if not isinstance(one, RefusedRow)
        ]
        left_out = sum(not outcomes for _, outcomes in some)
        return ReadBatch(entries=tuple(offers), rows=rows, line=behind, refused=tuple(refused), left_out=left_out)


def plan_offers(path: Path, language: Language) -> OffersReader:
    """Look at a file and return its reader; offers that name no language are in `language`. Raises UnreadableFile."""
    source = Source(path)
    digest, size, head = hashlib.sha256(), 0, b""
    with source.open() as raw:
        while chunk := raw.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            head = head or chunk[:HEAD]
    start = head.removeprefix(codecs.BOM_UTF8).lstrip(WHITE)
    if not start:
        raise UnreadableFile(source.name, "the file is empty")
    if start.startswith(tables.UTF16):
        raise UnreadableFile(source.name, "this is not UTF-8 text")
    if start[:1] in (b"{", b"["):
        return OffersReader(JSON, source, digest.digest(), size, language)
    if start[:1] == b"<":
        _check_page(source, size)
        return OffersReader(PAGE, source, digest.digest(), size, language)
    return OffersReader(TABLE, source, digest.digest(), size, language, tables.survey(source))


def _check_page(source: Source, size: int) -> None:
    if size > MOST_PAGE:
        raise UnreadableFile(source.name, f"a page of more than {MOST_PAGE >> 20} MiB")
    with source.open() as raw:
        if next(json_blocks(raw.read(MOST_PAGE)), None) is None:
            raise UnreadableFile(source.name, "this page holds no JSON-LD (script of type application/ld+json)")


def _page_entries(page: bytes) -> Iterator[Raw]:
    for block in json_blocks(page):
        yield from entries(io.BytesIO(block))
