"""A parent's yes to the account of a child below 15 (GDPR art. 8; loi Informatique et Libertés, art. 45)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from skilltree.model.base import Struct
from skilltree.model.ids import PersonId, TerritoryId


class ParentalStanding(StrEnum):
    """How far it is."""

    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"
    WAITING = "waiting"
    """No parent was asked yet."""
    WITHDRAWN = "withdrawn"


class ParentalConsent(Struct):
    """One child's. The parent's address is not kept: they hold the link, by which they also take their yes back.

    `since` is when this standing began; `until` is how long an ask can be answered, unknown
    until its message went out.
    """

    territory_id: TerritoryId
    person_id: PersonId
    standing: ParentalStanding
    since: datetime
    token_hash: bytes | None = None
    until: datetime | None = None
    parent_name: str | None = None

    def opens(self, now: datetime) -> bool:
        """Whether the link still leads somewhere: an ask to be answered, or a yes to be taken back."""
        if self.standing is ParentalStanding.GIVEN:
            return True
        return self.standing is ParentalStanding.ASKED and self.until is not None and now < self.until
