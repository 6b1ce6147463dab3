"""The replay of the outbox: proposals at once, imports once they are quiet, failures survived."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from skilltree.bus import open_bus
from skilltree.model.change import ChangeKind
from skilltree.model.ids import skill_id_of
from skilltree.model.taxonomy import Label, SkillRecord
from skilltree.model.words import Language, SkillKind
from skilltree.service import replay, taxonomy_engines
from skilltree.service.building import build
from skilltree.service.engines import Engines
from skilltree.service.ports.clock import system_clock
from skilltree.store import SqlStore, open_store

TYPED = "what-somebody-typed"


def record(slug: str, text: str) -> SkillRecord:
    return SkillRecord(
        id=skill_id_of(f"urn:test:{slug}"),
        source="esco",
        kind=SkillKind.SKILL,
        labels=(Label(text=text, language=Language.FR, rank=1),),
    )


async def import_skill(store: SqlStore, slug: str, text: str) -> None:
    async with store.writing() as tx:
        await tx.taxonomy.put_skills([record(slug, text)])
        await tx.outbox.append(ChangeKind.TAXONOMY, "esco")


async def opened(path: Path) -> tuple[SqlStore, Engines]:
    store, engines = await open_store(path, migrate=True), Engines()
    await build(engines, store, system_clock)
    return store, engines


async def test_an_import_is_taken_in_once_it_is_quiet(sqlite_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, engines = await opened(sqlite_path)
    await import_skill(store, "a", "tresser un panier")
    assert await replay.catch_up(engines, store, system_clock) == 1
    assert await taxonomy_engines.rebuild_when_quiet(engines, store) is False
    assert engines.skill_labels.search("panier") == []
    monkeypatch.setattr(taxonomy_engines, "QUIET_SECONDS", 0.0)
    assert await taxonomy_engines.rebuild_when_quiet(engines, store) is True
    assert [hit.text for hit in engines.skill_labels.search("paniers")] == ["tresser un panier"]
    assert await taxonomy_engines.rebuild_when_quiet(engines, store) is False
    await store.close()


async def test_a_skill_proposed_while_an_import_is_built_stays_findable(
    sqlite_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, engines = await opened(sqlite_path)
    await import_skill(store, "a", "tresser un panier")
    await replay.catch_up(engines, store, system_clock)
    monkeypatch.setattr(taxonomy_engines, "QUIET_SECONDS", 0.0)
    read = taxonomy_engines.read_taxonomy

    async def read_then_propose(*given: Any) -> taxonomy_engines.TaxonomyEngines:
        built = await read(*given)
        async with store.writing() as tx:
            late = record("b", "souffler le verre")
            await tx.taxonomy.put_skills([late])
            await tx.outbox.append(ChangeKind.TAXONOMY, late.id)
        await replay.catch_up(engines, store, system_clock)
        return built

    monkeypatch.setattr(taxonomy_engines, "read_taxonomy", read_then_propose)
    assert await taxonomy_engines.rebuild_when_quiet(engines, store) is True
    for words in ("panier", "verre"):
        assert engines.skill_labels.search(words), words
    await store.close()


async def test_a_failing_step_is_told_of_and_tried_again(
    sqlite_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    store, engines = await opened(sqlite_path)
    monkeypatch.setattr(replay, "RETRY_SECONDS", 0.0)
    monkeypatch.setattr(replay, "POLL_SECONDS", 0.01)
    again = asyncio.Event()
    calls = 0

    async def fail_once(*_: object) -> int:
        nonlocal calls
        calls += 1
        if calls == 1:
            raise RuntimeError(TYPED)
        again.set()
        return 0

    monkeypatch.setattr(replay, "catch_up", fail_once)
    bus = open_bus(None)
    following = asyncio.create_task(replay.follow(engines, store, bus, system_clock))
    await asyncio.wait_for(again.wait(), 5)
    following.cancel()
    assert "RuntimeError" in caplog.text
    assert TYPED not in caplog.text
    await bus.close()
    await store.close()
