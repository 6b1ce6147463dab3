"""Redis away: limits go on by process, listening comes back, one log line an outage."""

import asyncio
import logging
import time

import pytest

from skilltree.bus import RedisBus, redis
from skilltree.bus.outage import Outage
from tests.bus.test_contract import Ear, tuned
from tests.support.redis import RedisServer


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redis, "RETRY_SECONDS", 0.05)
    monkeypatch.setattr(redis, "CALL_SECONDS", 0.3)


async def test_limits_are_shared_by_workers(redis_url: str) -> None:
    one, two = RedisBus(redis_url), RedisBus(redis_url)
    waits = [await bus.allow("a", limit=2, window_seconds=60) for bus in (one, two, one, two)]
    assert [wait > 0 for wait in waits] == [False, False, True, True]
    for bus in (one, two):
        await bus.close()


async def test_workers_hear_each_other(redis_url: str) -> None:
    one, two = RedisBus(redis_url), RedisBus(redis_url)
    ear = Ear(two)
    await tuned(two, ear)
    await one.announce("here")
    assert await ear.until(1) == ["here"]
    for bus in (one, two):
        await bus.close()


async def test_an_outage_is_lived_through(redis_server: RedisServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING, logger="skilltree.bus.outage")
    bus = RedisBus(redis_server.url)
    ear = Ear(bus)
    await tuned(bus, ear)
    redis_server.kill()
    try:
        waits = [await bus.allow("outage", limit=2, window_seconds=60) for _ in range(4)]
        assert [wait > 0 for wait in waits] == [False, False, True, True]
        await bus.announce("lost")
        assert not await bus.check()
        await asyncio.sleep(0.3)
    finally:
        redis_server.start_again()
    await tuned(bus, ear)
    await bus.announce("again")
    assert await ear.until(1) == ["again"]
    assert await bus.check()
    await bus.close()
    await ear.ended()
    said = [record.getMessage() for record in caplog.records]
    assert len(said) == 2
    assert "does not answer" in said[0]
    assert said[1] == "Redis answers again"


async def test_a_black_hole_costs_a_moment_once() -> None:
    # A socket that accepts and never answers, as a broken network does.
    async def swallow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    server = await asyncio.start_server(swallow, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    bus = RedisBus(f"redis://127.0.0.1:{port}/0")
    started = time.monotonic()
    assert await bus.allow("a", limit=1, window_seconds=60) == 0
    assert await bus.allow("a", limit=1, window_seconds=60) > 0
    assert not await bus.check()
    assert time.monotonic() - started < 6
    await bus.close()
    server.close()


async def test_a_silent_subscription_is_made_anew(redis_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redis, "QUIET_SECONDS", 0.1)
    bus = RedisBus(redis_url)
    ear = Ear(bus)
    await tuned(bus, ear)
    await asyncio.sleep(0.5)  # several questions, all answered
    await bus.announce("here")
    assert await ear.until(1) == ["here"]
    await bus.close()


def test_a_server_that_failed_is_left_alone_for_a_moment() -> None:
    now = 0.0
    outage = Outage("X", retry_seconds=5, now=lambda: now)
    assert not outage.skip()
    outage.begun(OSError())
    assert outage.skip()
    now = 5.0
    assert not outage.skip()
    outage.over()
    assert not outage.skip()
