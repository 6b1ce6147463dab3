"""The bus over Redis: publish and subscribe, and rate limits that all workers share."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import RedisError

from skilltree.bus.outage import Outage
from skilltree.bus.windows import Windows
from skilltree.model.ids import TerritoryId

CHANNEL = "skilltree:changes"
BUCKETS = "skilltree:allow:"
CALL_SECONDS = 1.0
QUIET_SECONDS = 10.0
"""Silence after which a listener asks whether its connection is still one."""
RETRY_SECONDS = 1.0

# A window begins with its first use. INCR and PEXPIRE apart could leave a key that never expires.
_ALLOW = """
local used = redis.call('INCR', KEYS[1])
local left = redis.call('PTTL', KEYS[1])
if left < 0 then
  left = tonumber(ARGV[2]) * 1000
  redis.call('PEXPIRE', KEYS[1], left)
end
if used <= tonumber(ARGV[1]) then return 0 end
return math.max(1, math.ceil(left / 1000))
"""


class RedisBus:
    """See `service.ports.bus.Bus`. Raises ValueError for a URL that is not Redis's."""

    def __init__(self, url: str) -> None:
        # Left to itself the client tries ten times with growing pauses: 56 s in a network black hole.
        self._client = Redis.from_url(
            url,
            socket_timeout=CALL_SECONDS,
            socket_connect_timeout=CALL_SECONDS,
            retry=Retry(NoBackoff(), 1),
        )
        self._script = self._client.register_script(_ALLOW)
        self._outage = Outage("Redis", retry_seconds=RETRY_SECONDS)
        self._windows = Windows()
        self._closed = False

    async def announce(self, territory_id: TerritoryId) -> None:
        """Publish; lost while Redis is away, which is harmless because workers poll."""
        if self._outage.skip():
            return
        try:
            await self._client.publish(CHANNEL, territory_id)
            self._outage.over()
        except (RedisError, OSError) as error:
            self._outage.begun(error)

    async def listen(self) -> AsyncIterator[TerritoryId]:
        """Yield announcements from the first step on; subscribes again after an outage."""
        while not self._closed:
            try:
                async with self._client.pubsub() as subscription:
                    await subscription.subscribe(CHANNEL)
                    async for territory_id in self._heard(subscription):
                        yield territory_id
            except (RedisError, OSError) as error:
                if not self._closed:
                    self._outage.begun(error)
                    await asyncio.sleep(RETRY_SECONDS)

    async def allow(self, bucket: str, *, limit: int, window_seconds: int) -> int:
        """Count one use. 0 when allowed, else the seconds to wait. By process while Redis is away."""
        if not self._outage.skip():
            try:
                wait = await self._script(keys=[BUCKETS + bucket], args=[limit, window_seconds])
                self._outage.over()
                return int(wait)
            except (RedisError, OSError) as error:
                self._outage.begun(error)
        return self._windows.allow(bucket, limit=limit, window_seconds=window_seconds)

    async def check(self) -> bool:
        """Whether the server answers."""
        try:
            await self._client.ping()
        except (RedisError, OSError) as error:
            self._outage.begun(error)
            return False
        self._outage.over()
        return True

    async def close(self) -> None:
        """End all listening and give connections back."""
        self._closed = True
        await self._client.aclose()

    async def _heard(self, subscription: PubSub) -> AsyncIterator[TerritoryId]:
        """Yield what a subscription hears. Raises when it is dead, which a black hole does not tell."""
        asked = False
        while not self._closed:
            message = await subscription.get_message(timeout=QUIET_SECONDS)
            if message is None:
                if asked:
                    raise RedisConnectionError("the subscription is silent")
                await subscription.ping()
                asked = True
                continue
            asked = False
            self._outage.over()
            if message["type"] == "message":
                yield message["data"].decode()
