"""What goes deeper than letters: built beside the answers, kept, mapped, and of nobody's own words."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from skilltree.engine.knowledge import Knowledge
from skilltree.engine.tagging import Tagger
from skilltree.model.change import ChangeKind
from skilltree.model.ids import TerritoryId, new_id
from skilltree.model.taxonomy import Label, SkillRecord
from skilltree.model.words import Language, SkillKind
from skilltree.service import taxonomy_engines
from skilltree.service.building import build
from skilltree.service.depths import find_depths
from skilltree.service.engines import Engines
from skilltree.service.ports.clock import system_clock
from skilltree.service.ports.index_builder import DepthNames, NoIndexBuilder
from skilltree.service.replay import catch_up
from skilltree.service.taxonomy_engines import deepen_when_shallow, rebuild_when_quiet
from skilltree.starter import names
from skilltree.store import SqlStore, open_store
from skilltree.web.index_builder import ProcessIndexBuilder
from skilltree.web.index_files import DiskIndexFiles

OWN = "souffler le verre de Bohême"
TERRITORY: TerritoryId = names.territory_id("plaine-commune")


@pytest.fixture
async def store(template: Path, tmp_path: Path) -> AsyncIterator[SqlStore]:
    """The demonstration, where an inhabitant proposed a skill in their own words."""
    shutil.copy(template / "skilltree.sqlite3", tmp_path / "skilltree.sqlite3")
    opened = await open_store(tmp_path / "skilltree.sqlite3")
    record = SkillRecord(
        id=new_id("Skill"),
        source="local",
        kind=SkillKind.SKILL,
        labels=(Label(text=OWN, language=Language.FR, rank=0),),
    )
    async with opened.writing(TERRITORY) as tx:
        await tx.taxonomy.add_local_skill(TERRITORY, record, names.person_id("amina"))
    yield opened
    await opened.close()


async def built(store: SqlStore, folder: Path, builder: ProcessIndexBuilder | None = None) -> Engines:
    engines = Engines(files=DiskIndexFiles(folder), builder=builder or NoIndexBuilder())
    await build(engines, store, system_clock)
    return engines


@pytest.fixture
def works(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What had to be built, by name."""
    seen: list[str] = []
    for kind in (Knowledge, Tagger):
        real = kind.build

        def counted(given: object, *, kind: type = kind, real: object = real, **more: object) -> object:
            seen.append(kind.__name__)
            return real(given, **more)  # type: ignore[operator]

        monkeypatch.setattr(kind, "build", counted)
    return seen


async def test_a_small_taxonomy_is_deep_from_the_start(store: SqlStore, tmp_path: Path, works: list[str]) -> None:
    first = await built(store, tmp_path / "indexes")
    assert sorted(works) == ["Knowledge", "Tagger"]
    assert not first.shallow
    assert first.skill_matcher is not None
    assert first.tagger is not None
    again = await built(store, tmp_path / "indexes")
    assert sorted(works) == ["Knowledge", "Tagger"]
    asked = "s’occuper d’un petit pendant que ses parents travaillent"
    assert again.skill_matcher is not None
    assert again.skill_matcher.search(asked) == first.skill_matcher.search(asked) != []


async def test_own_words_are_searched_and_in_no_file(store: SqlStore, tmp_path: Path) -> None:
    engines = await built(store, tmp_path / "indexes")
    assert engines.skill_matcher is not None
    assert engines.tagger is not None
    [hit, *_] = engines.skill_matcher.search(OWN)
    assert hit.hit.text == OWN
    assert {label.text for labels in engines.own_words.values() for label in labels} >= {OWN}
    assert OWN not in {tag.label for tag in engines.tagger.tag(f"Je sais {OWN}.")}
    files = list((tmp_path / "indexes").glob("*.labels"))
    assert len(files) >= 6
    assert [file.name for file in files if "Bohême".encode() in file.read_bytes()] == []


async def test_a_large_one_answers_by_letters_first(
    store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taxonomy_engines, "FEW_LABELS", 0)
    engines = await built(store, tmp_path / "indexes")
    assert engines.shallow
    assert (engines.skill_matcher, engines.tagger) == (None, None)
    assert not engines.tagger_there.is_set()
    assert engines.skill_labels.search("réparer un vélo")
    assert await deepen_when_shallow(engines, store) is True
    assert engines.tagger_there.is_set()
    assert engines.skill_matcher is not None
    assert await deepen_when_shallow(engines, store) is False
    # The tagger needs no more than the labels, so it is mapped at once the next time.
    again = await built(store, tmp_path / "indexes")
    assert again.tagger is not None
    assert again.skill_matcher is None


async def test_another_process_builds_a_large_one(
    store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, works: list[str]
) -> None:
    monkeypatch.setattr(taxonomy_engines, "FEW_LABELS", 0)
    builder = ProcessIndexBuilder(str(tmp_path / "skilltree.sqlite3"), tmp_path / "indexes")
    engines = await built(store, tmp_path / "indexes", builder)
    assert await deepen_when_shallow(engines, store) is True
    assert works == []
    assert engines.tagger is not None
    assert [tag.label for tag in engines.tagger.tag("Je sais réparer un vélo.")] == ["réparer un vélo"]
    assert engines.skill_matcher is not None
    assert engines.skill_matcher.search("réparer un vélo")[0].score == 1.0


async def test_an_import_is_deep_once_it_is_quiet(
    store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder = ProcessIndexBuilder(str(tmp_path / "skilltree.sqlite3"), tmp_path / "indexes")
    engines = await built(store, tmp_path / "indexes", builder)
    monkeypatch.setattr(taxonomy_engines, "FEW_LABELS", 0)
    monkeypatch.setattr(taxonomy_engines, "QUIET_SECONDS", 0.0)
    label = Label(text="tresser un panier d’osier", language=Language.FR, rank=1)
    record = SkillRecord(id=new_id("Skill"), source="esco", kind=SkillKind.SKILL, labels=(label,))
    async with store.writing() as tx:
        await tx.taxonomy.put_skills([record])
        await tx.outbox.append(ChangeKind.TAXONOMY, "esco")
    await catch_up(engines, store, system_clock)
    assert engines.tagger is not None
    assert engines.tagger.tag(label.text) == []
    assert await rebuild_when_quiet(engines, store) is True
    assert not engines.shallow
    assert [tag.concept for tag in engines.tagger.tag(label.text)] == [record.id]
    assert engines.skill_matcher is not None
    assert engines.skill_matcher.search(label.text)[0].concept == record.id


async def test_a_process_that_fails_says_nothing_of_the_database(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    builder = ProcessIndexBuilder("mysql://ada:secret@nowhere/x", tmp_path / "indexes")
    assert await builder.build() is None
    assert "the indexes were not built" in caplog.text
    assert "secret" not in caplog.text


async def test_without_a_place_for_files_they_are_built_here(
    store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, works: list[str]
) -> None:
    monkeypatch.setattr(taxonomy_engines, "FEW_LABELS", 0)
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, not a folder")
    engines = await built(store, blocked, ProcessIndexBuilder(str(tmp_path / "skilltree.sqlite3"), blocked))
    assert await deepen_when_shallow(engines, store) is True
    assert sorted(works) == ["Knowledge", "Tagger"]
    assert engines.skill_matcher is not None


async def test_only_one_of_several_workers_builds(store: SqlStore, tmp_path: Path, works: list[str]) -> None:
    workers = await asyncio.gather(*(built(store, tmp_path / "indexes") for _ in range(3)))
    assert sorted(works) == ["Knowledge", "Tagger"]
    assert all(worker.skill_matcher is not None for worker in workers)


def test_names_of_what_is_not_there_give_nothing(tmp_path: Path) -> None:
    names = DepthNames(tagger="tagger-1", knowledge="knowledge-1", skills="a-1", occupations="b-1")
    assert find_depths(DiskIndexFiles(tmp_path), names) is None
