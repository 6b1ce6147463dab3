"""Passkeys, challenges and locked phones: the store's side. Only hashes of secrets are kept."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from skilltree.model.doors import Challenge, LockedPhone, Passkey
from skilltree.model.ids import LockedPhoneId, PasskeyId, PersonId


class DoorReads(Protocol):
    """Queries."""

    async def passkey(self, credential_id: bytes) -> Passkey | None:
        """The passkey that an authenticator names so."""
        ...

    async def passkeys(self, person_id: PersonId) -> list[Passkey]:
        """A person's own, newest first."""
        ...

    async def locked_phones(self, person_id: PersonId) -> list[LockedPhone]:
        """Phones that keep this person's profile, newest first."""
        ...

    async def has_address_or_card(self, person_id: PersonId) -> bool:
        """Whether the person could sign in without any passkey."""
        ...


class DoorWrites(DoorReads, Protocol):
    """Commands."""

    async def put_challenge(self, challenge: Challenge) -> None:
        """Keep a challenge until it is answered."""
        ...

    async def take_challenge(self, id_hash: bytes) -> Challenge | None:
        """Give a challenge out and delete it: of two who ask at once, one gets it."""
        ...

    async def forget_challenges(self, before: datetime) -> int:
        """Delete challenges that expired before that; how many."""
        ...

    async def add_passkey(self, passkey: Passkey) -> None:
        """A credential belongs to one person. Raises Conflict when it is known already."""
        ...

    async def use_passkey(self, passkey: Passkey, sign_count: int, at: datetime) -> bool:
        """Note a use; False when it was used or removed since `passkey` was read."""
        ...

    async def remove_passkey(self, person_id: PersonId, passkey_id: PasskeyId) -> bool:
        """False when it is not this person's."""
        ...

    async def add_locked_phone(self, phone: LockedPhone) -> None:
        """A phone keeps a profile."""
        ...

    async def begin_try(self, handle_hash: bytes, tries: int) -> LockedPhone | None:
        """Count a try before it is judged, and return the phone with it; None past `tries`, or when unknown."""
        ...

    async def unlock_phone(self, phone_id: LockedPhoneId, at: datetime) -> bool:
        """The PIN was right: forgive the wrong ones. False when the phone is forgotten meanwhile."""
        ...

    async def forget_locked_phone(self, handle_hash: bytes) -> None:
        """Delete the phone that knows this handle, if any."""
        ...

    async def remove_locked_phone(self, person_id: PersonId, phone_id: LockedPhoneId) -> bool:
        """False when it is not this person's."""
        ...
