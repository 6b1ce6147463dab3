"""One-time codes, addresses, sessions and cards."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from skilltree.model.errors import Conflict
from skilltree.model.ids import PersonId, TerritoryId
from skilltree.model.person import Contact, DeviceSession
from skilltree.service.ports.identity import CardRecord, CodeRecord
from skilltree.store.connection import Part
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables.identity import card, code, contact, session


class IdentityReading(Part):
    """See `service.ports.identity.IdentityReads`."""

    async def session(self, token_hash: bytes) -> DeviceSession | None:
        """The session of this token's hash, expired or not; None when unknown or revoked."""
        row = await self._db.first(
            session.select().where(session.c.token_hash == token_hash, session.c.revoked_at.is_(None))
        )
        return None if row is None else struct_of(DeviceSession, row)

    async def sessions(self, person_id: PersonId) -> list[DeviceSession]:
        """A person's unrevoked sessions, newest first."""
        rows = await self._db.rows(
            session.select()
            .where(session.c.person_id == person_id, session.c.revoked_at.is_(None))
            .order_by(session.c.since.desc(), session.c.id)
        )
        return [struct_of(DeviceSession, row) for row in rows]

    async def person_with(self, territory_id: TerritoryId, address: Contact) -> PersonId | None:
        """Who signs in with this address in this territory."""
        row = await self._db.first(
            select(contact.c.person_id).where(
                contact.c.territory_id == territory_id,
                contact.c.channel == address.channel,
                contact.c.address == address.address,
            )
        )
        return None if row is None else str(row.person_id)

    async def contacts(self, person_id: PersonId) -> list[Contact]:
        """A person's own addresses, in a stable order."""
        rows = await self._db.rows(
            contact.select().where(contact.c.person_id == person_id).order_by(contact.c.channel, contact.c.address)
        )
        return [struct_of(Contact, row) for row in rows]


class IdentityWriting(IdentityReading):
    """See `service.ports.identity.IdentityWrites`."""

    async def put_code(self, new: CodeRecord) -> None:
        """Replace the pending code of this address; codes that expired before go."""
        await self._db.run(delete(code).where(code.c.expires_at < new.created_at))
        await self._db.run(self._db.upsert(code).values(**fields(new)))

    async def code(self, address_hash: bytes) -> CodeRecord | None:
        """The pending code of this address."""
        row = await self._db.first(code.select().where(code.c.address_hash == address_hash))
        return None if row is None else struct_of(CodeRecord, row)

    async def count_attempt(self, address_hash: bytes) -> None:
        """One wrong try more."""
        await self._db.run(
            code.update().where(code.c.address_hash == address_hash).values(attempts=code.c.attempts + 1)
        )

    async def drop_code(self, address_hash: bytes) -> None:
        """The code is used up."""
        await self._db.run(delete(code).where(code.c.address_hash == address_hash))

    async def add_contact(self, territory_id: TerritoryId, person_id: PersonId, address: Contact) -> None:
        """An address belongs to one person of a territory. Raises Conflict when it is another's."""
        written = await self._db.first(
            self._db.insert(contact)
            .values(territory_id=territory_id, person_id=person_id, **fields(address))
            .on_conflict_do_nothing()
            .returning(contact.c.person_id)
        )
        if written is None and await self.person_with(territory_id, address) != person_id:
            raise Conflict("this address is somebody else's", field="address")

    async def add_session(self, token_hash: bytes, new: DeviceSession) -> None:
        """A device is signed in."""
        territory_id = await self._db.territory_of(new.person_id)
        await self._db.run(session.insert().values(territory_id=territory_id, token_hash=token_hash, **fields(new)))

    async def touch_session(self, session_id: str, at: datetime) -> None:
        """The device was seen; never earlier than it was."""
        await self._db.run(
            session.update().where(session.c.id == session_id, session.c.last_seen < at).values(last_seen=at)
        )

    async def revoke_session(self, person_id: PersonId, session_id: str, at: datetime) -> bool:
        """False when it is not a live session of this person."""
        revoked = await self._db.run(
            session.update()
            .where(
                session.c.id == session_id,
                session.c.person_id == person_id,
                session.c.revoked_at.is_(None),
            )
            .values(revoked_at=at)
        )
        return revoked.rowcount == 1

    async def put_card(self, new: CardRecord) -> None:
        """Keep a printed card; earlier cards of the person are revoked."""
        await self._db.run(
            card.update()
            .where(
                card.c.territory_id == new.territory_id,
                card.c.person_id == new.person_id,
                card.c.card_hash != new.card_hash,
            )
            .values(revoked=True)
        )
        await self._db.run(self._db.upsert(card).values(**fields(new)))

    async def card(self, card_hash: bytes) -> CardRecord | None:
        """The card with this token's hash."""
        row = await self._db.first(card.select().where(card.c.card_hash == card_hash))
        return None if row is None else struct_of(CardRecord, row)

    async def count_card_attempt(self, card_hash: bytes, *, reset: bool = False) -> None:
        """One wrong PIN more, or back to none."""
        await self._db.run(
            card.update().where(card.c.card_hash == card_hash).values(attempts=0 if reset else card.c.attempts + 1)
        )
