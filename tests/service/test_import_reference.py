"""The real files: every count that is asked for, nothing refused, and nothing new the second time."""

from __future__ import annotations

import csv
import json
import lzma
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from skilltree.interop.communes import COMMUNES
from skilltree.interop.esco import ESCO
from skilltree.interop.plan import Format
from skilltree.interop.rome import ROME
from skilltree.interop.text import clean
from skilltree.model.ids import rome_occupation_id_of
from skilltree.model.taxonomy import OccupationRecord
from skilltree.model.words import SkillKind
from skilltree.store import SqlStore
from tests.interop.files import read
from tests.service.import_doubles import Recorder, changes, counts, imported, opened
from tests.support.install import ROOT

pytestmark = pytest.mark.needs_reference_data

LABELS = "derived_esco_v1.2_skills_fr_en"
OFFICIAL = "esco_v1.1.1_en_official"
FRENCH = "esco_v1.2.1_fr_partial"


@pytest.fixture
async def store(sqlite_path: Path) -> AsyncIterator[SqlStore]:
    """An empty store."""
    async with opened(sqlite_path) as empty:
        yield empty


async def test_all_of_esco_in_three_steps_and_then_again(store: SqlStore, reference_data: Path) -> None:
    watcher = Recorder()
    await imported(store, ESCO, reference_data / LABELS, watcher=watcher)
    assert (await counts(store))["skills"] == 13_939
    async with store.reading() as view:
        skills = [one async for page in view.taxonomy.all_skills() for one in page]
    assert sum("fr" not in one.labels for one in skills) == 304
    assert sum(not one.labels for one in skills) == 105

    zips = sorted((reference_data / OFFICIAL).glob("*.zip"))
    assert len(zips) == 2
    await imported(store, ESCO, *zips, watcher=watcher)
    assert (await counts(store))["occupation_skills"] == 123_855
    await imported(store, ESCO, reference_data / FRENCH, watcher=watcher)

    found, told = await counts(store), await changes(store)
    assert found["skills"] == 13_939 + 194
    assert found["occupations"] == 3_039 + 3 + 1
    assert (found["broader"], found["prerequisite"]) == (6_565, 193)
    assert watcher.rows == []
    async with store.reading() as view:
        kinds = [one.kind async for page in view.taxonomy.all_skills() for one in page]
        titled = {
            label.concept
            async for page in view.taxonomy.labels("Occupation")
            for label in page
            if label.language == "fr"
        }
    assert kinds.count(SkillKind.LANGUAGE) == 359
    assert len(titled) == 3_039

    again = await imported(store, ESCO, *(reference_data / name for name in (FRENCH, LABELS, OFFICIAL)))
    assert (again.new, again.changed, again.refused) == (0, 0, 0)
    assert (await counts(store), await changes(store)) == (found, told)


async def test_communes_of_france(store: SqlStore, reference_data: Path) -> None:
    report = await imported(store, COMMUNES, reference_data / "communes_france")
    assert (report.new, report.refused, (await counts(store))["communes"]) == (34_931, 0, 34_931)
    again = await imported(store, COMMUNES, reference_data / "communes_france", again=True)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 34_931)


async def test_rome_whole(store: SqlStore, reference_data: Path) -> None:
    watcher = Recorder()
    await imported(store, ROME, reference_data / "rome_4.0_v460", watcher=watcher)
    found = await counts(store)
    assert watcher.rows == []
    assert (found["skills"], found["occupations"]) == (18_317 + 15_354, 1_584)
    assert (found["occupation_skills"], found["broader"]) == (90_556, 17_810)
    async with store.reading() as view:
        kinds = [one.kind async for page in view.taxonomy.all_skills() for one in page]
        names = {label.text async for page in view.taxonomy.labels("Occupation") for label in page}
        about = await view.taxonomy.occupation_about([rome_occupation_id_of("A1101")])
    assert kinds.count(SkillKind.KNOWLEDGE) == 15_354
    assert len(names) > 13_120
    assert {"Tractoriste agricole", "Conducteur d'engins agricoles", "Conductrice d'engins agricoles"} <= names
    assert [text["fr"].startswith("Réalise des travaux agricoles") for text in about.values()] == [True]


def test_every_rome_name_becomes_a_label(reference_data: Path) -> None:
    (path,) = (reference_data / "rome_4.0_v460").glob("unix_referentiel_appellation_*")
    jobs = [record for record in read(ROME, path).records if isinstance(record, OccupationRecord)]
    with lzma.open(path, "rt", encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    assert (len(rows), len(jobs)) == (13_120, 1_584)
    labels = {job.rome_code: {label.text for label in job.labels} for job in jobs}
    missing = [row for row in rows if clean(row["libelle_appellation_long"]) not in labels[row["code_rome"]]]
    assert missing == []


@pytest.mark.parametrize(
    ("form", "folder"), [(ESCO, "esco_v1.2.0_en_partial"), (ESCO, FRENCH), (ROME, "rome_4.0_v460")]
)
def test_no_real_row_is_refused_and_every_file_is_named(form: Format, folder: str, reference_data: Path) -> None:
    plan = form.plan([reference_data / folder])
    assert [row for reader in plan.readers for batch in reader.batches() for row in batch.refused] == []
    tables = {path.name for path in (reference_data / folder).glob("*.csv*")}
    assert {Path(r.file).name for r in plan.readers} | {Path(f).name for f, _ in plan.ignored} == tables
    assert not [file for file, why in plan.ignored if why.startswith("not a table")]


def test_the_bench_prints_one_object() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench", "import", "--json", "--quick"], cwd=ROOT, capture_output=True, check=True
    )
    found = json.loads(done.stdout)
    assert (found["name"], found["corpus"], found["figures"]["skills"]) == ("import", LABELS, 13_939)
    assert 0 < found["figures"]["seconds"] < 90
    assert 10 < found["figures"]["peak_memory_mb"] < 500
