"""One-time codes, sessions and cards: the store's side. Only hashes of secrets are kept."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from skilltree.model.base import Struct
from skilltree.model.ids import PersonId, TerritoryId
from skilltree.model.person import Contact, DeviceSession, Membership
from skilltree.model.words import Language


class CodeRecord(Struct):
    """A pending one-time code."""

    address_hash: bytes
    code_hash: bytes
    territory_id: TerritoryId
    created_at: datetime
    expires_at: datetime
    attempts: int


class CardRecord(Struct):
    """A printed card: QR token's hash and PIN's slow hash."""

    card_hash: bytes
    pin_hash: str
    territory_id: TerritoryId
    person_id: PersonId
    attempts: int
    revoked: bool


class Holder(Struct):
    """A session and what every request needs of its person."""

    session: DeviceSession
    territory_id: TerritoryId
    language: Language
    memberships: tuple[Membership, ...]
    birth_year: int | None


class IdentityReads(Protocol):
    """Queries."""

    async def holder(self, token_hash: bytes) -> Holder | None:
        """Who holds this token, expired or not; None when it is unknown or revoked."""
        ...

    async def sessions(self, person_id: PersonId) -> list[DeviceSession]:
        """A person's unrevoked sessions, newest first."""
        ...

    async def person_with(self, territory_id: TerritoryId, contact: Contact) -> PersonId | None:
        """Who signs in with this address in this territory."""
        ...

    async def contacts(self, person_id: PersonId) -> list[Contact]:
        """A person's own addresses."""
        ...


class IdentityWrites(IdentityReads, Protocol):
    """Commands."""

    async def put_code(self, code: CodeRecord) -> None:
        """Replace the pending code of this address."""
        ...

    async def code(self, address_hash: bytes) -> CodeRecord | None:
        """The pending code of this address."""
        ...

    async def count_attempt(self, address_hash: bytes) -> None:
        """One wrong try more."""
        ...

    async def drop_code(self, address_hash: bytes) -> None:
        """The code is used up."""
        ...

    async def add_contact(self, territory_id: TerritoryId, person_id: PersonId, contact: Contact) -> None:
        """An address belongs to one person of a territory (unique)."""
        ...

    async def add_session(self, token_hash: bytes, session: DeviceSession) -> None:
        """A device is signed in."""
        ...

    async def touch_session(self, session_id: str, at: datetime) -> None:
        """The device was seen."""
        ...

    async def revoke_session(self, person_id: PersonId, session_id: str, at: datetime) -> bool:
        """False when it is not a live session of this person."""
        ...

    async def put_card(self, card: CardRecord) -> None:
        """Keep a printed card; earlier cards of the person are revoked."""
        ...

    async def card(self, card_hash: bytes) -> CardRecord | None:
        """The card with this token's hash."""
        ...

    async def card_of(self, person_id: PersonId) -> CardRecord | None:
        """The person's card that works; None without one."""
        ...

    async def count_card_attempt(self, card_hash: bytes, *, reset: bool = False) -> None:
        """One wrong PIN more, or back to none."""
        ...
