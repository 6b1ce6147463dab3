"""When a notice may come: not at night, which is from 21h to 8h in Paris."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final

from skilltree.service.ports.clock import PARIS

EVENING: Final = time(21)
MORNING: Final = time(8)


def is_quiet(at: datetime) -> bool:
    """True while nobody is disturbed."""
    hour = at.astimezone(PARIS).time()
    return hour >= EVENING or hour < MORNING


def first_allowed(at: datetime) -> datetime:
    """Return the instant itself, or the next morning's end of quiet, in UTC."""
    if not is_quiet(at):
        return at
    local = at.astimezone(PARIS)
    day = local.date() + timedelta(days=local.time() >= EVENING)
    return datetime.combine(day, MORNING, tzinfo=PARIS).astimezone(at.tzinfo)
