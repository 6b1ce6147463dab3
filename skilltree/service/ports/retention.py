"""What is deleted by age: the store's side."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Forgettable(StrEnum):
    """Rows that lose their purpose with time. The instant that counts stands in the store."""

    CODES = "codes"
    CONFIRMATION_LINKS = "confirmation links"
    CONTACT_REQUESTS = "contact requests"
    LOCKED_PHONES = "locked phones"
    LOOKS = "looks at people's data"
    RESPONSES = "answers to opportunities"
    SESSIONS = "sessions"


class Retention(Protocol):
    """Commands."""

    async def forget(self, what: Forgettable, before: datetime) -> int:
        """Delete rows whose last instant is before that; return how many."""
        ...
