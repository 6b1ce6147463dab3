"""Communes, row by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from skilltree.interop.communes import COMMUNES as FORMAT
from skilltree.model.place import Commune
from tests.interop import files
from tests.interop.files import plain, read, table

GOOD = ("93066", "Saint-Denis", "93200", "COM", "48.9268", "2.3657", "113942")


def test_one_commune_a_code_and_no_parts_of_communes(tmp_path: Path) -> None:
    text = table(
        files.COMMUNES,
        GOOD,
        ("93066", "Saint-Denis", "93210", "COM", "48.9268", "2.3657", "113942"),
        ("93059", "Pierrefitte-sur-Seine", "93380", "COM", "48.96041", "2.36366", "32379"),
        ("60694", "Les Hauts-Talican", "60390", "COM", "", "", "543"),
        ("2A004", "Ajaccio", "20000", "COM", "41.9", "8.7", ""),
        ("75101", "Paris 1er", "75001", "ARM", "48.8", "2.3", "1"),
        ("01015", "Arbignieu", "01300", "COMD", "45.7", "5.6", ""),
    )
    found = read(FORMAT, plain(tmp_path / "communes.csv", text))
    assert found.refused == []
    assert found.left_out == 3
    assert found.records == [
        Commune(
            insee="93066", name="Saint-Denis", postcode="93200", latitude=48.9268, longitude=2.3657, population=113942
        ),
        Commune(
            insee="93059",
            name="Pierrefitte-sur-Seine",
            postcode="93380",
            latitude=48.96041,
            longitude=2.36366,
            population=32379,
        ),
        Commune(insee="60694", name="Les Hauts-Talican", postcode="60390", population=543),
        Commune(insee="2A004", name="Ajaccio", postcode="20000", latitude=41.9, longitude=8.7),
    ]


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("insee_com", "9306", "not an INSEE code: '9306'"),
        ("insee_com", "９３066", "not an INSEE code"),
        ("commune", " ", "no name"),
        ("commune", "x" * 501, "a name of 501 characters"),
        ("code_postal", "932", "not a postcode: '932'"),
        ("commune_type", "EPCI", "an unknown type of commune: 'EPCI'"),
        ("lat", "91", "not a coordinate: '91'"),
        ("lat", "nan", "not a coordinate: 'nan'"),
        ("lng", "inf", "not a coordinate: 'inf'"),
        ("lng", "east", "not a coordinate: 'east'"),
        ("lng", "", "one coordinate without the other"),
        ("population_2021", "-3", "not a number of people: '-3'"),
        ("population_2021", "9" * 30, "not a number of people"),
    ],
)
def test_bad_rows_are_refused(tmp_path: Path, column: str, value: str, reason: str) -> None:
    row = {**dict(zip(files.COMMUNES, GOOD, strict=True)), column: value}
    path = plain(tmp_path / "communes.csv", table(files.COMMUNES, row))
    found = read(FORMAT, path)
    assert found.entries == []
    assert str(found.refused[0]).startswith(f"{path}:2: {reason}")


def test_tables_of_groupings_are_left_aside_with_a_word(tmp_path: Path) -> None:
    plain(tmp_path / "communes.csv", table(files.COMMUNES, GOOD))
    ept = plain(tmp_path / "ept.csv", table(("CODGEO", "LIBGEO", "EPT"), ("93066", "Saint-Denis", "200057867")))
    plan = FORMAT.plan([tmp_path])
    assert [reader.name for reader in plan.readers] == ["communes"]
    assert [file for file, _ in plan.ignored] == [str(ept)]
