"""The bus of a single process: what `serve` uses where there is no Redis."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from time import monotonic

from skilltree.bus.windows import Windows
from skilltree.model.ids import TerritoryId


class MemoryBus:
    """See `service.ports.bus.Bus`. Other processes hear nothing of it: their workers poll."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._windows = Windows(now)
        self._listeners: set[_Listener] = set()

    async def announce(self, territory_id: TerritoryId) -> None:
        """Tell every listener of this process."""
        for listener in self._listeners:
            listener.tell(territory_id)

    async def listen(self) -> AsyncIterator[TerritoryId]:
        """Yield announcements from the first step on, until the bus is closed."""
        listener = _Listener()
        self._listeners.add(listener)
        try:
            while (territory_id := await listener.hear()) is not None:
                yield territory_id
        finally:
            self._listeners.discard(listener)

    async def allow(self, bucket: str, *, limit: int, window_seconds: int) -> int:
        """Count one use. 0 when allowed, else the seconds to wait."""
        return self._windows.allow(bucket, limit=limit, window_seconds=window_seconds)

    async def check(self) -> bool:
        """There is no server that could be away."""
        return True

    async def close(self) -> None:
        """End all listening."""
        for listener in self._listeners:
            listener.tell(None)


class _Listener:
    """Territories not yet told, each once: a slow listener never holds more than there are territories."""

    def __init__(self) -> None:
        self._waiting: dict[TerritoryId | None, None] = {}
        self._told = asyncio.Event()

    def tell(self, territory_id: TerritoryId | None) -> None:
        self._waiting[territory_id] = None
        self._told.set()

    async def hear(self) -> TerritoryId | None:
        await self._told.wait()
        territory_id = next(iter(self._waiting))
        del self._waiting[territory_id]
        if not self._waiting:
            self._told.clear()
        return territory_id
