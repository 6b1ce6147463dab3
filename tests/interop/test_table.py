"""Rows, the lines on which they begin, and the ones that are no rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from skilltree.interop.sources import Source
from skilltree.interop.table import Row, survey
from skilltree.service.ports.readers import RefusedRow
from tests.interop.files import plain


def rows(path: Path) -> list[tuple[int, Row | RefusedRow]]:
    """Survey and read."""
    return list(survey(Source(path)).rows())


def test_rows_begin_where_they_begin_also_after_cells_of_several_lines(tmp_path: Path) -> None:
    found = rows(plain(tmp_path / "a.csv", 'k,text\n1,"one\ntwo\nthree"\n2,four\n\n3,five\n'))
    assert found == [
        (2, {"k": "1", "text": "one\ntwo\nthree"}),
        (5, {"k": "2", "text": "four"}),
        (7, {"k": "3", "text": "five"}),
    ]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("x", "1 columns instead of 2"),
        ("x,y,z", "3 columns instead of 2"),
        ("x,y\0y", "a NUL character"),
        ('x,"y"z', "not CSV: ',' expected after '\"'"),
        (f"x,{'y' * 200_000}", "not CSV: field larger than field limit (131072)"),
    ],
)
def test_a_broken_row_is_refused_and_the_next_one_read(tmp_path: Path, bad: str, reason: str) -> None:
    path = plain(tmp_path / "a.csv", f"k,text\n1,one\n{bad}\n2,two\n")
    assert rows(path) == [
        (2, {"k": "1", "text": "one"}),
        (3, RefusedRow(file=str(path), line=3, reason=reason)),
        (4, {"k": "2", "text": "two"}),
    ]


def test_a_quote_that_never_closes_is_refused_where_it_opens(tmp_path: Path) -> None:
    path = plain(tmp_path / "a.csv", 'k,text\n1,one\n2,"two\n3,three\n')
    assert rows(path)[1:] == [(3, RefusedRow(file=str(path), line=3, reason="not CSV: unexpected end of data"))]


def test_byte_order_mark_and_semicolons(tmp_path: Path) -> None:
    path = plain(tmp_path / "a.csv", "k;text\r\n1;a,b\r\n", encoding="utf-8-sig")
    assert rows(path) == [(2, {"k": "1", "text": "a,b"})]


def test_windows_1252_where_the_format_allows_it(tmp_path: Path) -> None:
    path = plain(tmp_path / "a.csv", "k,text\n1,é\n", encoding="cp1252")
    assert list(survey(Source(path), fallback="cp1252").rows()) == [(2, {"k": "1", "text": "é"})]


@pytest.mark.parametrize(
    ("name", "text", "language"),
    [
        ("skills_fr.csv", "the of and", "fr"),
        ("skills_en.csv.xz", "", "en"),
        ("Skills_DE.csv", "", "de"),
        ("download.csv", "gérer la pose de l'isolant et des fenêtres, les joints de la façade", "fr"),
        ("download.csv", "manage the work of others, with care for the tools and to the point", "en"),
        ("download.csv", "abc", None),
    ],
)
def test_language_by_name_else_by_looks(tmp_path: Path, name: str, text: str, language: str | None) -> None:
    path = plain(tmp_path / name, f'k,text\n1,"{text}"\n')
    assert survey(Source(path)).language == language
