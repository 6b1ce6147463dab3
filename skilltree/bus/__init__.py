"""Change signal and rate limits: Redis, and an in-process twin."""

from __future__ import annotations

from skilltree.bus.memory import MemoryBus
from skilltree.bus.redis import RedisBus

__all__ = ["MemoryBus", "RedisBus", "open_bus"]


def open_bus(url: str | None) -> MemoryBus | RedisBus:
    """Return the bus of a Redis URL, connected when first used, or the in-process one for None."""
    return MemoryBus() if url is None else RedisBus(url)
