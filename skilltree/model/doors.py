"""Ways in without an address: passkeys, their challenges, and profiles that a phone keeps locked."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.model.ids import LockedPhoneId, PasskeyId, PersonId, TerritoryId
from skilltree.model.words import Ceremony


class Passkey(Struct):
    """A public key whose other half an authenticator of the person holds."""

    territory_id: TerritoryId
    id: PasskeyId
    credential_id: bytes
    public_key: bytes
    sign_count: int
    person_id: PersonId
    label: str
    since: datetime
    last_used: datetime | None = None


class Challenge(Struct):
    """What an authenticator is asked to sign, once. `id_hash` binds whom and what it was made for."""

    id_hash: bytes
    challenge: bytes
    ceremony: Ceremony
    expires_at: datetime


class LockedPhone(Struct):
    """A phone that knows a handle, which opens a session together with the person's PIN."""

    territory_id: TerritoryId
    id: LockedPhoneId
    handle_hash: bytes
    person_id: PersonId
    pin_hash: str
    device: str
    attempts: int
    since: datetime
    last_used: datetime | None = None
