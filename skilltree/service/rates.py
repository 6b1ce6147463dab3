"""Rate limits of use cases, counted on the bus.

Count before a transaction is opened: the bus is a network away, and a transaction holds the
territory's lock. So a replay counts too; limits leave room for a phone that tries again.
"""

from __future__ import annotations

from skilltree.model.errors import RateLimited
from skilltree.service.deps import Deps

HOUR_SECONDS = 3_600
DAY_SECONDS = 86_400


async def count_use(deps: Deps, bucket: str, limit: int, *, seconds: int) -> None:
    """Count one use of a bucket. Raises RateLimited, with the seconds to wait, past the limit."""
    wait = await deps.bus.allow(bucket, limit=limit, window_seconds=seconds)
    if wait:
        raise RateLimited("too many tries", retry_after=wait)
