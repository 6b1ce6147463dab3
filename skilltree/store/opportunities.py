"""Opportunities and answers to them. A seat is taken by the answer, in one statement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, or_, select

from skilltree.model.errors import Conflict, NotFound
from skilltree.model.ids import OpportunityId, PersonId, TerritoryId
from skilltree.model.opportunity import Opportunity, OpportunityResponse
from skilltree.model.words import ResponseStatus
from skilltree.store.connection import Part, chunks
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables import opportunities as t


class OpportunityReading(Part):
    """See `service.ports.opportunities.OpportunityReads`."""

    async def open(self, territory_id: TerritoryId, day: date) -> list[Opportunity]:
        """Those that have not ended on that day, by id."""
        rows = await self._db.rows(
            t.opportunity.select()
            .where(
                t.opportunity.c.territory_id == territory_id,
                or_(t.opportunity.c.ends_on.is_(None), t.opportunity.c.ends_on >= day),
            )
            .order_by(t.opportunity.c.id)
        )
        return [struct_of(Opportunity, row) for row in rows]

    async def opportunity(self, opportunity_id: OpportunityId) -> Opportunity | None:
        """One opportunity."""
        return (await self.opportunities([opportunity_id])).get(opportunity_id)

    async def opportunities(self, ids: Sequence[OpportunityId]) -> dict[OpportunityId, Opportunity]:
        """Several, by id."""
        found = {}
        for some in chunks(ids):
            rows = await self._db.rows(t.opportunity.select().where(t.opportunity.c.id.in_(some)))
            found.update({row.id: struct_of(Opportunity, row) for row in rows})
        return found

    async def posted_by(self, person_id: PersonId) -> list[Opportunity]:
        """What a person posted, newest first."""
        rows = await self._db.rows(
            t.opportunity.select()
            .where(t.opportunity.c.posted_by == person_id)
            .order_by(t.opportunity.c.posted_at.desc(), t.opportunity.c.id.desc())
        )
        return [struct_of(Opportunity, row) for row in rows]

    async def responses_of(self, person_id: PersonId) -> list[OpportunityResponse]:
        """A person's answers, newest first."""
        rows = await self._db.rows(
            t.response.select()
            .where(t.response.c.person_id == person_id)
            .order_by(t.response.c.at.desc(), t.response.c.id.desc())
        )
        return [struct_of(OpportunityResponse, row) for row in rows]

    async def responses_to(self, opportunity_id: OpportunityId) -> list[OpportunityResponse]:
        """Answers to an opportunity, oldest first."""
        rows = await self._db.rows(
            t.response.select()
            .where(t.response.c.opportunity_id == opportunity_id)
            .order_by(t.response.c.at, t.response.c.id)
        )
        return [struct_of(OpportunityResponse, row) for row in rows]

    async def count_responses(self, opportunity_id: OpportunityId) -> int:
        """How many answered an opportunity."""
        counted = select(func.count()).where(t.response.c.opportunity_id == opportunity_id)
        return int(await self._db.value(counted))


class OpportunityWriting(OpportunityReading):
    """See `service.ports.opportunities.OpportunityWrites`."""

    async def put(self, opportunity: Opportunity) -> None:
        """Insert or update; seats taken are counted by answers and stay on an update.

        Raises Conflict when more seats are taken than it has now.
        """
        upsert = self._db.insert(t.opportunity).values(**fields(opportunity))
        replaced = {
            name: upsert.excluded[name]
            for name in fields(opportunity, but=("id", "territory_id", "seats_taken", "posted_at"))
        }
        written = await self._db.first(
            upsert.on_conflict_do_update(
                index_elements=["territory_id", "id"],
                set_=replaced,
                where=or_(upsert.excluded.seats.is_(None), upsert.excluded.seats >= t.opportunity.c.seats_taken),
            ).returning(t.opportunity.c.id)
        )
        if written is None:
            raise Conflict("more seats are taken than that", field="seats")

    async def add_response(self, territory_id: TerritoryId, response: OpportunityResponse) -> None:
        """Raises Conflict when the person answered before, or no seat is left."""
        here = (t.opportunity.c.territory_id == territory_id, t.opportunity.c.id == response.opportunity_id)
        if await self._db.first(select(t.opportunity.c.id).where(*here)) is None:
            raise NotFound("no such opportunity", field="opportunity_id")
        written = await self._db.first(
            self._db.insert(t.response)
            .values(territory_id=territory_id, **fields(response))
            .on_conflict_do_nothing()
            .returning(t.response.c.id)
        )
        if written is None:
            raise Conflict("this person answered before")
        if response.status is not ResponseStatus.ACCEPTED:
            return
        seated = await self._db.run(
            t.opportunity.update()
            .where(
                *here,
                or_(t.opportunity.c.seats.is_(None), t.opportunity.c.seats_taken < t.opportunity.c.seats),
            )
            .values(seats_taken=t.opportunity.c.seats_taken + 1)
        )
        if seated.rowcount == 0:
            raise Conflict("no seat is left")
