"""What both buses do alike."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from skilltree.bus import MemoryBus, RedisBus, open_bus
from skilltree.model.ids import new_id
from skilltree.service.ports.bus import Bus


@pytest.fixture(params=["memory", "redis"])
async def bus(request: pytest.FixtureRequest) -> AsyncIterator[Bus]:
    url: str | None = request.getfixturevalue("redis_url") if request.param == "redis" else None
    opened: Bus = open_bus(url)
    yield opened
    await opened.close()


class Ear:
    """A task that listens and keeps what it heard."""

    def __init__(self, bus: Bus) -> None:
        self.heard: list[str] = []
        self._more = asyncio.Condition()
        self._task = asyncio.create_task(self._run(bus))

    async def _run(self, bus: Bus) -> None:
        async for territory_id in bus.listen():
            async with self._more:
                self.heard.append(territory_id)
                self._more.notify_all()

    async def until(self, count: int) -> list[str]:
        async with asyncio.timeout(10), self._more:
            await self._more.wait_for(lambda: len(self.heard) >= count)
        return self.heard

    async def ended(self) -> None:
        async with asyncio.timeout(10):
            await self._task


async def tuned(bus: Bus, *ears: Ear) -> None:
    """Announce until every ear heard something: subscribing takes a moment."""
    async with asyncio.timeout(10):
        while not all(ear.heard for ear in ears):
            await bus.announce("tuning")
            await asyncio.sleep(0.01)
    await asyncio.sleep(0.1)
    for ear in ears:
        ear.heard.clear()


async def test_every_listener_hears_every_announcement(bus: Bus) -> None:
    first, second = Ear(bus), Ear(bus)
    await tuned(bus, first, second)
    here, there = new_id("Territory"), new_id("Territory")
    for territory_id in (here, there, ""):
        await bus.announce(territory_id)
    assert await first.until(3) == [here, there, ""]
    assert await second.until(3) == [here, there, ""]


async def test_announcing_to_nobody_is_harmless(bus: Bus) -> None:
    await bus.announce(new_id("Territory"))
    assert await bus.check()


async def test_closing_ends_listening(bus: Bus) -> None:
    ear = Ear(bus)
    await tuned(bus, ear)
    await bus.close()
    await ear.ended()


async def test_a_bucket_allows_as_many_as_its_limit(bus: Bus) -> None:
    waits = [await bus.allow("a", limit=3, window_seconds=60) for _ in range(5)]
    assert waits[:3] == [0, 0, 0]
    assert all(50 <= wait <= 60 for wait in waits[3:])
    assert await bus.allow("b", limit=3, window_seconds=60) == 0
    assert await bus.allow("none", limit=0, window_seconds=60) > 0


async def test_a_bucket_opens_again_when_its_window_is_over(bus: Bus) -> None:
    assert await bus.allow("a", limit=1, window_seconds=1) == 0
    assert await bus.allow("a", limit=1, window_seconds=1) == 1
    await asyncio.sleep(1.05)
    assert await bus.allow("a", limit=1, window_seconds=1) == 0


async def test_uses_at_once_are_all_counted(bus: Bus) -> None:
    waits = await asyncio.gather(*(bus.allow("a", limit=7, window_seconds=60) for _ in range(20)))
    assert sum(wait == 0 for wait in waits) == 7


def test_the_url_chooses_the_bus() -> None:
    assert isinstance(open_bus(None), MemoryBus)
    assert isinstance(open_bus("redis://localhost:1/0"), RedisBus)
    with pytest.raises(ValueError, match="scheme"):
        open_bus("http://localhost")
