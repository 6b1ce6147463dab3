"""Rate limits of this process alone: the in-process bus's, and the fallback while Redis is away."""

from __future__ import annotations

import time
from collections.abc import Callable
from math import ceil

SWEEP_ABOVE = 10_000
"""Buckets kept before those whose window is over are looked for."""


class Windows:
    """Fixed windows: each begins with a bucket's first use, and is forgotten when it is over."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._open: dict[str, tuple[float, int]] = {}

    def allow(self, bucket: str, *, limit: int, window_seconds: int) -> int:
        """Count one use. 0 when allowed, else the seconds to wait."""
        now = self._now()
        end, used = self._open.get(bucket, (0.0, 0))
        if end <= now:
            if len(self._open) >= SWEEP_ABOVE:
                self._open = {name: window for name, window in self._open.items() if window[0] > now}
            end, used = now + window_seconds, 0
        self._open[bucket] = end, used + 1
        return 0 if used < limit else max(1, ceil(end - now))
