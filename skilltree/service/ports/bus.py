"""The bus: change signal, rate limits. Redis in production, an in-process twin without it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Protocol

from skilltree.model.ids import TerritoryId


class Bus(Protocol):
    """Never holds the only copy of anything; every method degrades when the server is away."""

    async def announce(self, territory_id: TerritoryId) -> None:
        """Tell every worker that this territory's outbox grew. Losing it is harmless: workers poll."""
        ...

    def listen(self) -> AsyncIterator[TerritoryId]:
        """Yield announcements for ever, this worker's own too; survives reconnects."""
        ...

    async def allow(self, bucket: str, *, limit: int, window_seconds: int) -> int:
        """Count one use. 0 when allowed, else the seconds to wait."""
        ...

    async def check(self) -> bool:
        """Whether the server answers."""
        ...

    async def close(self) -> None:
        """Give connections back."""
        ...
