"""Transactions: what each connection is told, no lost updates, rollback, snapshots, outages."""

import asyncio
import multiprocessing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from skilltree.model.change import ChangeKind
from skilltree.model.errors import Unavailable
from skilltree.store import SqlStore, open_store
from skilltree.store.engine import BUSY_SECONDS, SQLITE_READERS
from skilltree.store.store import _lock_of
from tests.store.conftest import Town
from tests.store.samples import NOON, make_fact, make_person, make_territory

PROCESSES, ROUNDS = 3, 25


async def test_every_sqlite_connection_is_durable_and_checks_foreign_keys(sqlite_path: Path) -> None:
    store = await open_store(sqlite_path, migrate=True)
    for engine, count in ((store._engines.writer, 1), (store._engines.reader, SQLITE_READERS)):
        connections = [await engine.connect() for _ in range(count)]
        for connection in connections:
            told = {
                name: (await connection.execute(text(f"PRAGMA {name}"))).scalar()
                for name in ("synchronous", "journal_mode", "foreign_keys", "busy_timeout")
            }
            assert told == {"synchronous": 2, "journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 10_000}
        for connection in connections:
            await connection.close()
    await store.close()


async def test_a_read_view_cannot_write(store: SqlStore, town: Town) -> None:
    async with store.reading() as reading:
        with pytest.raises((Unavailable, DBAPIError)) as refused:
            await reading.people._db.run(text("DELETE FROM goal"))
    assert "read" in str(refused.value.__cause__ or refused.value)


async def test_nothing_of_a_failed_transaction_stays(store: SqlStore, town: Town) -> None:
    eve = make_person(town.id, "Eve")

    async def fail() -> None:
        async with store.writing(town.id) as writing:
            await writing.people.add_person(eve)
            await writing.outbox.append(ChangeKind.PERSON, eve.id)
            raise KeyError("bug")

    with pytest.raises(KeyError):
        await fail()
    async with store.reading() as reading:
        assert await reading.people.person(eve.id) is None
        assert await reading.outbox.heads() == {}


async def test_a_cancelled_transaction_is_rolled_back_and_gives_its_connection_back(
    store: SqlStore, town: Town
) -> None:
    entered = asyncio.Event()

    async def hang() -> None:
        async with store.writing(town.id) as writing:
            await writing.outbox.append(ChangeKind.PERSON, town.ada.id)
            entered.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(hang())
    await entered.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(5), store.writing(town.id) as writing:
        assert (await writing.outbox.append(ChangeKind.PERSON, town.ada.id)).sequence == 1


async def test_writers_cancelled_at_any_moment_leave_the_store_whole(store: SqlStore, town: Town) -> None:
    async def write() -> None:
        async with store.writing(town.id) as writing:
            await writing.outbox.append(ChangeKind.PERSON, town.ada.id)

    for step in range(25):
        tasks = [asyncio.create_task(write()) for _ in range(3)]
        await asyncio.sleep(step * 0.0007)
        for task in tasks:
            task.cancel()
        # A transaction left open would make the next writer wait for its lock, until it gives up.
        async with asyncio.timeout(BUSY_SECONDS / 2):
            ended = await asyncio.gather(*tasks, return_exceptions=True)
        assert [one for one in ended if not (one is None or isinstance(one, asyncio.CancelledError))] == []
    async with asyncio.timeout(BUSY_SECONDS / 2):
        await write()
        async with store.reading() as reading:
            changes = await reading.outbox.after(town.id, 0, 1000)
    assert [change.sequence for change in changes] == list(range(1, len(changes) + 1))


async def test_a_read_view_sees_one_snapshot(store: SqlStore, town: Town) -> None:
    async with store.reading() as reading:
        assert await reading.evidence.of_person(town.ada.id) == []
        async with store.writing(town.id) as writing:
            await writing.evidence.append(town.id, make_fact(town.ada.id, town.welding))
        assert await reading.evidence.of_person(town.ada.id) == []
    async with store.reading() as reading:
        assert len(await reading.evidence.of_person(town.ada.id)) == 1


def count_up(url: str, person_id: str) -> None:
    """Add one to a number in a person's row, again and again: read, then write, in one transaction."""

    async def run() -> None:
        store = await open_store(url)
        for _ in range(ROUNDS):
            async with store.reading() as reading:
                seen = await reading.people.person(person_id)
            assert seen is not None
            async with store.writing(seen.territory_id) as writing:
                person = await writing.people.person(person_id)
                assert person is not None
                number = int(person.display_name) + 1
                await writing.people.save_person(
                    make_person(person.territory_id, str(number), id=person.id, created_at=NOON)
                )
        await store.close()

    asyncio.run(run())


async def test_processes_lose_no_update(database_url: str) -> None:
    store = await open_store(database_url, migrate=True)
    territory = make_territory()
    person = make_person(territory.id, "0")
    async with store.writing(territory.id) as writing:
        await writing.territories.put_territory(territory)
        await writing.people.add_person(person)
    spawn = multiprocessing.get_context("spawn")
    workers = [spawn.Process(target=count_up, args=(database_url, person.id)) for _ in range(PROCESSES)]
    for worker in workers:
        worker.start()
    for worker in workers:
        await asyncio.to_thread(worker.join, 60)
    assert [worker.exitcode for worker in workers] == [0] * PROCESSES
    async with store.reading() as reading:
        found = await reading.people.person(person.id)
    await store.close()
    assert found is not None
    assert found.display_name == str(PROCESSES * ROUNDS)


async def test_a_territory_does_not_wait_for_another_on_postgresql(postgres_url: str) -> None:
    store = await open_store(postgres_url, migrate=True)
    here, there = make_territory(), make_territory()
    async with store.writing(here.id) as writing:
        await writing.territories.put_territory(here)
        async with asyncio.timeout(5), store.writing(there.id) as other:
            await other.territories.put_territory(there)
    await store.close()


def test_locks_are_those_of_territories() -> None:
    here, there = make_territory().id, make_territory().id
    assert _lock_of("") == 0
    assert len({_lock_of(here), _lock_of(there), 0}) == 3
    assert _lock_of(here) == _lock_of(here)
    assert all(-(2**63) <= _lock_of(one) < 2**63 for one in (here, there))


async def test_a_database_that_cannot_be_reached_is_unavailable(tmp_path: Path) -> None:
    for where in (tmp_path / "no" / "such" / "folder" / "file", "postgresql+asyncpg://nobody@127.0.0.1:1/none"):
        with pytest.raises(Unavailable):
            await open_store(where)
    (tmp_path / "broken").write_bytes(b"this is no database, but long enough to be read as one" * 100)
    with pytest.raises(Unavailable):
        await open_store(tmp_path / "broken", migrate=True)


@pytest.mark.parametrize("where", ["mysql://host/name", "sqlite+aiosqlite://", "sqlite:///:memory:"])
async def test_other_databases_are_refused_by_name(where: str) -> None:
    with pytest.raises(ValueError, match=r"sqlite or postgresql|needs a file"):
        await open_store(where)


async def test_a_lost_connection_is_unavailable_and_the_next_one_works(postgres_url: str) -> None:
    store = await open_store(postgres_url, migrate=True)
    territory = make_territory()

    async def cut_off() -> None:
        async with store.writing(territory.id) as writing:
            await writing.territories.put_territory(territory)
            async with store._engines.writer.connect() as killer:
                await killer.execute(
                    text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
                )
            await writing.territories.territories()

    with pytest.raises(Unavailable):
        await cut_off()
    await store.check()
    async with store.reading() as reading:
        assert await reading.territories.territory(territory.id) is None
    await store.close()
