"""Accounts that organisations help with."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete

from skilltree.model.assistance import Assistance, HelpCode
from skilltree.model.ids import OrganisationId, PersonId, TerritoryId
from skilltree.store.connection import Part
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables import helping as t


class AssistanceReading(Part):
    """See `service.ports.assistance.AssistanceReads`."""

    async def assisted_by(self, organisation_id: OrganisationId, limit: int) -> list[Assistance]:
        """Accounts that an organisation helps with, newest first."""
        rows = await self._db.rows(
            t.assistance.select()
            .where(t.assistance.c.organisation_id == organisation_id)
            .order_by(t.assistance.c.since.desc(), t.assistance.c.person_id)
            .limit(limit)
        )
        return [struct_of(Assistance, row) for row in rows]

    async def assistance(self, organisation_id: OrganisationId, person_id: PersonId) -> Assistance | None:
        """That one; None when the organisation does not help this person."""
        row = await self._db.first(
            t.assistance.select().where(
                t.assistance.c.organisation_id == organisation_id, t.assistance.c.person_id == person_id
            )
        )
        return None if row is None else struct_of(Assistance, row)

    async def helpers_of(self, person_id: PersonId) -> list[Assistance]:
        """Organisations that may replace a person's card, newest first."""
        rows = await self._db.rows(
            t.assistance.select()
            .where(t.assistance.c.person_id == person_id)
            .order_by(t.assistance.c.since.desc(), t.assistance.c.organisation_id)
        )
        return [struct_of(Assistance, row) for row in rows]


class AssistanceWriting(AssistanceReading):
    """See `service.ports.assistance.AssistanceWrites`."""

    async def put_assistance(self, territory_id: TerritoryId, assistance: Assistance) -> None:
        """Insert or update."""
        await self._db.run(self._db.upsert(t.assistance).values(territory_id=territory_id, **fields(assistance)))

    async def end_assistance(self, organisation_id: OrganisationId, person_id: PersonId) -> bool:
        """False when there was none."""
        ended = await self._db.run(
            delete(t.assistance).where(
                t.assistance.c.organisation_id == organisation_id, t.assistance.c.person_id == person_id
            )
        )
        return ended.rowcount == 1

    async def put_help_code(self, code: HelpCode) -> None:
        """Replace the person's code."""
        await self._db.run(self._db.upsert(t.help_code).values(**fields(code)))

    async def help_code(self, person_id: PersonId) -> HelpCode | None:
        """The person's code, expired or not."""
        row = await self._db.first(t.help_code.select().where(t.help_code.c.person_id == person_id))
        return None if row is None else struct_of(HelpCode, row)

    async def count_help_attempt(self, person_id: PersonId) -> None:
        """One wrong try more."""
        await self._db.run(
            t.help_code.update().where(t.help_code.c.person_id == person_id).values(attempts=t.help_code.c.attempts + 1)
        )

    async def drop_help_code(self, person_id: PersonId) -> None:
        """The code is used up."""
        await self._db.run(delete(t.help_code).where(t.help_code.c.person_id == person_id))

    async def drop_help_codes_before(self, at: datetime) -> int:
        """Forget codes that expired before; how many."""
        return (await self._db.run(delete(t.help_code).where(t.help_code.c.expires_at < at))).rowcount
