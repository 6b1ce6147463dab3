"""Other people's files as the import use case sees them: entries in batches, refusals, progress."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, TypeAlias

from skilltree.model.base import Struct
from skilltree.model.place import Commune
from skilltree.model.taxonomy import OccupationRecord, OccupationSkillLink, SkillLink, SkillRecord
from skilltree.service.ports.offers import Offer

Record: TypeAlias = SkillRecord | OccupationRecord | SkillLink | OccupationSkillLink | Commune | Offer


class UnreadableFile(Exception):  # noqa: N818 -- reads as the state it names
    """A file that cannot be read at all; `str()` is one line that names it."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason


class RefusedRow(Struct):
    """A row that could not be taken, and why; `line` is where it begins, the header being line 1.

    In files that are not cut in lines (JSON, web pages) it counts the entries, from 1. `subject` is
    the code that the row gives itself, where it could be read.
    """

    file: str
    line: int
    reason: str
    subject: str | None = None

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


class Entry(Struct):
    """A record with the row that brought it; `subject` is its URI or code, for messages.

    `if_new`: take this occupation only where it is not stored yet.
    """

    record: Record
    line: int
    subject: str
    if_new: bool = False


class ReadBatch(Struct):
    """What some consecutive rows gave. `rows` and `line` say how far in the file it ends."""

    entries: tuple[Entry, ...]
    rows: int
    line: int
    refused: tuple[RefusedRow, ...] = ()
    left_out: int = 0


class RecordReader(Protocol):
    """One file and the way to read it. Reading it twice gives the same batches.

    `file_sha256` is of the uncompressed content, so that a file and its `.xz` are one.
    """

    @property
    def name(self) -> str:
        """Name of the way to read it, such as "esco.skills"; part of an import mark."""
        ...

    @property
    def file(self) -> str:
        """What to call the file in messages."""
        ...

    @property
    def file_sha256(self) -> bytes:
        """32 bytes."""
        ...

    @property
    def lines(self) -> int:
        """How many lines the file has, for a progress bar."""
        ...

    def batches(self) -> Iterator[ReadBatch]:
        """From the first row. Raises UnreadableFile."""
        ...


class FileReport(Struct):
    """What became of one file; `read` and `left_out` count rows, the others records.

    `closed`: offers that this file's source no longer has.
    """

    file: str
    reader: str
    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    left_out: int = 0
    nameless: int = 0
    closed: int = 0
    already_imported: bool = False


class ImportWatcher(Protocol):
    """Told how an import goes; what it raises stops the import between two transactions."""

    def started(self, reader: RecordReader) -> None:
        """A file is about to be read."""
        ...

    def advanced(self, reader: RecordReader, line: int) -> None:
        """What stands up to this line is stored."""
        ...

    def refused(self, row: RefusedRow) -> None:
        """A row was refused."""
        ...

    def finished(self, report: FileReport) -> None:
        """A file was read to its end."""
        ...
