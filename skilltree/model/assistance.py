"""Help with the card that one signs in with: which organisation may replace it, and the proof that both are there."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.model.ids import OrganisationId, PersonId, TerritoryId


class Assistance(Struct):
    """An organisation opened a person's account and may replace their card, until the person ends it."""

    organisation_id: OrganisationId
    person_id: PersonId
    since: datetime
    card_since: datetime | None = None


class HelpCode(Struct):
    """A short code from a device where the person is still signed in. Only its hash is kept."""

    territory_id: TerritoryId
    person_id: PersonId
    code_hash: bytes
    attempts: int
    expires_at: datetime
