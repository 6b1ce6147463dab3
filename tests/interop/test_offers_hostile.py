"""Offers that mean harm or are broken: refused one by one, with a reason, in little time and memory."""

from __future__ import annotations

import io
import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skilltree.interop.offers import scan
from skilltree.interop.offers.plain import LONGEST_RAW, plain_text
from skilltree.interop.text import UnfitRow
from tests.interop.offers import HEADER, francetravail, posting, read, write

GOOD = francetravail(id="GOOD")
DEEP = "[" * 100 + "]" * 100


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("12", "no object but a number"),
        ("true", "no object but true or false"),
        ("null", "no object but nothing"),
        ('"text"', "no object but a text"),
        ("[]", "no object but a list"),
        ("{}", "neither an offer of France Travail"),
        ('{"message": "quota exceeded"}', "neither an offer of France Travail"),
        ('{"id": "1", "intitule": "x",}', "not JSON"),
        ('{"id": "1", "intitule": }', "not JSON"),
        ("{'id': 1}", "not JSON"),
        ('{"intitule": "x"}', "it has no identifier"),
        ('{"id": {"$ne": 1}, "intitule": "x"}', "it has no identifier"),
        ('{"id": "\\u0000", "intitule": "x"}', "its identifier is none"),
        ('{"id": "1", "intitule": ["x"]}', "Expected `str`, got `array` - at `$.intitule`"),
        ('{"id": "1", "intitule": "x", "lieuTravail": "93066"}', "got `str` - at `$.lieuTravail`"),
        ('{"id": "1", "intitule": "x", "nombrePostes": "beaucoup"}', "at `$.nombrePostes`"),
        ('{"id": "1", "intitule": "x", "competences": [1]}', "at `$.competences[0]`"),
        ('{"id": "1", "intitule": "x\\u0000y"}', "a text with NUL"),
        ('{"id": "1", "intitule": "\\ud800"}', "not JSON"),
        ('{"id": "1", "intitule": "x", "dateCreation": "hier"}', "dateCreation is no date: 'hier'"),
        ('{"id": "1", "intitule": "x", "n": 1e999}', "not JSON"),
        (f'{{"id": "1", "intitule": "x", "permis": {DEEP}}}', "nested more than 64 deep"),
        (f'{{"id": "1", "intitule": "x", "description": "{"y" * 200_000}"}}', "a text of 200000 characters"),
        (f'{{"id": "1", "intitule": "x", "description": "{"y" * 2_000_000}"}}', "an entry of more than 1024 KiB"),
        (f'{{"id": "{"1" * 300}", "intitule": "x"}}', "its identifier is none"),
    ],
)
def test_one_bad_entry_is_refused_and_its_neighbours_are_taken(tmp_path: Path, entry: str, reason: str) -> None:
    good = json.dumps(GOOD)
    offers, refused, _ = read(write(tmp_path / "o.json", f'{{"resultats": [{good}, {entry}, {good}]}}'))
    assert [offer.external_id for offer in offers] == ["GOOD", "GOOD"]
    [row] = refused
    assert row.line == 2
    assert reason in row.reason


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"identifier": None}, "it has no identifier"),
        ({"jobLocation": {"address": {"addressCountry": "BE"}}}, "it is not in France: 'BE'"),
        ({"baseSalary": {"currency": "USD", "value": {"value": 1, "unitText": "YEAR"}}}, "a salary in 'USD'"),
        ({"validThrough": "31/13/2026"}, "validThrough is no date"),
        ({"validThrough": "demander à moi@mail.example ou 06 00 00 00 00"}, "'demander à …@… ou …'"),
        ({"totalJobOpenings": 2.5}, "totalJobOpenings is no whole number"),
        ({"datePosted": "0001-01-01T00:00:00+23:59"}, "datePosted is no date"),
    ],
)  # fmt: skip
def test_postings_that_will_not_do(tmp_path: Path, changes: dict[str, Any], reason: str) -> None:
    offers, refused, _ = read(write(tmp_path / "o.json", [posting(**changes)]))
    assert offers == []
    assert reason in refused[0].reason


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (b"1;Titre;Texte", "3 columns instead of 4"),
        (b"1;Titre;Texte;93066;5", "5 columns instead of 4"),
        (b";Titre;Texte;93066", "it has no identifier"),
        (b'1;"Titre"x;Texte;93066', "not CSV"),
        (b"1;Ti\0tre;Texte;93066", "NUL"),
        (b"1;Ti\xe9tre;Texte;93066", "bytes that are no text in UTF-8"),
        (b"1;" + b"y" * 140_000 + b";Texte;93066", "not CSV: field larger than field limit"),
        (b"1;" + b"y" * 3_000_000 + b";Texte;93066", "not CSV: a line of more than 512 KiB"),
    ],
)
def test_one_bad_row_of_a_table_is_refused_and_its_neighbours_are_taken(
    tmp_path: Path, row: bytes, reason: str
) -> None:
    good = "9;Été;Texte;93066".encode()
    content = b"\n".join((HEADER.encode(), good, row, good))
    offers, refused, _ = read(write(tmp_path / "o.csv", content))
    assert [offer.title for offer in offers] == ["Été", "Été"]
    assert [one.line for one in refused] == [3]
    assert reason in refused[0].reason


def test_bytes_that_cp1252_does_not_have_are_refused(tmp_path: Path) -> None:
    content = HEADER.encode() + b"\n1;\xc9t\xe9;Texte;93066\n2;\x81\x8d;Texte;93066\n"
    offers, refused, _ = read(write(tmp_path / "o.csv", content))
    assert [offer.title for offer in offers] == ["Été"]
    assert "no text in cp1252" in refused[0].reason


@pytest.mark.parametrize("content", [b'[{"id": "1"', b'[{"id": "1"}, {"a": "b', b'{"resultats": [', b"[" * 100_000])
def test_a_file_that_was_cut_short_says_so_and_names_nothing(tmp_path: Path, content: bytes) -> None:
    _, refused, _ = read(write(tmp_path / "o.json", content))
    assert refused[-1].reason == "the file ends in the middle of this entry"
    assert refused[-1].subject is None


@pytest.mark.parametrize(
    "unit",
    ["<a ", "<!--", "<script>", "</", "<a x='", "<![CDATA[", "&lt;p", "<" + "a" * 50, "<svg>", "<script/></script"],
)  # fmt: skip
def test_no_text_takes_long(unit: str) -> None:
    text = "<b>x</b>" + unit * ((LONGEST_RAW - 10) // len(unit))
    begun = time.process_time()
    plain_text(text)
    assert time.process_time() - begun < 2  # the standard library's parser takes minutes


def test_nothing_of_markup_is_left() -> None:
    text = plain_text(
        "<p onclick='x'>Un<script>alert(1)</script> deux</p><img src=x onerror=y><!-- trois --> quatre\u202e"
    )
    assert text == "Un deux\nquatre"
    assert plain_text("salaire < 2000 & plus") == "salaire < 2000 & plus"
    with pytest.raises(UnfitRow, match="half a character"):
        plain_text("\ud800")


def chunked(content: bytes, size: int) -> list[tuple[bytes, str]]:
    """The entries of a file of which `size` bytes come at a time."""

    class Slow(io.BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            return super().read(size)

    return [(raw.content, raw.fault) for raw in scan.entries(Slow(content))]


json_values = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(json_values, max_size=4), st.sampled_from(["resultats", "@graph"]), st.integers(1, 9))
def test_entries_are_those_that_json_has(values: list[Any], name: str, size: int) -> None:
    listed = json.dumps({"before": [1, {"resultats": 2}], name: values, "after": {"x": []}}, ensure_ascii=False)
    for content in (listed, json.dumps(values)):
        found = chunked(content.encode("utf-8", "surrogatepass"), size)
        assert [json.loads(raw.decode("utf-8", "surrogatepass")) for raw, _ in found] == values
        assert not any(fault for _, fault in found)


@given(st.binary(max_size=60) | st.text('{}[],:"\\ a1', max_size=60).map(str.encode), st.integers(1, 9))
def test_no_bytes_break_the_scanner(content: bytes, size: int) -> None:
    assert chunked(content, size) == chunked(content, 1 << 16)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_readers(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("o")
    read(write(folder / "o.json", b'{"resultats": [' + content))
    read(write(folder / "o.csv", HEADER.encode() + b"\n" + content))
    read(write(folder / "o.html", b'<script type="application/ld+json">' + content + b"</script>"))
