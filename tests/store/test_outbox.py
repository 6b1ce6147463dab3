"""The outbox: without gaps, in commit order, a territory apart from another."""

import asyncio

import pytest

from skilltree.model.change import Change, ChangeKind
from skilltree.store import SqlStore, open_store
from tests.store.conftest import Town
from tests.store.samples import make_territory


async def test_changes_are_numbered_by_territory(store: SqlStore, town: Town) -> None:
    async with store.writing(town.id) as writing:
        first = await writing.outbox.append(ChangeKind.TREE, town.ada.id)
        second = await writing.outbox.append(ChangeKind.PERSON, town.bob.id)
    async with store.writing() as writing:
        outside = await writing.outbox.append(ChangeKind.TAXONOMY, "esco")
    assert (first.sequence, second.sequence, outside.sequence) == (1, 2, 1)
    assert outside.territory_id == ""
    async with store.reading() as reading:
        assert await reading.outbox.heads() == {town.id: 2, "": 1}
        assert await reading.outbox.after(town.id, 0, 10) == [first, second]
        assert await reading.outbox.after(town.id, 0, 1) == [first]
        assert await reading.outbox.after(town.id, 2, 10) == []
        assert await reading.outbox.after("", 0, 10) == [
            Change(territory_id="", sequence=1, kind=ChangeKind.TAXONOMY, subject_id="esco")
        ]


async def test_a_territory_without_changes_has_no_head(store: SqlStore, town: Town) -> None:
    async with store.reading() as reading:
        assert await reading.outbox.heads() == {}


async def test_numbers_commit_in_order_under_concurrent_writers(database_url: str) -> None:
    # Several stores are several pools, as several workers have them.
    stores = [await open_store(database_url, migrate=True) for _ in range(3)]
    territory = make_territory()
    async with stores[0].writing(territory.id) as writing:
        await writing.territories.put_territory(territory)
    done = asyncio.Event()

    async def write(store: SqlStore, name: str) -> None:
        for number in range(15):
            async with store.writing(territory.id) as writing:
                await writing.outbox.append(ChangeKind.TREE, f"{name}{number}")
                await asyncio.sleep(0.001 * (number % 3))

    async def follow(store: SqlStore) -> list[int]:
        seen: list[int] = []
        while True:
            last_round = done.is_set()
            async with store.reading() as reading:
                new = await reading.outbox.after(territory.id, seen[-1] if seen else 0, 100)
            seen += [change.sequence for change in new]
            if last_round:
                return seen
            await asyncio.sleep(0.002)

    follower = asyncio.create_task(follow(stores[0]))
    await asyncio.gather(*(write(store, f"w{index}-") for index, store in enumerate(stores)))
    done.set()
    # A number that committed late would be missing: the follower asks only for later ones.
    assert await follower == list(range(1, 46))
    for store in stores:
        await store.close()


async def test_a_rolled_back_number_is_drawn_again(store: SqlStore, town: Town) -> None:
    async def fail() -> None:
        async with store.writing(town.id) as writing:
            await writing.outbox.append(ChangeKind.TREE, town.ada.id)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    async with store.writing(town.id) as writing:
        assert (await writing.outbox.append(ChangeKind.TREE, town.ada.id)).sequence == 1
