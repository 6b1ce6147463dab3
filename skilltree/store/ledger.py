"""Consents, accesses, contact requests, confirmation links."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, func, or_, select

from skilltree.model.errors import Conflict
from skilltree.model.ids import ContactId, OrganisationId, PersonId, TerritoryId, new_uuid
from skilltree.model.ledger import AccessRecord, ConfirmationLink, Consent, ContactRequest, Look
from skilltree.model.words import ContactStatus
from skilltree.store.connection import Part, chunks
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables.ledger import access_log, confirmation_link, consent, contact_request


class LedgerReading(Part):
    """See `service.ports.ledger.LedgerReads`."""

    async def consents(self, person_id: PersonId) -> list[Consent]:
        """A person's ledger, oldest first, in the order in which it was written."""
        rows = await self._db.rows(
            consent.select().where(consent.c.person_id == person_id).order_by(consent.c.sequence)
        )
        return [struct_of(Consent, row) for row in rows]

    async def accesses(self, person_id: PersonId, limit: int) -> list[AccessRecord]:
        """Who read this person's data, newest first."""
        rows = await self._db.rows(
            access_log.select()
            .where(access_log.c.person_id == person_id)
            .order_by(access_log.c.at.desc(), access_log.c.id.desc())
            .limit(limit)
        )
        return [struct_of(AccessRecord, row) for row in rows]

    async def looks(
        self, person_id: PersonId, *, what: Sequence[str], after: tuple[datetime, str] | None, limit: int
    ) -> list[Look]:
        """Who read what of this person's data, newest first; all kinds where `what` is empty."""
        wanted = access_log.select().where(access_log.c.person_id == person_id)
        if what:
            wanted = wanted.where(access_log.c.what.in_(what))
        if after is not None:
            at, last = after[0], UUID(after[1])
            wanted = wanted.where(
                or_(access_log.c.at < at, and_(access_log.c.at == at, access_log.c.id < last)),
            )
        rows = await self._db.rows(wanted.order_by(access_log.c.at.desc(), access_log.c.id.desc()).limit(limit))
        return [Look(id=str(row.id), who=row.who, what=row.what, why=row.why, at=row.at) for row in rows]

    async def looked_at(self, person_id: PersonId) -> list[str]:
        """The kinds of looks that this person's log holds, in order."""
        kinds = select(access_log.c.what).where(access_log.c.person_id == person_id).distinct()
        return sorted(row.what for row in await self._db.rows(kinds))

    async def count_looks(self, person_id: PersonId, what: str, since: datetime) -> int:
        """How often since then."""
        found = await self._db.value(
            select(func.count())
            .select_from(access_log)
            .where(access_log.c.person_id == person_id, access_log.c.what == what, access_log.c.at >= since)
        )
        return int(found or 0)

    async def contact(self, contact_id: ContactId) -> ContactRequest | None:
        """One contact request."""
        row = await self._db.first(contact_request.select().where(contact_request.c.id == contact_id))
        return None if row is None else struct_of(ContactRequest, row)

    async def contacts_of(self, person_id: PersonId) -> list[ContactRequest]:
        """Requests to a person, newest first."""
        rows = await self._db.rows(
            contact_request.select()
            .where(contact_request.c.person_id == person_id)
            .order_by(contact_request.c.at.desc(), contact_request.c.id.desc())
        )
        return [struct_of(ContactRequest, row) for row in rows]

    async def contacts_asked(self, organisation_ids: Sequence[OrganisationId], limit: int) -> list[ContactRequest]:
        """Requests by these organisations, newest first."""
        rows = await self._db.rows(
            contact_request.select()
            .where(contact_request.c.organisation_id.in_(organisation_ids))
            .order_by(contact_request.c.at.desc(), contact_request.c.id.desc())
            .limit(limit)
        )
        return [struct_of(ContactRequest, row) for row in rows]

    async def contacts_by(
        self, organisation_id: OrganisationId, person_ids: Sequence[PersonId]
    ) -> dict[PersonId, ContactRequest]:
        """The newest request of an organisation to each of these people."""
        newest = {}
        for some in chunks(person_ids):
            rows = await self._db.rows(
                contact_request.select()
                .where(
                    contact_request.c.organisation_id == organisation_id,
                    contact_request.c.person_id.in_(some),
                )
                .order_by(contact_request.c.at, contact_request.c.id)
            )
            newest.update({row.person_id: struct_of(ContactRequest, row) for row in rows})
        return newest

    async def confirmation(self, token_hash: bytes) -> ConfirmationLink | None:
        """The link with this token's hash."""
        row = await self._db.first(confirmation_link.select().where(confirmation_link.c.token_hash == token_hash))
        return None if row is None else struct_of(ConfirmationLink, row)


class LedgerWriting(LedgerReading):
    """See `service.ports.ledger.LedgerWrites`."""

    async def consent(self, territory_id: TerritoryId, line: Consent) -> None:
        """Append a line."""
        newest = await self._db.value(
            select(func.max(consent.c.sequence)).where(
                consent.c.territory_id == territory_id, consent.c.person_id == line.person_id
            )
        )
        await self._db.run(
            consent.insert().values(territory_id=territory_id, sequence=(newest or 0) + 1, **fields(line))
        )

    async def log_accesses(self, territory_id: TerritoryId, records: Sequence[AccessRecord]) -> None:
        """Append looks at people's data."""
        await self._db.many(
            access_log.insert(),
            [{"territory_id": territory_id, "id": new_uuid(), **fields(record)} for record in records],
        )

    async def add_contact(self, request: ContactRequest) -> None:
        """A recruiter asks. Raises Conflict when one of that organisation is pending already."""
        written = await self._db.first(
            self._db.insert(contact_request)
            .values(**fields(request))
            .on_conflict_do_nothing()
            .returning(contact_request.c.id)
        )
        if written is None:
            raise Conflict("a request of this organisation is pending already")

    async def answer_contact(self, contact_id: ContactId, status: ContactStatus, at: datetime) -> bool:
        """The person answers; False when it was answered already, or is unknown."""
        answered = await self._db.run(
            contact_request.update()
            .where(contact_request.c.id == contact_id, contact_request.c.status == ContactStatus.ASKED)
            .values(status=status, answered_at=at)
        )
        return answered.rowcount == 1

    async def add_confirmation(self, link: ConfirmationLink) -> None:
        """Keep a link that was sent."""
        await self._db.run(confirmation_link.insert().values(**fields(link)))

    async def use_confirmation(self, token_hash: bytes, at: datetime) -> bool:
        """One use; False when it was used already, or is unknown."""
        used = await self._db.run(
            confirmation_link.update()
            .where(confirmation_link.c.token_hash == token_hash, confirmation_link.c.used_at.is_(None))
            .values(used_at=at)
        )
        return used.rowcount == 1
