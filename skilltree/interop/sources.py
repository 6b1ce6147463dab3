"""Where bytes of an import come from: plain files, `.xz`, members of zips, folders of them.

What a file is, is told by its first bytes. Nothing is extracted to disk, and no file may grow
past its limits, so that a bomb costs seconds and not the machine.
"""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO

from skilltree.interop.xz import XzReader
from skilltree.service.ports.readers import UnreadableFile

XZ_MAGIC = b"\xfd7zXZ\x00"
ZIP_MAGIC = b"PK\x03\x04"
MOST_BYTES = 1 << 30
"""Uncompressed, a member: 80 times the largest official file."""
MOST_MEMBERS = 1_000
RATIO_FLOOR = 32 << 20
MOST_RATIO = 200
"""Official files compress 4 to 13 times; looked at from RATIO_FLOOR uncompressed bytes on."""
BROKEN = (OSError, EOFError, lzma.LZMAError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError)


@dataclass(frozen=True)
class Source:
    """One table's bytes. `member` is a name inside a zip; `asked` is False when found in a folder or zip."""

    path: Path
    member: str | None = None
    asked: bool = True

    @property
    def name(self) -> str:
        """What messages call it."""
        return str(self.path) if self.member is None else f"{self.path}!{self.member}"

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Give the uncompressed bytes, capped. Raises UnreadableFile, also while it is read."""
        try:
            with self.path.open("rb") as file:
                if self.member is not None:
                    with zipfile.ZipFile(file) as archive:
                        info = archive.getinfo(self.member)
                        with archive.open(info) as inside:
                            yield _buffered(inside, self.name, info.compress_size)
                elif _magic(file).startswith(XZ_MAGIC):
                    yield _buffered(XzReader(file), self.name, self.path.stat().st_size)
                else:
                    yield _buffered(file, self.name, MOST_BYTES)
        except BROKEN as error:
            raise UnreadableFile(self.name, _reason(error)) from error


def find_sources(paths: Sequence[Path]) -> list[Source]:
    """Return the tables that these files, zips and folders hold, in name order. Raises UnreadableFile."""
    found: list[Source] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.iterdir() if p.name.lower().endswith((".csv", ".csv.xz", ".zip")))
            if not inside:
                raise UnreadableFile(str(path), "this folder holds neither CSV files nor zips")
            for file in inside:
                found.extend(_sources_of(file, asked=False))
        else:
            found.extend(_sources_of(path, asked=True))
    return list({source.name: source for source in found}.values())


def _sources_of(path: Path, *, asked: bool) -> list[Source]:
    try:
        with path.open("rb") as file:
            if not _magic(file).startswith(ZIP_MAGIC):
                return [Source(path, asked=asked)]
            with zipfile.ZipFile(file) as archive:
                members = sorted(name for name in archive.namelist() if name.lower().endswith(".csv"))
    except BROKEN as error:
        raise UnreadableFile(str(path), _reason(error)) from error
    if len(members) > MOST_MEMBERS:
        raise UnreadableFile(str(path), f"this zip holds more than {MOST_MEMBERS} tables")
    if not members:
        raise UnreadableFile(str(path), "this zip holds no CSV file")
    return [Source(path, member, asked=False) for member in members]


class _Capped(io.RawIOBase):
    """Passes bytes on until there are too many, or too many for what they came from."""

    def __init__(self, inner: io.RawIOBase | IO[bytes], name: str, compressed: int) -> None:
        self._inner = inner
        self._name = name
        self._most = min(MOST_BYTES, max(RATIO_FLOOR, compressed * MOST_RATIO))
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            chunk = self._inner.read(len(buffer)) or b""
        except BROKEN as error:
            raise UnreadableFile(self._name, _reason(error)) from error
        self._given += len(chunk)
        if self._given > self._most:
            reason = f"it unpacks to more than {self._most >> 20} MiB, which no official file does"
            raise UnreadableFile(self._name, reason)
        buffer[: len(chunk)] = chunk
        return len(chunk)


def _buffered(inner: io.RawIOBase | IO[bytes], name: str, compressed: int) -> BinaryIO:
    return io.BufferedReader(_Capped(inner, name, compressed), 1 << 18)


def _magic(file: BinaryIO) -> bytes:
    start = file.read(8)
    file.seek(0)
    return start


def _reason(error: BaseException) -> str:
    """Return one line for people: what is wrong with the file."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return "the file is damaged or cut short: " + " ".join(str(error).split() or [type(error).__name__])
