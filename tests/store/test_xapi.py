"""Platforms, their statements, and whose trees they grew."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from skilltree.model.course import SkillLevel
from skilltree.model.errors import Conflict
from skilltree.model.evidence import Evidence
from skilltree.model.ids import new_id
from skilltree.model.platform_words import PlatformScope
from skilltree.model.words import EvidenceKind
from skilltree.model.xapi import (
    VOIDED,
    ActivityMap,
    Attachment,
    Grown,
    Kept,
    Platform,
    PlatformLink,
    Received,
    StatementFilter,
)
from skilltree.store import SqlStore
from tests.store.conftest import Town
from tests.store.samples import NOON

IRI = "https://moodle.example/course/" + "7" * 3_000
ADA = "sha1:ada"


def make_platform(town: Town, **changes: Any) -> Platform:
    values: dict[str, Any] = {
        "territory_id": town.id, "id": new_id("Platform"), "organisation_id": town.organisation.id, "label": "Moodle",
        "secret_hash": b"hash", "scopes": (PlatformScope.WRITE, PlatformScope.READ_MINE), "created_at": NOON,
    }  # fmt: skip
    return Platform(**(values | changes))


def received(**changes: Any) -> Received:
    values: dict[str, Any] = {
        "id": str(uuid4()), "content": b"{}", "digest": b"d", "verb": "https://v.example/completed", "actors": (ADA,),
        "agents": (ADA,), "related_agents": (ADA, "sha1:bob"), "activity": IRI, "activity_name": {"fr": "Souder"},
        "related_activities": (IRI, "https://moodle.example/parent"), "finished": True,
    }  # fmt: skip
    return Received(**(values | changes))


async def keep(store: SqlStore, platform: Platform, *several: Received) -> list[Kept]:
    async with store.writing(platform.territory_id) as tx:
        if await tx.xapi.platform(platform.id) is None:
            await tx.xapi.add_platform(platform)
        kept: list[Kept] = []
        for n, one in enumerate(several):
            kept += await tx.xapi.add_statements(platform.id, [(one, b'{"n":%d}' % n)], NOON + timedelta(minutes=n))
        assert await tx.xapi.named(platform.id, [one.id for one in several]) == {one.id: one for one in kept}
        return kept


async def test_a_platform_is_known_until_it_is_revoked(store: SqlStore, town: Town) -> None:
    platform = make_platform(town)
    async with store.writing(town.id) as tx:
        await tx.xapi.add_platform(platform)
        assert await tx.xapi.platform(platform.id) == platform
        assert await tx.xapi.platforms(town.id) == [platform]
        assert await tx.xapi.revoke_platform(platform.id, NOON)
        assert not await tx.xapi.revoke_platform(platform.id, NOON)
        assert await tx.xapi.platforms(town.id) == []


async def test_a_statement_is_found_by_what_it_mentions(store: SqlStore, town: Town) -> None:
    platform, other = make_platform(town), make_platform(town)
    first, second = received(registration="r"), received(verb="https://v.example/tried", agents=("sha1:eve",))
    kept = await keep(store, platform, first, second)
    await keep(store, other, first)

    async def found(**asked: Any) -> list[str]:
        async with store.reading() as db:
            return [one.id for one in await db.xapi.statements([platform.id], StatementFilter(**asked))]

    assert await found() == [second.id, first.id]
    assert await found(ascending=True) == [first.id, second.id]
    assert await found(agent=ADA) == await found(registration="r") == [first.id]
    assert await found(agent="sha1:bob") == []
    assert await found(agent="sha1:bob", related_agents=True) == [second.id, first.id]
    assert await found(verb="https://v.example/tried") == [second.id]
    assert await found(activity="https://moodle.example/parent") == []
    assert await found(activity="https://moodle.example/parent", related_activities=True) == [second.id, first.id]
    assert await found(since=kept[0].stored) == [second.id]
    assert await found(until=kept[0].stored) == [first.id]
    assert await found(limit=1, after=kept[1].sequence) == [first.id]
    async with store.reading() as db:
        assert await db.xapi.statement([platform.id], first.id) == kept[0]
        assert await db.xapi.statement([platform.id], str(uuid4())) is None


async def test_what_points_at_a_statement_is_found_with_it(store: SqlStore, town: Town) -> None:
    platform, first = make_platform(town), received()
    bare = {"activity": None, "activity_name": None, "agents": (), "related_activities": (), "finished": False}
    second = received(refers=first.id, verb="https://v.example/seen", **bare)
    third = received(refers=second.id, verb="https://v.example/seen", **bare)
    await keep(store, platform, first, second, third)
    async with store.reading() as db:
        found = await db.xapi.statements([platform.id], StatementFilter(agent=ADA))
    assert [one.id for one in found] == [third.id, second.id, first.id]


async def test_a_voided_statement_is_out_of_sight_whichever_came_first(store: SqlStore, town: Town) -> None:
    platform, first, late = make_platform(town), received(), received()
    early = received(refers=late.id, voids=late.id, verb=VOIDED, activity=None, finished=False)
    void = received(refers=first.id, voids=first.id, verb=VOIDED, activity=None, finished=False)
    kept = await keep(store, platform, first, early, late, void)
    assert [one.voided_by for one in kept] == [None, None, early.id, None]
    async with store.writing(town.id) as tx:
        assert await tx.xapi.void(platform.id, first.id, void.id)
        assert not await tx.xapi.void(platform.id, first.id, void.id)
        assert not await tx.xapi.void(platform.id, void.id, early.id)
        found = await tx.xapi.statements([platform.id], StatementFilter())
        assert {one.id for one in found} == {early.id, void.id}
        assert await tx.xapi.finished(platform.id, iri=IRI) == []


async def test_one_id_stands_for_one_statement_of_a_platform(store: SqlStore, town: Town) -> None:
    platform, one = make_platform(town), received()
    await keep(store, platform, one)
    with pytest.raises(Conflict):
        await keep(store, platform, one)


async def test_files_are_kept_once(store: SqlStore, town: Town) -> None:
    platform, one = make_platform(town), Attachment(sha2="ab", mime="text/plain", content=b"\0\xff")
    async with store.writing(town.id) as tx:
        await tx.xapi.add_platform(platform)
        await tx.xapi.add_attachments(platform.id, [one, one])
        assert await tx.xapi.attachments([platform.id], ["ab", "cd"]) == [one]


async def test_activities_wait_until_somebody_says_what_they_teach(store: SqlStore, town: Town) -> None:
    platform = make_platform(town)
    waiting = ActivityMap(platform_id=platform.id, iri=IRI, name="Souder")
    said = ActivityMap(
        platform_id=platform.id, iri=IRI, name="Souder", skills=(SkillLevel(skill_id=town.welding, level=2),),
        hours=3.5, mapped_by=town.ada.id, mapped_at=NOON,
    )  # fmt: skip
    async with store.writing(town.id) as tx:
        await tx.xapi.add_platform(platform)
        assert await tx.xapi.activity(platform.id, IRI) is None
        await tx.xapi.put_activity(waiting)
        assert await tx.xapi.activities([town.organisation.id], 5, waiting=True) == [waiting]
        await tx.xapi.put_activity(said)
        assert await tx.xapi.activity(platform.id, IRI) == said
        assert await tx.xapi.activities([town.organisation.id], 5, waiting=True) == []
        assert await tx.xapi.activities([town.organisation.id], 5, waiting=False) == [said]
        assert await tx.xapi.activities([new_id("Organisation")], 5, waiting=False) == []


async def test_somebody_is_known_by_a_name_while_they_are_linked(store: SqlStore, town: Town) -> None:
    platform, one = make_platform(town), received()
    await keep(store, platform, one)
    link = PlatformLink(platform_id=platform.id, person_id=town.ada.id, code="ABC", since=NOON)
    async with store.writing(town.id) as tx:
        assert await tx.xapi.person_known_as(platform.id, one.id) is None
        await tx.xapi.add_link(link, ["code:ABC", ADA, ADA])
        await tx.xapi.add_link(link, ["code:ABC", ADA])
        assert await tx.xapi.links(town.ada.id) == [link]
        assert await tx.xapi.person_known_as(platform.id, one.id) == town.ada.id
        assert [kept.id for kept in await tx.xapi.finished(platform.id, names=[ADA])] == [one.id]
        assert await tx.xapi.remove_link(platform.id, town.ada.id)
        assert not await tx.xapi.remove_link(platform.id, town.ada.id)
        assert await tx.xapi.person_known_as(platform.id, one.id) is None


async def test_what_grew_is_taken_back_once_with_the_reason(store: SqlStore, town: Town) -> None:
    platform, one = make_platform(town), received()
    await keep(store, platform, one)
    fact = Evidence(
        id=new_id("Evidence"), person_id=town.ada.id, skill_id=town.welding, level=2, kind=EvidenceKind.COURSE, at=NOON
    )
    grown = Grown(platform_id=platform.id, statement_id=one.id, evidence_id=fact.id, person_id=town.ada.id)
    async with store.writing(town.id) as tx:
        await tx.evidence.append(town.id, fact)
        await tx.xapi.add_grown(grown)
        assert await tx.xapi.has_grown(platform.id, IRI, town.ada.id)
        assert not await tx.xapi.has_grown(platform.id, IRI, town.bob.id)
        [back] = await tx.xapi.take_back(platform.id, one.id, NOON, "voided")
        assert (back.evidence_id, back.taken_back_at, back.reason) == (fact.id, NOON, "voided")
        assert await tx.xapi.take_back(platform.id, one.id, NOON, "again") == []
        assert await tx.xapi.grown(platform.id, one.id) == [back]
        assert not await tx.xapi.has_grown(platform.id, IRI, town.ada.id)
