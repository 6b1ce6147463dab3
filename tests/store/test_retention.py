"""What is old goes and nothing else; a look at somebody's data cannot be deleted before its year."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from skilltree.model.ids import new_id
from skilltree.model.ledger import AccessRecord, ConfirmationLink
from skilltree.model.person import DeviceSession
from skilltree.service.ports.retention import Forgettable
from skilltree.service.retention import AGES, forget_by_age
from skilltree.store import SqlStore
from skilltree.store.retention import LAST
from skilltree.store.tables.ledger import access_log
from tests.store.conftest import Town


def now() -> datetime:
    return datetime.now(UTC)


def test_each_kind_has_an_age_and_a_place() -> None:
    assert set(AGES) == set(LAST) == set(Forgettable)


async def look(store: SqlStore, town: Town, at: datetime) -> None:
    record = AccessRecord(person_id=town.ada.id, reader_id=None, who="x", what="tree", why="shared-link", at=at)
    async with store.writing(town.id) as tx:
        await tx.ledger.log_accesses(town.id, [record])


async def looks(store: SqlStore, town: Town) -> int:
    async with store.reading() as db:
        return len(await db.ledger.accesses(town.ada.id, 10))


async def test_looks_go_after_their_year(store: SqlStore, town: Town) -> None:
    await look(store, town, now() - timedelta(days=400))
    await look(store, town, now() - timedelta(days=300))
    assert await forget_by_age(store, now) == {Forgettable.LOOKS: 1}
    assert await looks(store, town) == 1


async def test_the_database_itself_keeps_younger_looks(store: SqlStore, town: Town) -> None:
    await look(store, town, now() - timedelta(days=300))
    with pytest.raises(IntegrityError, match="append-only"):
        async with store.writing(town.id) as tx:
            await tx.ledger._db.run(delete(access_log))
    assert await looks(store, town) == 1


async def test_sessions_and_links_go_after_their_end(store: SqlStore, town: Town) -> None:
    day = timedelta(days=1)
    async with store.writing(town.id) as tx:
        for index, expires in enumerate((now() - 31 * day, now() - 29 * day, now() + day)):
            session = DeviceSession(
                id=new_id("DeviceSession"), person_id=town.ada.id, device="x",
                since=now() - 90 * day, last_seen=now() - 40 * day, expires=expires,
            )  # fmt: skip
            await tx.identity.add_session(bytes([index]) * 32, session)
            link = ConfirmationLink(
                token_hash=bytes([index]) * 32, territory_id=town.id, person_id=town.ada.id, skill_id=town.welding,
                level=2, created_at=now() - 70 * day, expires_at=expires,
            )  # fmt: skip
            await tx.ledger.add_confirmation(link)
    assert await forget_by_age(store, now) == {Forgettable.CONFIRMATION_LINKS: 1, Forgettable.SESSIONS: 1}
    assert await forget_by_age(store, now) == {}
