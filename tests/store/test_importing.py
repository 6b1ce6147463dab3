"""Batches of records: exact counts, sources apart, nothing written twice, fast."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import Connection, event

from skilltree.model.ids import new_id
from skilltree.model.taxonomy import Label, SkillRecord
from skilltree.model.words import Language, SkillKind
from skilltree.service.ports.taxonomy import PutCount
from skilltree.store import SqlStore
from tests.store.samples import make_skill


@asynccontextmanager
async def watched(store: SqlStore) -> AsyncIterator[list[str]]:
    """Collect the statements that the writer runs."""
    statements: list[str] = []

    def note(_connection: Connection, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    engine = store._engines.writer.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)


def many(count: int) -> list[SkillRecord]:
    labels = tuple(Label(text=f"label {rank}", language=Language.FR, rank=rank) for rank in range(3))
    return [make_skill(new_id("Skill"), "", labels=labels, about={"fr": "x" * 100}) for _ in range(count)]


async def test_an_identical_batch_changes_and_writes_nothing(store: SqlStore) -> None:
    records = many(2_500)
    async with store.writing() as writing:
        assert await writing.taxonomy.put_skills(records) == PutCount(new=2_500)
    async with watched(store) as statements, store.writing() as writing:
        assert await writing.taxonomy.put_skills(records) == PutCount(unchanged=2_500)
    assert statements
    assert [one for one in statements if not one.startswith(("SELECT", "BEGIN"))] == []
    # Bulk queries, not one for each record.
    assert len(statements) < 15


async def test_only_records_that_differ_are_changed(store: SqlStore) -> None:
    records = many(10)
    renamed = make_skill(records[0].id, "autre")
    retold = make_skill(records[1].id, "", labels=records[1].labels, about={"fr": "neuf"})
    fewer = make_skill(records[2].id, "", labels=records[2].labels[:1])
    async with store.writing() as writing:
        await writing.taxonomy.put_skills(records)
        count = await writing.taxonomy.put_skills([renamed, retold, fewer, *records[3:]])
        assert count == PutCount(changed=3, unchanged=7)
        labels = await writing.taxonomy.skill_labels([record.id for record in records[:3]])
        assert [len(labels[record.id]) for record in records[:3]] == [1, 3, 1]
        assert await writing.taxonomy.skill_about([records[1].id]) == {records[1].id: {"fr": "neuf"}}


async def test_none_leaves_what_is_stored(store: SqlStore) -> None:
    full = make_skill(new_id("Skill"), "nom", kind=SkillKind.TITLE, uri="urn:a", icon="i", valid_years=2.0)
    bare = SkillRecord(id=full.id, source=full.source, kind=None, labels=full.labels)
    async with store.writing() as writing:
        await writing.taxonomy.put_skills([full])
        before = await writing.taxonomy.skills([full.id])
        assert await writing.taxonomy.put_skills([bare]) == PutCount(unchanged=1)
        assert await writing.taxonomy.skills([full.id]) == before


async def test_a_kind_that_nobody_gives_is_skill(store: SqlStore) -> None:
    record = SkillRecord(id=new_id("Skill"), source="esco", kind=None, labels=())
    async with store.writing() as writing:
        await writing.taxonomy.put_skills([record])
        assert (await writing.taxonomy.skills([record.id]))[record.id].kind is SkillKind.SKILL


async def test_sources_do_not_overwrite_each_other(store: SqlStore) -> None:
    ours = make_skill(new_id("Skill"), "à nous", kind=SkillKind.TITLE, about={"fr": "à nous"})
    esco = make_skill(
        ours.id, "official", source="esco", kind=SkillKind.KNOWLEDGE, uri="urn:e", about={"fr": "eux", "en": "them"}
    )
    async with store.writing() as writing:
        tax = writing.taxonomy
        assert await tax.put_skills([ours]) == PutCount(new=1)
        assert await tax.put_skills([esco]) == PutCount(changed=1)
        for record in (ours, esco, ours):
            assert await tax.put_skills([record]) == PutCount(unchanged=1)
        found = (await tax.skills([ours.id]))[ours.id]
        assert (found.kind, found.labels, found.uri) == (SkillKind.TITLE, {"fr": "à nous"}, "urn:e")
        assert await tax.skill_about([ours.id]) == {ours.id: {"fr": "à nous", "en": "them"}}
        gone = SkillRecord(id=ours.id, source="starter", kind=None, labels=())
        assert await tax.put_skills([gone]) == PutCount(changed=1)
        assert (await tax.skills([ours.id]))[ours.id].labels == {"fr": "official"}


async def test_a_skill_that_comes_twice_in_a_batch_is_counted_twice_and_stored_once(store: SqlStore) -> None:
    first = make_skill(new_id("Skill"), "un")
    second = make_skill(first.id, "deux")
    async with store.writing() as writing:
        count = await writing.taxonomy.put_skills([first, first, second])
        assert count == PutCount(new=1, changed=1, unchanged=1)
        assert (await writing.taxonomy.skills([first.id]))[first.id].labels == {"fr": "deux"}
