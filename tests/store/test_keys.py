"""Idempotency keys: unique by (who, operation, key), forgotten when old."""

from uuid import uuid4

import pytest

from skilltree.model.errors import Conflict
from skilltree.service.ports.keys import KeyRecord
from skilltree.store import SqlStore
from tests.store.conftest import Town
from tests.store.samples import MINUTE, NOON

RECORD = KeyRecord(payload_sha256=b"\0" * 32, answer=b"{}")


async def test_an_answer_is_found_under_its_own_key_only(store: SqlStore, town: Town) -> None:
    key = uuid4()
    async with store.writing(town.id) as writing:
        await writing.keys.keep(town.ada.id, "setGoal", key, RECORD, NOON)
    async with store.writing(town.id) as writing:
        assert await writing.keys.find(town.ada.id, "setGoal", key) == RECORD
        assert await writing.keys.find(town.ada.id, "setGoal", uuid4()) is None
        assert await writing.keys.find(town.ada.id, "declareSkill", key) is None
        assert await writing.keys.find(town.bob.id, "setGoal", key) is None


async def test_a_key_is_kept_once(store: SqlStore, town: Town) -> None:
    key = uuid4()
    async with store.writing(town.id) as writing:
        await writing.keys.keep("link", "confirmSkill", key, RECORD, NOON)
    with pytest.raises(Conflict):
        async with store.writing(town.id) as writing:
            await writing.keys.keep("link", "confirmSkill", key, RECORD, NOON)


async def test_old_keys_are_forgotten(store: SqlStore, town: Town) -> None:
    old, new = uuid4(), uuid4()
    async with store.writing(town.id) as writing:
        await writing.keys.keep("link", "confirmSkill", old, RECORD, NOON)
        await writing.keys.keep("link", "confirmSkill", new, RECORD, NOON + MINUTE)
        assert await writing.keys.forget(NOON + MINUTE) == 1
        assert await writing.keys.forget(NOON + MINUTE) == 0
        assert await writing.keys.find("link", "confirmSkill", old) is None
        assert await writing.keys.find("link", "confirmSkill", new) == RECORD
