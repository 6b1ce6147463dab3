"""Communes of France out of a table with INSEE code, postcode, coordinates and population.

A commune with several postcodes has a row for each: the first counts. Communes that merged since
the table was made (`MERGED_COMMUNES`) are kept; the store answers today's commune for them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from skilltree.interop.plan import Format, Found, Recognise
from skilltree.interop.reader import TableReader
from skilltree.interop.table import Row, Table
from skilltree.interop.text import LONGEST_LABEL, UnfitRow, clean, code_of
from skilltree.model.place import Commune
from skilltree.service.ports.readers import Entry

INSEE = re.compile(r"\d[0-9AB]\d{3}", re.ASCII)
POSTCODE = re.compile(r"\d{5}", re.ASCII)
WHOLE = re.compile(r"\d{1,9}", re.ASCII)
KNOWN_TYPES = frozenset({"COM", "COMA", "COMD", "ARM"})
COLUMNS = ("insee_com", "commune", "code_postal", "commune_type", "lat", "lng")
LEFT_ASIDE = (
    (("siren", "insee"), "the communes of each EPCI are not imported: a territory names its own"),
    (("CODGEO", "EPT"), "the communes of each EPT are not imported: a territory names its own"),
    (("insee_dep", "departement"), "departements are not imported"),
    (("insee_reg", "region"), "regions are not imported"),
    (("Code_commune_INSEE", "Code_postal"), "postcodes come from the table of communes"),
)


def read_commune(line: int, row: Row) -> Entry | None:
    """Return the commune; None for delegated and associated communes and for arrondissements."""
    kind = row["commune_type"].strip()
    if kind not in KNOWN_TYPES:
        raise UnfitRow(f"an unknown type of commune: {kind[:40]!r}")
    if kind != "COM":
        return None
    insee = code_of(row["insee_com"], INSEE, "an INSEE code")
    name = clean(row.get("commune_article") or row["commune"])
    if not name:
        raise UnfitRow("no name")
    if len(name) > LONGEST_LABEL:
        raise UnfitRow(f"a name of {len(name)} characters")
    latitude, longitude = _degrees(row["lat"], 90), _degrees(row["lng"], 180)
    if (latitude is None) != (longitude is None):
        raise UnfitRow("one coordinate without the other")
    population = row.get("population_2021", "").strip()
    if population and not WHOLE.fullmatch(population):
        raise UnfitRow(f"not a number of people: {population[:40]!r}")
    commune = Commune(
        insee=insee,
        name=name,
        postcode=code_of(row["code_postal"], POSTCODE, "a postcode"),
        latitude=latitude,
        longitude=longitude,
        population=int(population) if population else None,
    )
    return Entry(record=commune, line=line, subject=insee)


def _degrees(cell: str, most: int) -> float | None:
    """Return degrees, None for an empty cell. Raises UnfitRow."""
    text = cell.strip()
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not -most <= value <= most:
        raise UnfitRow(f"not a coordinate: {text[:40]!r}")
    return value


def _recognise(table: Table) -> Found:
    if table.has(*COLUMNS):
        return (TableReader("communes", table, read_commune, order=10),)
    return next((why for columns, why in LEFT_ASIDE if table.has(*columns)), None)


def _recogniser(_tables: Sequence[Table]) -> Recognise:
    return _recognise


COMMUNES = Format(title="the communes of France", recognise=_recogniser)
