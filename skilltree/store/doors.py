"""Passkeys, challenges and locked phones."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, exists, or_, select

from skilltree.model.doors import Challenge, LockedPhone, Passkey
from skilltree.model.errors import Conflict
from skilltree.model.ids import LockedPhoneId, PasskeyId, PersonId
from skilltree.store.connection import Part
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables import doors as t
from skilltree.store.tables.identity import card, contact


class DoorReading(Part):
    """See `service.ports.doors.DoorReads`."""

    async def passkey(self, credential_id: bytes) -> Passkey | None:
        """The passkey that an authenticator names so; the first one, should two territories have it."""
        row = await self._db.first(
            t.passkey.select()
            .where(t.passkey.c.credential_id == credential_id)
            .order_by(t.passkey.c.since, t.passkey.c.id)
        )
        return None if row is None else struct_of(Passkey, row)

    async def passkeys(self, person_id: PersonId) -> list[Passkey]:
        """A person's own, newest first."""
        rows = await self._db.rows(
            t.passkey.select()
            .where(t.passkey.c.person_id == person_id)
            .order_by(t.passkey.c.since.desc(), t.passkey.c.id.desc())
        )
        return [struct_of(Passkey, row) for row in rows]

    async def locked_phones(self, person_id: PersonId) -> list[LockedPhone]:
        """Phones that keep this person's profile, newest first."""
        rows = await self._db.rows(
            t.locked_phone.select()
            .where(t.locked_phone.c.person_id == person_id)
            .order_by(t.locked_phone.c.since.desc(), t.locked_phone.c.id.desc())
        )
        return [struct_of(LockedPhone, row) for row in rows]

    async def has_address_or_card(self, person_id: PersonId) -> bool:
        """Whether the person could sign in without any passkey."""
        addressed = exists().where(contact.c.person_id == person_id)
        carded = exists().where(card.c.person_id == person_id, card.c.revoked.is_(False))
        return bool(await self._db.value(select(or_(addressed, carded))))


class DoorWriting(DoorReading):
    """See `service.ports.doors.DoorWrites`."""

    async def put_challenge(self, challenge: Challenge) -> None:
        """Keep a challenge until it is answered."""
        await self._db.run(t.challenge.insert().values(**fields(challenge)))

    async def take_challenge(self, id_hash: bytes) -> Challenge | None:
        """Give a challenge out and delete it: of two who ask at once, one gets it."""
        row = await self._db.first(
            delete(t.challenge).where(t.challenge.c.id_hash == id_hash).returning(*t.challenge.c)
        )
        return None if row is None else struct_of(Challenge, row)

    async def forget_challenges(self, before: datetime) -> int:
        """Delete challenges that expired before that; how many."""
        return (await self._db.run(delete(t.challenge).where(t.challenge.c.expires_at < before))).rowcount

    async def add_passkey(self, passkey: Passkey) -> None:
        """A credential belongs to one person. Raises Conflict when it is known already."""
        if await self.passkey(passkey.credential_id) is not None:
            raise Conflict("this passkey is known already", field="credential", code="PASSKEY_KNOWN")
        await self._db.run(t.passkey.insert().values(**fields(passkey)))

    async def use_passkey(self, passkey: Passkey, sign_count: int, at: datetime) -> bool:
        """Note a use; False when it was used or removed since `passkey` was read."""
        used = await self._db.run(
            t.passkey.update()
            .where(
                t.passkey.c.territory_id == passkey.territory_id,
                t.passkey.c.id == passkey.id,
                t.passkey.c.sign_count == passkey.sign_count,
            )
            .values(sign_count=sign_count, last_used=at)
        )
        return used.rowcount == 1

    async def remove_passkey(self, person_id: PersonId, passkey_id: PasskeyId) -> bool:
        """False when it is not this person's."""
        removed = await self._db.run(
            delete(t.passkey).where(t.passkey.c.id == passkey_id, t.passkey.c.person_id == person_id)
        )
        return removed.rowcount == 1

    async def add_locked_phone(self, phone: LockedPhone) -> None:
        """A phone keeps a profile."""
        await self._db.run(t.locked_phone.insert().values(**fields(phone)))

    async def begin_try(self, handle_hash: bytes, tries: int) -> LockedPhone | None:
        """Count a try before it is judged, and return the phone with it; None past `tries`, or when unknown."""
        row = await self._db.first(
            t.locked_phone.update()
            .where(t.locked_phone.c.handle_hash == handle_hash, t.locked_phone.c.attempts < tries)
            .values(attempts=t.locked_phone.c.attempts + 1)
            .returning(*t.locked_phone.c)
        )
        return None if row is None else struct_of(LockedPhone, row)

    async def unlock_phone(self, phone_id: LockedPhoneId, at: datetime) -> bool:
        """The PIN was right: forgive the wrong ones. False when the phone is forgotten meanwhile."""
        unlocked = await self._db.run(
            t.locked_phone.update().where(t.locked_phone.c.id == phone_id).values(attempts=0, last_used=at)
        )
        return unlocked.rowcount == 1

    async def forget_locked_phone(self, handle_hash: bytes) -> None:
        """Delete the phone that knows this handle, if any."""
        await self._db.run(delete(t.locked_phone).where(t.locked_phone.c.handle_hash == handle_hash))

    async def remove_locked_phone(self, person_id: PersonId, phone_id: LockedPhoneId) -> bool:
        """False when it is not this person's."""
        removed = await self._db.run(
            delete(t.locked_phone).where(t.locked_phone.c.id == phone_id, t.locked_phone.c.person_id == person_id)
        )
        return removed.rowcount == 1
