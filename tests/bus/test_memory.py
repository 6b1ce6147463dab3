"""What the in-process bus and its windows do besides the contract."""

import asyncio

import pytest

from skilltree.bus import MemoryBus, windows
from skilltree.bus.windows import Windows


async def test_a_slow_listener_is_told_of_a_territory_once() -> None:
    bus = MemoryBus()
    listening = bus.listen()
    first = asyncio.ensure_future(anext(listening))
    await asyncio.sleep(0)
    for territory_id in ("a", "b", "b", "c", "b"):
        await bus.announce(territory_id)
    assert await first == "a"
    assert [await anext(listening) for _ in range(2)] == ["b", "c"]
    await bus.announce("b")
    assert await anext(listening) == "b"


def test_a_window_tells_the_seconds_that_are_left() -> None:
    clock = iter([100.0, 100.2, 107.5, 109.9, 110.0])
    buckets = Windows(lambda: next(clock))
    waits = [buckets.allow("a", limit=1, window_seconds=10) for _ in range(5)]
    assert waits == [0, 10, 3, 1, 0]


def test_windows_that_are_over_are_swept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "SWEEP_ABOVE", 3)
    time = 0.0
    buckets = Windows(lambda: time)
    for name in "abc":
        buckets.allow(name, limit=1, window_seconds=10)
    time = 11.0
    buckets.allow("d", limit=1, window_seconds=10)
    assert set(buckets._open) == {"d"}
