"""Opportunities and answers to them. A seat is taken by the answer, in one statement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select

from skilltree.model.errors import Conflict, NotFound
from skilltree.model.ids import OpportunityId, PersonId, TerritoryId
from skilltree.model.opportunity import Opportunity, OpportunityResponse
from skilltree.model.words import ResponseStatus
from skilltree.store.connection import Part, chunks
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables.opportunities import opportunity, response


class OpportunityReading(Part):
    """See `service.ports.opportunities.OpportunityReads`."""

    async def open(self, territory_id: TerritoryId, day: date) -> list[Opportunity]:
        """Those that have not ended on that day, by id."""
        rows = await self._db.rows(
            opportunity.select()
            .where(
                opportunity.c.territory_id == territory_id,
                or_(opportunity.c.ends_on.is_(None), opportunity.c.ends_on >= day),
            )
            .order_by(opportunity.c.id)
        )
        return [struct_of(Opportunity, row) for row in rows]

    async def opportunity(self, opportunity_id: OpportunityId) -> Opportunity | None:
        """One opportunity."""
        return (await self.opportunities([opportunity_id])).get(opportunity_id)

    async def opportunities(self, ids: Sequence[OpportunityId]) -> dict[OpportunityId, Opportunity]:
        """Several, by id."""
        found = {}
        for some in chunks(ids):
            rows = await self._db.rows(opportunity.select().where(opportunity.c.id.in_(some)))
            found.update({row.id: struct_of(Opportunity, row) for row in rows})
        return found

    async def responses_of(self, person_id: PersonId) -> list[OpportunityResponse]:
        """A person's answers, newest first."""
        rows = await self._db.rows(
            response.select()
            .where(response.c.person_id == person_id)
            .order_by(response.c.at.desc(), response.c.id.desc())
        )
        return [struct_of(OpportunityResponse, row) for row in rows]

    async def responses_to(self, opportunity_id: OpportunityId) -> list[OpportunityResponse]:
        """Answers to an opportunity, oldest first."""
        rows = await self._db.rows(
            response.select().where(response.c.opportunity_id == opportunity_id).order_by(response.c.at, response.c.id)
        )
        return [struct_of(OpportunityResponse, row) for row in rows]


class OpportunityWriting(OpportunityReading):
    """See `service.ports.opportunities.OpportunityWrites`."""

    async def put(self, new: Opportunity) -> None:
        """Insert or update; seats taken are counted by answers and stay on an update.

        Raises Conflict when more seats are taken than it has now.
        """
        upsert = self._db.insert(opportunity).values(**fields(new))
        replaced = {
            name: upsert.excluded[name] for name in fields(new, but=("id", "territory_id", "seats_taken", "posted_at"))
        }
        written = await self._db.first(
            upsert.on_conflict_do_update(
                index_elements=["territory_id", "id"],
                set_=replaced,
                where=or_(upsert.excluded.seats.is_(None), upsert.excluded.seats >= opportunity.c.seats_taken),
            ).returning(opportunity.c.id)
        )
        if written is None:
            raise Conflict("more seats are taken than that", field="seats")

    async def add_response(self, territory_id: TerritoryId, new: OpportunityResponse) -> None:
        """Raises Conflict when the person answered before, or no seat is left."""
        here = (opportunity.c.territory_id == territory_id, opportunity.c.id == new.opportunity_id)
        if await self._db.first(select(opportunity.c.id).where(*here)) is None:
            raise NotFound("no such opportunity", field="opportunity_id")
        written = await self._db.first(
            self._db.insert(response)
            .values(territory_id=territory_id, **fields(new))
            .on_conflict_do_nothing()
            .returning(response.c.id)
        )
        if written is None:
            raise Conflict("this person answered before")
        if new.status is ResponseStatus.DECLINED:
            return
        seated = await self._db.run(
            opportunity.update()
            .where(
                *here,
                or_(opportunity.c.seats.is_(None), opportunity.c.seats_taken < opportunity.c.seats),
            )
            .values(seats_taken=opportunity.c.seats_taken + 1)
        )
        if seated.rowcount == 0:
            raise Conflict("no seat is left")
