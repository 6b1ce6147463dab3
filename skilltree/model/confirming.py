"""People asked to confirm a skill: who asked whom, once a pair."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.model.ids import PersonId, TerritoryId


class ConfirmationAsk(Struct):
    """A link that only one named person can answer. `note` is the word of context of who asks."""

    token_hash: bytes
    territory_id: TerritoryId
    person_id: PersonId
    asked_id: PersonId
    at: datetime
    note: str | None = None
    answered_at: datetime | None = None
