"""A table of offers: CSV with a header, separated by ; or , or tabs, in UTF-8 or in the cp1252 of older Excels.

What the encoding is, the whole file tells before its rows are read: a line with letters of UTF-8 proves UTF-8,
and lines that break it are refused one by one.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from skilltree.interop.offers.columns import fields_of, missing
from skilltree.interop.offers.kinds import kind_of_cell
from skilltree.interop.offers.plain import one_line, plain_text
from skilltree.interop.offers.values import (
    day_of,
    identifier_of,
    instant_of,
    link_of,
    number_of,
    shown,
    weekly_hours,
    whole_of,
)
from skilltree.interop.sources import Source
from skilltree.interop.text import UnfitRow
from skilltree.model.course import OCCUPATION_LEVEL
from skilltree.model.words import Language
from skilltree.service.ports.offers import Offer, SaidPlace, SaidSkill
from skilltree.service.ports.readers import UnreadableFile

SOURCE: Final = "csv"
LONGEST_LINE: Final = 1 << 19
LONGEST_HEADER: Final = 1 << 16
SEPARATORS: Final = ";,\t"
UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
SKILL_SIGNS: Final = str.maketrans({"|": "\n", ";": "\n"})


@dataclass(frozen=True)
class OfferTable:
    """A readable table."""

    encoding: str
    separator: str
    columns: tuple[str, ...]
    fields: dict[str, int]


def survey(source: Source) -> OfferTable:
    """Read a table through once. Raises UnreadableFile where its header will not do."""
    first, utf8, other = b"", 0, 0
    with source.open() as raw:
        while line := raw.readline(LONGEST_LINE):
            first = first or line.removeprefix(codecs.BOM_UTF8).strip(b"\r\n")
            if not line.isascii():
                try:
                    line.decode()
                    utf8 += 1
                except UnicodeDecodeError:
                    other += 1
    if first.startswith(UTF16) or b"\0" in first:
        raise UnreadableFile(source.name, "this is not UTF-8 text")
    encoding = "cp1252" if other and not utf8 else "utf-8"
    header = first[:LONGEST_HEADER].decode(encoding, errors="replace")
    separator = max(SEPARATORS, key=header.count)
    try:
        columns = tuple(cell.strip() for cell in next(csv.reader([header], delimiter=separator)))
    except (csv.Error, StopIteration) as error:
        raise UnreadableFile(source.name, "its first line is no header of a table") from error
    fields = fields_of(columns)
    if lacks := missing(fields):
        raise UnreadableFile(source.name, f"its header lacks {lacks}")
    return OfferTable(encoding, separator, columns, fields)


def rows(raw: BinaryIO, table: OfferTable) -> Iterator[tuple[int, list[str] | str, int]]:
    """Give (first line, cells or what is wrong with them, how many bytes are behind)."""
    lines = _Lines(raw, table.encoding)
    reader = csv.reader(lines, delimiter=table.separator, strict=True)
    header = True
    while True:
        line = lines.number + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield line, f"not CSV: {error}", lines.position
            continue
        if cells is None:
            return
        if header:
            header = False
        elif any(cell.strip() for cell in cells):
            yield line, _fault(cells, table) or cells, lines.position


def _fault(cells: list[str], table: OfferTable) -> str:
    if len(cells) != len(table.columns):
        return f"{len(cells)} columns instead of {len(table.columns)}"
    for cell in cells:
        if not cell.isascii() and any("\udc80" <= letter <= "\udcff" for letter in cell):
            return "bytes that are no text in " + ("UTF-8" if table.encoding == "utf-8" else "cp1252")
    return ""


def read_row(cells: list[str], fields: dict[str, int], language: Language) -> Offer:
    """Return the offer of a row. Raises UnfitRow."""

    def cell(field: str) -> str:
        at = fields.get(field)
        return "" if at is None else cells[at].strip()

    spoken = cell("language").lower()[:2]
    if spoken and spoken not in set(Language):
        raise UnfitRow(f"a language that is not known here: {shown(cell('language'))}")
    language = Language(spoken) if spoken else language
    hours = cell("hours_per_week")
    pay = one_line(cell("pay"))
    return Offer(
        source=SOURCE,
        external_id=identifier_of(cell("id")),
        kind=kind_of_cell(cell("kind")),
        language=language,
        title=one_line(cell("title")),
        text=plain_text(cell("text")),
        place=SaidPlace(
            insee=cell("insee") or None, name=one_line(cell("commune")) or None, postcode=cell("postcode") or None
        ),
        employer=one_line(cell("employer")) or None,
        link=link_of(cell("link")),
        how=one_line(cell("how")) or None,
        posted_at=instant_of(cell("posted"), "the day of publication"),
        starts_on=day_of(cell("starts"), "the first day"),
        ends_on=day_of(cell("ends"), "the last day"),
        hours_per_week=weekly_hours(hours) or number_of(hours, "the hours a week"),
        hours_total=number_of(cell("hours_total").lower().rstrip(" h"), "the hours in all"),
        pay={language.value: pay} if pay else None,
        cost_euros=whole_of(cell("cost_euros").rstrip(" €"), "the cost") or 0,
        funding=one_line(cell("funding")) or None,
        conditions=one_line(cell("conditions")) or None,
        seats=whole_of(cell("seats"), "the number of seats"),
        skills=tuple(_skills(cell("skills"))),
    )


def subject_of(cells: list[str], fields: dict[str, int]) -> str | None:
    """Return what a row calls itself, None where that is no identifier."""
    try:
        return identifier_of(cells[fields["id"]])
    except UnfitRow:
        return None


def _skills(cell: str) -> Iterator[SaidSkill]:
    """Give the skills of a cell: names or ROME codes with | or ; between them."""
    for part in cell.translate(SKILL_SIGNS).splitlines():
        name = one_line(part)
        if name.isascii() and name.isdigit():
            yield SaidSkill(level=OCCUPATION_LEVEL, rome_code=name)
        elif name:
            yield SaidSkill(level=OCCUPATION_LEVEL, label=name)


class _Lines(Iterator[str]):
    """Lines of text; a line that is too long is csv.Error, after which the next one comes."""

    def __init__(self, raw: BinaryIO, encoding: str) -> None:
        self._raw = raw
        self._encoding = encoding
        self.number = 0
        self.position = 0

    def __next__(self) -> str:
        line = self._line()
        if not line:
            raise StopIteration
        self.number += 1
        if self.number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        too_long = len(line) == LONGEST_LINE and not line.endswith(b"\n")
        while too_long and (more := self._line()) and not more.endswith(b"\n"):
            pass
        if too_long:
            raise csv.Error(f"a line of more than {LONGEST_LINE >> 10} KiB")
        return line.decode(self._encoding, errors="surrogateescape")

    def _line(self) -> bytes:
        line = self._raw.readline(LONGEST_LINE)
        self.position += len(line)
        return line
