"""One-time codes, addresses, sessions and cards."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import and_, bindparam, delete, select

from skilltree.model.errors import Conflict
from skilltree.model.ids import PersonId, TerritoryId
from skilltree.model.person import Contact, DeviceSession, Membership
from skilltree.service.ports.identity import CardRecord, CodeRecord, Holder
from skilltree.store.connection import Part
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables import identity as t
from skilltree.store.tables.people import membership, person


class IdentityReading(Part):
    """See `service.ports.identity.IdentityReads`."""

    async def holder(self, token_hash: bytes) -> Holder | None:
        """Who holds this token, expired or not; None when it is unknown or revoked. One query: every request asks."""
        rows = await self._db.rows(_HOLDER.params(token_hash=token_hash))
        if not rows:
            return None
        first = rows[0]
        return Holder(
            session=struct_of(DeviceSession, first),
            territory_id=first.territory_id,
            language=first.language,
            memberships=tuple(struct_of(Membership, row) for row in rows if row.organisation_id is not None),
            birth_year=first.birth_year,
        )

    async def sessions(self, person_id: PersonId) -> list[DeviceSession]:
        """A person's unrevoked sessions, newest first."""
        rows = await self._db.rows(
            t.session.select()
            .where(t.session.c.person_id == person_id, t.session.c.revoked_at.is_(None))
            .order_by(t.session.c.since.desc(), t.session.c.id)
        )
        return [struct_of(DeviceSession, row) for row in rows]

    async def person_with(self, territory_id: TerritoryId, contact: Contact) -> PersonId | None:
        """Who signs in with this address in this territory."""
        row = await self._db.first(
            select(t.contact.c.person_id).where(
                t.contact.c.territory_id == territory_id,
                t.contact.c.channel == contact.channel,
                t.contact.c.address == contact.address,
            )
        )
        return None if row is None else str(row.person_id)

    async def contacts(self, person_id: PersonId) -> list[Contact]:
        """A person's own addresses, in a stable order."""
        rows = await self._db.rows(
            t.contact.select()
            .where(t.contact.c.person_id == person_id)
            .order_by(t.contact.c.channel, t.contact.c.address)
        )
        return [struct_of(Contact, row) for row in rows]


_HOLDER: Final = (
    select(
        *(column for column in t.session.c if column is not t.session.c.token_hash),
        person.c.language,
        person.c.birth_year,
        membership.c.organisation_id,
        membership.c.role,
        membership.c.verified,
    )
    .select_from(
        t.session.join(
            person, and_(person.c.territory_id == t.session.c.territory_id, person.c.id == t.session.c.person_id)
        ).outerjoin(
            membership, and_(membership.c.territory_id == person.c.territory_id, membership.c.person_id == person.c.id)
        )
    )
    .where(t.session.c.token_hash == bindparam("token_hash"), t.session.c.revoked_at.is_(None))
    .order_by(membership.c.organisation_id, membership.c.role)
)


class IdentityWriting(IdentityReading):
    """See `service.ports.identity.IdentityWrites`."""

    async def put_code(self, code: CodeRecord) -> None:
        """Replace the pending code of this address; codes that expired before go."""
        await self._db.run(delete(t.code).where(t.code.c.expires_at < code.created_at))
        await self._db.run(self._db.upsert(t.code).values(**fields(code)))

    async def code(self, address_hash: bytes) -> CodeRecord | None:
        """The pending code of this address."""
        row = await self._db.first(t.code.select().where(t.code.c.address_hash == address_hash))
        return None if row is None else struct_of(CodeRecord, row)

    async def count_attempt(self, address_hash: bytes) -> None:
        """One wrong try more."""
        await self._db.run(
            t.code.update().where(t.code.c.address_hash == address_hash).values(attempts=t.code.c.attempts + 1)
        )

    async def drop_code(self, address_hash: bytes) -> None:
        """The code is used up."""
        await self._db.run(delete(t.code).where(t.code.c.address_hash == address_hash))

    async def add_contact(self, territory_id: TerritoryId, person_id: PersonId, contact: Contact) -> None:
        """An address belongs to one person of a territory. Raises Conflict when it is another's."""
        written = await self._db.first(
            self._db.insert(t.contact)
            .values(territory_id=territory_id, person_id=person_id, **fields(contact))
            .on_conflict_do_nothing()
            .returning(t.contact.c.person_id)
        )
        if written is None and await self.person_with(territory_id, contact) != person_id:
            raise Conflict("this address is somebody else's", field="address")

    async def add_session(self, token_hash: bytes, session: DeviceSession) -> None:
        """A device is signed in."""
        territory_id = await self._db.territory_of(session.person_id)
        await self._db.run(
            t.session.insert().values(territory_id=territory_id, token_hash=token_hash, **fields(session))
        )

    async def touch_session(self, session_id: str, at: datetime) -> None:
        """The device was seen; never earlier than it was."""
        await self._db.run(
            t.session.update().where(t.session.c.id == session_id, t.session.c.last_seen < at).values(last_seen=at)
        )

    async def revoke_session(self, person_id: PersonId, session_id: str, at: datetime) -> bool:
        """False when it is not a live session of this person."""
        revoked = await self._db.run(
            t.session.update()
            .where(
                t.session.c.id == session_id,
                t.session.c.person_id == person_id,
                t.session.c.revoked_at.is_(None),
            )
            .values(revoked_at=at)
        )
        return revoked.rowcount == 1

    async def put_card(self, card: CardRecord) -> None:
        """Keep a printed card; earlier cards of the person are revoked."""
        await self._db.run(
            t.card.update()
            .where(
                t.card.c.territory_id == card.territory_id,
                t.card.c.person_id == card.person_id,
                t.card.c.card_hash != card.card_hash,
            )
            .values(revoked=True)
        )
        await self._db.run(self._db.upsert(t.card).values(**fields(card)))

    async def card(self, card_hash: bytes) -> CardRecord | None:
        """The card with this token's hash."""
        row = await self._db.first(t.card.select().where(t.card.c.card_hash == card_hash))
        return None if row is None else struct_of(CardRecord, row)

    async def card_of(self, person_id: PersonId) -> CardRecord | None:
        """The person's card that works; None without one."""
        row = await self._db.first(t.card.select().where(t.card.c.person_id == person_id, t.card.c.revoked.is_(False)))
        return None if row is None else struct_of(CardRecord, row)

    async def count_card_attempt(self, card_hash: bytes, *, reset: bool = False) -> None:
        """One wrong PIN more, or back to none."""
        await self._db.run(
            t.card.update()
            .where(t.card.c.card_hash == card_hash)
            .values(attempts=0 if reset else t.card.c.attempts + 1)
        )
