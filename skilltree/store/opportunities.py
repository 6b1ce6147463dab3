"""Opportunities and answers to them. A seat is taken by the answer, in one statement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import func, or_, select

from skilltree.model.errors import Conflict, NotFound
from skilltree.model.ids import OpportunityId, PersonId, ResponseId, TerritoryId
from skilltree.model.opportunity import Opportunity, OpportunityResponse
from skilltree.model.words import ResponseStatus
from skilltree.store.connection import Part, chunks
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables import opportunities as t

_STAYS = ("id", "territory_id", "seats_taken", "posted_at", "closed_at", "hidden_at")
"""What writing an opportunity anew leaves as it is."""


class OpportunityReading(Part):
    """See `service.ports.opportunities.OpportunityReads`."""

    async def open(self, territory_id: TerritoryId, day: date) -> list[Opportunity]:
        """Those that have not ended on that day, and are neither closed nor hidden, by id."""
        rows = await self._db.rows(
            t.opportunity.select()
            .where(
                t.opportunity.c.territory_id == territory_id,
                or_(t.opportunity.c.ends_on.is_(None), t.opportunity.c.ends_on >= day),
                t.opportunity.c.closed_at.is_(None),
                t.opportunity.c.hidden_at.is_(None),
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

    async def response(self, response_id: ResponseId) -> OpportunityResponse | None:
        """One answer."""
        row = await self._db.first(t.response.select().where(t.response.c.id == response_id))
        return None if row is None else struct_of(OpportunityResponse, row)

    async def response_by(self, person_id: PersonId, opportunity_id: OpportunityId) -> OpportunityResponse | None:
        """A person's answer to an opportunity."""
        row = await self._db.first(
            t.response.select().where(
                t.response.c.person_id == person_id, t.response.c.opportunity_id == opportunity_id
            )
        )
        return None if row is None else struct_of(OpportunityResponse, row)

    async def interested(self, opportunity_ids: Sequence[OpportunityId]) -> dict[OpportunityId, list[ResponseId]]:
        """Answers that wait, oldest first, by opportunity."""
        found: dict[OpportunityId, list[ResponseId]] = {}
        for some in chunks(list(opportunity_ids)):
            rows = await self._db.rows(
                select(t.response.c.opportunity_id, t.response.c.id)
                .where(t.response.c.opportunity_id.in_(some), t.response.c.status == ResponseStatus.INTERESTED)
                .order_by(t.response.c.at, t.response.c.id)
            )
            for row in rows:
                found.setdefault(row.opportunity_id, []).append(row.id)
        return found


class OpportunityWriting(OpportunityReading):
    """See `service.ports.opportunities.OpportunityWrites`."""

    async def put(self, opportunity: Opportunity) -> None:
        """Insert or update; what answers, closing and hiding did to it stays on an update.

        Raises Conflict when more seats are taken than it has now.
        """
        upsert = self._db.insert(t.opportunity).values(**fields(opportunity))
        replaced = {name: upsert.excluded[name] for name in fields(opportunity, but=_STAYS)}
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
        if not await self.take_seat(territory_id, response.opportunity_id):
            raise Conflict("no seat is left")

    async def take_seat(self, territory_id: TerritoryId, opportunity_id: OpportunityId) -> bool:
        """Take a seat where one is left; False where none is."""
        taken = await self._db.run(
            t.opportunity.update()
            .where(
                t.opportunity.c.territory_id == territory_id,
                t.opportunity.c.id == opportunity_id,
                or_(t.opportunity.c.seats.is_(None), t.opportunity.c.seats_taken < t.opportunity.c.seats),
            )
            .values(seats_taken=t.opportunity.c.seats_taken + 1)
        )
        return taken.rowcount == 1

    async def give_seat_back(self, territory_id: TerritoryId, opportunity_id: OpportunityId) -> None:
        """One seat less is taken."""
        await self._db.run(
            t.opportunity.update()
            .where(
                t.opportunity.c.territory_id == territory_id,
                t.opportunity.c.id == opportunity_id,
                t.opportunity.c.seats_taken > 0,
            )
            .values(seats_taken=t.opportunity.c.seats_taken - 1)
        )

    async def put_response(self, territory_id: TerritoryId, response: OpportunityResponse) -> None:
        """Keep what became of an answer; seats are taken and given back by themselves."""
        here = (t.response.c.territory_id == territory_id, t.response.c.id == response.id)
        changed = fields(response, but=("id", "opportunity_id", "person_id"))
        await self._db.run(t.response.update().where(*here).values(**changed))

    async def drop_response(self, territory_id: TerritoryId, response_id: ResponseId) -> None:
        """Forget an answer that was taken back."""
        here = (t.response.c.territory_id == territory_id, t.response.c.id == response_id)
        await self._db.run(t.response.delete().where(*here))

    async def close(self, territory_id: TerritoryId, opportunity_id: OpportunityId, at: datetime) -> None:
        """Nobody answers it any more."""
        await self._mark(territory_id, opportunity_id, closed_at=at)

    async def hide(self, territory_id: TerritoryId, opportunity_id: OpportunityId, at: datetime | None) -> None:
        """Nobody but whoever posted it sees it; None shows it again."""
        await self._mark(territory_id, opportunity_id, hidden_at=at)

    async def _mark(self, territory_id: TerritoryId, opportunity_id: OpportunityId, **marks: datetime | None) -> None:
        here = (t.opportunity.c.territory_id == territory_id, t.opportunity.c.id == opportunity_id)
        await self._db.run(t.opportunity.update().where(*here).values(**marks))
