"""Small files as publishers might send them, and what readers make of them."""

from __future__ import annotations

import csv
import io
import lzma
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from skilltree.interop.plan import Format
from skilltree.service.ports.readers import Entry, Record, RefusedRow

ESCO_ROOT = "http://data.europa.eu/esco"
LABELS = ("conceptUri", "preferredLabel_fr", "altLabels_fr", "preferredLabel_en", "skillType", "reuseLevel")
SKILLS = ("conceptType", "conceptUri", "skillType", "reuseLevel", "preferredLabel", "altLabels", "description")
COLLECTION = (*SKILLS, "broaderConceptUri")
OCCUPATIONS = ("conceptType", "conceptUri", "iscoGroup", "preferredLabel", "altLabels", "description")
HIERARCHY = ("conceptType", "conceptUri", "broaderType", "broaderUri")
NEEDS = ("originalSkillUri", "relationType", "relatedSkillUri")
USES = ("occupationUri", "relationType", "skillType", "skillUri")
COMMUNES = ("insee_com", "commune", "code_postal", "commune_type", "lat", "lng", "population_2021")


def skill(name: str) -> str:
    """A skill's URI."""
    return f"{ESCO_ROOT}/skill/{name}"


def occupation(name: str) -> str:
    """An occupation's URI."""
    return f"{ESCO_ROOT}/occupation/{name}"


def table(columns: Sequence[str], *rows: Mapping[str, str] | Sequence[str]) -> str:
    """CSV text; a mapping leaves the other cells empty, a sequence is taken as it is."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([row.get(column, "") for column in columns] if isinstance(row, Mapping) else row)
    return out.getvalue()


def plain(path: Path, text: str, *, encoding: str = "utf-8") -> Path:
    """Write a file."""
    path.write_bytes(text.encode(encoding))
    return path


def packed(path: Path, text: str) -> Path:
    """Write an `.xz` file."""
    path.write_bytes(lzma.compress(text.encode()))
    return path


def zipped(path: Path, **members: str) -> Path:
    """Write a zip of CSV files, named without their ending."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(f"{name}.csv", text)
    return path


class Read(NamedTuple):
    """All that the readers of a plan gave."""

    entries: list[Entry]
    refused: list[RefusedRow]
    left_out: int

    @property
    def records(self) -> list[Record]:
        """The records alone."""
        return [entry.record for entry in self.entries]


def read(form: Format, *paths: Path) -> Read:
    """Plan and read."""
    found = Read([], [], 0)
    for reader in form.plan(paths).readers:
        for batch in reader.batches():
            found.entries.extend(batch.entries)
            found.refused.extend(batch.refused)
            found = found._replace(left_out=found.left_out + batch.left_out)
    return found
