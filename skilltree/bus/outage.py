"""Knowing that a server is away: one log line an outage, and no waiting for it at every call."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

_LOG = logging.getLogger(__name__)


class Outage:
    """State of a server: there, or away since a failure; while away it is tried again now and then."""

    def __init__(self, name: str, *, retry_seconds: float, now: Callable[[], float] = time.monotonic) -> None:
        self._name = name
        self._retry_seconds = retry_seconds
        self._now = now
        self._retry_at: float | None = None

    def begun(self, error: Exception) -> None:
        """A call failed."""
        if self._retry_at is None:
            _LOG.warning("%s does not answer, going on without it: %s", self._name, type(error).__name__)
        self._retry_at = self._now() + self._retry_seconds

    def over(self) -> None:
        """A call succeeded."""
        if self._retry_at is not None:
            _LOG.warning("%s answers again", self._name)
        self._retry_at = None

    def skip(self) -> bool:
        """Whether it failed a moment ago and should not be waited for."""
        return self._retry_at is not None and self._now() < self._retry_at
