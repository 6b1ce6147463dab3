"""A CSV file surveyed before it is believed: hash, encoding, header, language; then its rows.

The survey reads the whole file once, so that a damaged file is known before anything of it is
stored. Rows come with the line on which they begin; broken ones come as refusals.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from skilltree.interop.sources import Source
from skilltree.service.ports.readers import RefusedRow, UnreadableFile

Row: TypeAlias = dict[str, str]
CHUNK = 1 << 20
HEAD = 1 << 16
NAMED_LANGUAGE = re.compile(r"_([a-z]{2})(?:_labels)?\.csv(?:\.xz)?$")
WEB_PAGE = re.compile(rb"\s*(<!doctype html|<html|<\?xml)", re.IGNORECASE)
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
FRENCH_HINT = re.compile(r"\b(?:de|des|du|le|la|les|un|une|et)\b|[éèêàç]", re.IGNORECASE)
ENGLISH_HINT = re.compile(r"\b(?:of|the|and|for|with|to|in)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Table:
    """A readable CSV file."""

    source: Source
    sha256: bytes
    lines: int
    encoding: str
    delimiter: str
    columns: tuple[str, ...]
    head: str

    def has(self, *columns: str) -> bool:
        """Tell whether it has all of these columns."""
        return set(columns) <= set(self.columns)

    @property
    def language(self) -> str | None:
        """Its language: as its name tells (`skills_fr.csv`), else as its first lines look."""
        if named := NAMED_LANGUAGE.search(self.source.name.lower()):
            return named.group(1)
        french, english = (len(hint.findall(self.head)) for hint in (FRENCH_HINT, ENGLISH_HINT))
        if max(french, english) < 5 or french == english:
            return None
        return "fr" if french > english else "en"

    def rows(self) -> Iterator[tuple[int, Row | RefusedRow]]:
        """Give (first line, row). Raises UnreadableFile."""
        with self.source.open() as raw:
            text = io.TextIOWrapper(raw, encoding=self.encoding, newline="")
            reader = csv.reader(text, delimiter=self.delimiter, strict=True)
            next(reader, None)
            while True:
                line = reader.line_num + 1
                try:
                    cells = next(reader, None)
                except csv.Error as error:
                    yield line, RefusedRow(file=self.source.name, line=line, reason=f"not CSV: {error}")
                    continue
                except UnicodeError as error:
                    raise UnreadableFile(self.source.name, "the file changed while it was read") from error
                if cells is None:
                    return
                if cells:
                    yield line, self._checked(line, cells)

    def _checked(self, line: int, cells: list[str]) -> Row | RefusedRow:
        if len(cells) != len(self.columns):
            reason = f"{len(cells)} columns instead of {len(self.columns)}"
        elif any("\0" in cell for cell in cells):
            reason = "a NUL character"
        else:
            return dict(zip(self.columns, cells, strict=True))
        return RefusedRow(file=self.source.name, line=line, reason=reason)


def survey(source: Source, *, fallback: str | None = None) -> Table:
    """Read a file through once. Raises UnreadableFile.

    `fallback` is the encoding of files that are not UTF-8; without one they are unreadable.
    """
    digest = hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8")()
    head, lines, last, unicode_fault = b"", 0, b"\n", ""
    with source.open() as raw:
        while chunk := raw.read(CHUNK):
            digest.update(chunk)
            head = head or chunk[:HEAD]
            lines += chunk.count(b"\n")
            last = chunk[-1:]
            unicode_fault = unicode_fault or _fault(decoder, chunk)
    unicode_fault = unicode_fault or _fault(decoder, b"", final=True)
    if not head.strip():
        raise UnreadableFile(source.name, "the file is empty")
    if WEB_PAGE.match(head.removeprefix(codecs.BOM_UTF8)):
        raise UnreadableFile(source.name, "this is a web page or XML, not CSV")
    if head.startswith(UTF16) or (unicode_fault and fallback is None):
        raise UnreadableFile(source.name, f"this is not UTF-8 text{unicode_fault}")
    encoding = fallback if unicode_fault and fallback else "utf-8-sig"
    text = head.decode(encoding, errors="replace")
    delimiter, columns = _header(text, source.name)
    return Table(
        source, digest.digest(), lines + (last != b"\n"), encoding, delimiter, columns, text.partition("\n")[2]
    )


def _fault(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> str:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError as error:
        return f" (byte 0x{error.object[error.start]:02x})"
    return ""


def _header(text: str, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the delimiter that gives most columns, and the column names."""
    first = text.lstrip("\ufeff").splitlines()[0]
    if "\0" in first:
        raise UnreadableFile(name, "this is not text")
    delimiter = max(",;\t", key=first.count)
    try:
        cells = next(csv.reader([first], delimiter=delimiter))
    except (csv.Error, StopIteration) as error:
        raise UnreadableFile(name, "its first line is no CSV header") from error
    columns = tuple(cell.strip() for cell in cells)
    if len(set(columns)) != len(columns):
        raise UnreadableFile(name, "its header names a column twice")
    return delimiter, columns
