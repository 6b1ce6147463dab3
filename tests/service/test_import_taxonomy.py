"""Imports are idempotent, resumable and accountable, on both databases."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from skilltree.interop import reader as reader_module
from skilltree.interop.communes import COMMUNES
from skilltree.interop.esco import ESCO
from skilltree.model.change import ChangeKind
from skilltree.model.ids import occupation_id_of, skill_id_of
from skilltree.model.words import SkillKind
from skilltree.service import import_taxonomy
from skilltree.service.import_entries import put_entries
from skilltree.service.ports.readers import Entry
from skilltree.service.ports.store import Writing
from skilltree.service.ports.taxonomy import ImportMark, PutCount
from tests.interop import files
from tests.interop.files import occupation, plain, skill, table
from tests.service.import_doubles import PowerCutError, Recorder, changes, counts, imported, opened


def labels(path: Path, *names: str) -> Path:
    """A table of skills."""
    return plain(path, table(files.LABELS, *({"conceptUri": skill(n), "preferredLabel_fr": n} for n in names)))


def uses(path: Path, *names: str) -> Path:
    """A table of links from the occupation "o" to skills."""
    return plain(path, table(files.USES, *((occupation("o"), "essential", "", skill(n)) for n in names)))


def occupations(path: Path) -> Path:
    """A table with the occupation "o"."""
    return plain(path, table(files.OCCUPATIONS, {"conceptUri": occupation("o"), "preferredLabel": "soudeur"}))


async def test_a_second_import_changes_nothing_with_or_without_its_marks(tmp_path: Path, database_url: str) -> None:
    paths = (
        labels(tmp_path / "labels.csv", "a", "b"),
        occupations(tmp_path / "occupations_fr.csv"),
        uses(tmp_path / "uses.csv", "a", "b"),
        plain(
            tmp_path / "broader.csv",
            table(files.HIERARCHY, ("KnowledgeSkillCompetence", skill("a")) * 2).replace(
                f"{skill('a')}\r\n", f"{skill('b')}\r\n"
            ),
        ),
    )
    async with opened(database_url) as store:
        first = await imported(store, ESCO, *paths)
        assert (first.read, first.new, first.changed, first.refused) == (6, 6, 0, 0)
        before = await counts(store), await changes(store)
        for again in (False, True):
            second = await imported(store, ESCO, *paths[::-1], again=again)
            assert (second.read, second.new, second.changed, second.unchanged, second.refused) == (6, 0, 0, 6, 0)
        assert (await counts(store), await changes(store)) == before
        async with store.reading() as view:
            (job,) = (await view.taxonomy.occupations([occupation_id_of(occupation("o"))])).values()
            (narrow,) = (await view.taxonomy.skills([skill_id_of(skill("a"))])).values()
    assert set(job.essential) == {skill_id_of(skill("a")), skill_id_of(skill("b"))}
    assert narrow.broader == (skill_id_of(skill("b")),)


async def test_changed_rows_are_counted_and_workers_are_told(tmp_path: Path, sqlite_path: Path) -> None:
    async with opened(sqlite_path) as store:
        await imported(store, ESCO, labels(tmp_path / "labels.csv", "a", "b"))
        assert await changes(store) == 1
        newer = plain(
            tmp_path / "newer.csv",
            table(
                files.LABELS,
                {"conceptUri": skill("a"), "preferredLabel_fr": "a"},
                {"conceptUri": skill("b"), "preferredLabel_fr": "limer"},
            ),
        )
        report = await imported(store, ESCO, newer)
        assert (report.new, report.changed, report.unchanged) == (0, 1, 1)
        async with store.reading() as view:
            (change,) = await view.outbox.after("", 1, 10)
            found = await view.taxonomy.skills([skill_id_of(skill("b"))])
    assert (change.kind, change.subject_id) == (ChangeKind.TAXONOMY, "esco.labels")
    assert [one.labels for one in found.values()] == [{"fr": "limer"}]


async def test_an_interrupted_import_continues_where_it_stopped(
    tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_module, "BATCH_ROWS", 3)
    path = labels(tmp_path / "labels.csv", *"abcdefgh")
    async with opened(database_url) as store:
        with pytest.raises(PowerCutError):
            await imported(store, ESCO, path, watcher=Recorder(stop_after=2))
        assert (await counts(store))["skills"] == 6
        told = await changes(store)
        report = await imported(store, ESCO, path)
        assert (report.read, report.new, report.unchanged) == (8, 2, 6)
        assert (await counts(store))["skills"] == 8
        assert await changes(store) == told + 1


async def test_a_batch_that_fails_leaves_nothing_of_it(
    tmp_path: Path, sqlite_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_module, "BATCH_ROWS", 2)
    batches = 0

    async def put_and_fail(work: Writing, entries: Sequence[Entry]) -> PutCount:
        nonlocal batches
        batches += 1
        count = await put_entries(work, entries)
        if batches == 2:
            raise PowerCutError
        return count

    path = labels(tmp_path / "labels.csv", "a", "b", "c", "d")
    async with opened(sqlite_path) as store:
        with monkeypatch.context() as patch:
            patch.setattr(import_taxonomy, "put_entries", put_and_fail)
            with pytest.raises(PowerCutError):
                await imported(store, ESCO, path)
        (found,) = ESCO.plan([path]).readers
        async with store.reading() as view:
            mark = await view.taxonomy.import_mark(found.file_sha256, found.name)
        assert mark == ImportMark(file_sha256=found.file_sha256, reader="esco.labels", rows_done=2)
        assert ((await counts(store))["skills"], await changes(store)) == (2, 1)
        report = await imported(store, ESCO, path)
        assert (report.new, report.unchanged) == (2, 2)


async def test_links_to_strangers_are_refused_and_taken_once_these_arrive(tmp_path: Path, sqlite_path: Path) -> None:
    links = uses(tmp_path / "uses.csv", "a", "z", "b")
    async with opened(sqlite_path) as store:
        watcher = Recorder()
        await imported(store, ESCO, labels(tmp_path / "labels.csv", "a", "b"))
        report = await imported(store, ESCO, links, watcher=watcher)
        assert (report.new, report.refused) == (0, 3)
        assert {row.reason.split(" in ")[0] for row in watcher.rows} == {"unknown occupation"}

        watcher = Recorder()
        await imported(store, ESCO, occupations(tmp_path / "occupations_fr.csv"))
        report = await imported(store, ESCO, links, watcher=watcher)
        assert (report.new, report.refused) == (2, 1)
        assert [str(row) for row in watcher.rows] == [f"{links}:3: unknown skill in {occupation('o')} -> {skill('z')}"]

        await imported(store, ESCO, labels(tmp_path / "more.csv", "z"))
        report = await imported(store, ESCO, links)
        assert (report.new, report.unchanged, report.refused) == (1, 2, 0)
        report = await imported(store, ESCO, links)
        assert (report.new, report.unchanged, report.refused) == (0, 3, 0)


async def test_refused_rows_are_reported_again_also_after_an_interruption(
    tmp_path: Path, sqlite_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_module, "BATCH_ROWS", 2)
    path = labels(tmp_path / "labels.csv", "a", "b", "not a uri", "c", "d", "e")
    async with opened(sqlite_path) as store:
        with pytest.raises(PowerCutError):
            await imported(store, ESCO, path, watcher=Recorder(stop_after=2))
        for new in (2, 0):
            watcher = Recorder()
            report = await imported(store, ESCO, path, watcher=watcher)
            assert (report.read, report.refused, [row.line for row in watcher.rows]) == (6, 1, [4])
            assert (report.new, report.unchanged) == (new, 5 - new)


@pytest.mark.parametrize("order", [1, -1])
async def test_the_kind_of_a_skill_does_not_depend_on_the_order_of_imports(
    tmp_path: Path, sqlite_path: Path, order: int
) -> None:
    def row(reuse: str, kind: str) -> dict[str, str]:
        return {"conceptUri": skill("a"), "preferredLabel": "x", "reuseLevel": reuse, "skillType": kind}

    joined = {**row("transversal", "knowledge"), "preferredLabel_fr": "x"}
    paths = [
        plain(tmp_path / "labels.csv", table(files.LABELS, joined)),
        plain(tmp_path / "skills_en.csv", table(files.SKILLS, row("cross-sector", "skill/competence"))),
        plain(tmp_path / "digitalSkillsCollection_fr.csv", table(files.COLLECTION, row("", "knowledge"))),
    ]
    language = plain(tmp_path / "languageSkillsCollection_fr.csv", table(files.COLLECTION, row("transversal", "")))
    async with opened(sqlite_path) as store:
        for path in paths[::order]:
            await imported(store, ESCO, path)
        async with store.reading() as view:
            (found,) = (await view.taxonomy.skills([skill_id_of(skill("a"))])).values()
        assert found.kind is SkillKind.TRANSVERSAL
        await imported(store, ESCO, language)
        await imported(store, ESCO, *paths, again=True)
        async with store.reading() as view:
            (found,) = (await view.taxonomy.skills([skill_id_of(skill("a"))])).values()
        assert found.kind is SkillKind.LANGUAGE


async def test_an_occupation_that_only_the_hierarchy_names_is_kept_for_its_links(
    tmp_path: Path, sqlite_path: Path
) -> None:
    rows = [("Occupation", occupation(name), "ISCOGroup", "http://data.europa.eu/esco/isco/C1") for name in "op"]
    hierarchy = plain(tmp_path / "broaderRelationsOccPillar.csv", table(files.HIERARCHY, *rows))
    async with opened(sqlite_path) as store:
        report = await imported(store, ESCO, occupations(tmp_path / "occupations_fr.csv"), hierarchy)
        assert (report.new, report.unchanged, report.nameless) == (2, 1, 1)
        async with store.reading() as view:
            (found,) = (await view.taxonomy.occupations([occupation_id_of(occupation("p"))])).values()
    assert (found.uri, found.labels) == (occupation("p"), {})


async def test_communes_merge_and_are_found_under_both_codes(tmp_path: Path, database_url: str) -> None:
    path = plain(
        tmp_path / "communes.csv",
        table(
            files.COMMUNES,
            ("93059", "Pierrefitte-sur-Seine", "93380", "COM", "48.96", "2.36", "32379"),
            ("93066", "Saint-Denis", "93200", "COM", "48.93", "2.37", "113942"),
        ),
    )
    async with opened(database_url) as store:
        report = await imported(store, COMMUNES, path)
        assert (report.new, (await counts(store))["communes"]) == (2, 2)
        async with store.reading() as view:
            found = await view.territories.communes(["93059", "93066"])
    assert {insee: commune.name for insee, commune in found.items()} == {"93059": "Saint-Denis", "93066": "Saint-Denis"}
