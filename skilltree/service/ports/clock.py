"""Time as a port, so that tests choose it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

Clock: TypeAlias = Callable[[], datetime]
"""Returns the present instant in UTC."""

PARIS = ZoneInfo("Europe/Paris")


def system_clock() -> datetime:
    """Return the present instant in UTC."""
    return datetime.now(UTC)


def paris_day(instant: datetime) -> date:
    """Return the calendar day of an instant in Europe/Paris."""
    return instant.astimezone(PARIS).date()
