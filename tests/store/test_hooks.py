"""Webhooks' secrets, what platforms brought, and forgetting what brought nothing."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from typing import Any

import msgspec
import pytest

from skilltree.model.errors import Conflict, NotFound
from skilltree.model.evidence import Evidence
from skilltree.model.hook import Brought, Hook
from skilltree.model.ids import new_id
from skilltree.model.words import EvidenceKind
from skilltree.model.xapi import VOIDED, ActivityMap, Attachment, Grown
from skilltree.store import SqlStore
from tests.store.conftest import Town
from tests.store.samples import NOON
from tests.store.test_xapi import IRI, keep, make_platform, received


async def test_a_platform_with_a_secret_tells_by_webhook(store: SqlStore, town: Town) -> None:
    told, other = make_platform(town), make_platform(town)
    hook = Hook(territory_id=town.id, platform_id=told.id, sealed=b"\0\xff")
    async with store.writing(town.id) as tx:
        await tx.xapi.add_platform(told)
        await tx.xapi.add_platform(other)
        await tx.hooks.add_hook(hook)
        assert await tx.hooks.hook(told.id) == hook
        assert await tx.hooks.hook(other.id) is None
        assert await tx.hooks.with_hook([told.id, other.id]) == {told.id}
        assert await tx.hooks.with_hook([]) == set()


async def test_a_webhook_is_of_a_platform_and_has_one_secret(store: SqlStore, town: Town) -> None:
    platform = make_platform(town)
    hook = Hook(territory_id=town.id, platform_id=platform.id, sealed=b"s")
    # PostgreSQL refuses whatever follows a refusal in one transaction.
    with pytest.raises(NotFound):
        async with store.writing(town.id) as tx:
            await tx.hooks.add_hook(hook)
    async with store.writing(town.id) as tx:
        await tx.xapi.add_platform(platform)
        await tx.hooks.add_hook(hook)
    with pytest.raises(Conflict):
        async with store.writing(town.id) as tx:
            await tx.hooks.add_hook(hook)


def fact_of(town: Town) -> Evidence:
    return Evidence(
        id=new_id("Evidence"), person_id=town.ada.id, skill_id=town.welding, level=2, kind=EvidenceKind.COURSE, at=NOON
    )


async def test_what_was_brought_is_shown_with_what_took_it_back(store: SqlStore, town: Town) -> None:
    platform, first, second, facts = make_platform(town), received(), received(), [fact_of(town), fact_of(town)]
    void = received(refers=first.id, voids=first.id, verb=VOIDED, activity=None, finished=False)
    kept = await keep(store, platform, first, second, void)
    async with store.writing(town.id) as tx:
        assert await tx.hooks.last_told(platform.id) == kept[2].stored
        assert await tx.hooks.last_told(new_id("Platform")) is None
        for one, fact in zip((first, second), facts, strict=True):
            await tx.evidence.append(town.id, fact)
            await tx.xapi.add_grown(
                Grown(platform_id=platform.id, statement_id=one.id, evidence_id=fact.id, person_id=town.ada.id)
            )
        await tx.xapi.void(platform.id, first.id, void.id)
        await tx.xapi.take_back(platform.id, first.id, NOON, "voided")
        assert await tx.hooks.brought(town.ada.id) == [
            Brought(platform_id=platform.id, evidence_id=facts[1].id),
            Brought(platform_id=platform.id, evidence_id=facts[0].id, taken_back_at=NOON, told=b'{"n":2}'),
        ]
        assert await tx.hooks.brought(town.bob.id) == []


async def test_old_statements_that_made_nothing_are_forgotten(store: SqlStore, town: Town) -> None:
    platform, made, idle, young = make_platform(town), received(), received(), received()
    void = received(refers=made.id, voids=made.id, verb=VOIDED, activity=None, finished=False)
    other = received(refers=idle.id, voids=idle.id, verb=VOIDED, activity=None, finished=False)
    await keep(store, platform, made, idle, void, other, young)
    fact = fact_of(town)
    async with store.writing(town.id) as tx:
        await tx.evidence.append(town.id, fact)
        await tx.xapi.add_grown(
            Grown(platform_id=platform.id, statement_id=made.id, evidence_id=fact.id, person_id=town.ada.id)
        )
    async with store.writing() as tx:
        # The youngest is stored four minutes after noon.
        before = NOON + timedelta(minutes=4)
        assert not await tx.hooks.has_idle(NOON)
        assert await tx.hooks.has_idle(before)
        assert await tx.hooks.forget_statements(before, 1) == 1
        assert await tx.hooks.forget_statements(before, 5) == 1
        assert await tx.hooks.forget_statements(before, 5) == 0
        assert not await tx.hooks.has_idle(before)
        ids = [one.id for one in (made, idle, void, other, young)]
        assert set(await tx.xapi.named(platform.id, ids)) == {made.id, void.id, young.id}


async def test_files_go_with_the_last_statement_that_names_them(store: SqlStore, town: Town) -> None:
    platform, both, lone = make_platform(town), sha256(b"both").hexdigest(), sha256(b"lone").hexdigest()
    files = {"old": [both.upper(), lone], "young": [both]}
    contents = {
        name: msgspec.json.encode({"object": {}, "attachments": [{"sha2": sha2} for sha2 in several]})
        for name, several in files.items()
    }
    async with store.writing(town.id) as tx:
        await tx.xapi.add_platform(platform)
        for name, stored in (("old", NOON), ("young", NOON + timedelta(days=1))):
            await tx.xapi.add_statements(platform.id, [(received(), contents[name])], stored)
        kept = [Attachment(sha2=sha2, mime="text/plain", content=b"x") for sha2 in (both, lone)]
        await tx.xapi.add_attachments(platform.id, kept)
    async with store.writing() as tx:
        assert await tx.hooks.forget_statements(NOON + timedelta(hours=1), 5) == 1
        assert [one.sha2 for one in await tx.xapi.attachments([platform.id], [both, lone])] == [both]


async def test_what_waits_for_an_author_ends_with_the_last_that_told_it(store: SqlStore, town: Town) -> None:
    platform, old, young = make_platform(town), received(activity="https://a.example/old"), received()
    await keep(store, platform, old, young)
    said: dict[str, Any] = {"mapped_by": town.ada.id, "mapped_at": NOON}
    async with store.writing(town.id) as tx:
        for iri, more in (("https://a.example/old", {}), (IRI, {}), ("https://a.example/mapped", said)):
            await tx.xapi.put_activity(ActivityMap(platform_id=platform.id, iri=iri, name=iri[-9:], **more))
    async with store.writing() as tx:
        assert await tx.hooks.forget_statements(NOON + timedelta(seconds=1), 5) == 1
        assert await tx.xapi.activity(platform.id, "https://a.example/old") is None
        assert await tx.xapi.activity(platform.id, IRI) is not None
        assert await tx.xapi.activity(platform.id, "https://a.example/mapped") is not None
