"""Workshops, their rosters and what was seen there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, delete, exists, select

from skilltree.model.errors import Conflict
from skilltree.model.ids import EvidenceId, OrganisationId, PersonId, SkillId, TerritoryId, WorkshopFactId, WorkshopId
from skilltree.model.workshop import Workshop, WorkshopFact, WorkshopSeat
from skilltree.store.connection import Part
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables import workshops as t


class WorkshopReading(Part):
    """See `service.ports.workshops.WorkshopReads`."""

    async def workshop(self, workshop_id: WorkshopId) -> Workshop | None:
        """One workshop."""
        row = await self._db.first(t.workshop.select().where(t.workshop.c.id == workshop_id))
        return None if row is None else struct_of(Workshop, row)

    async def by_code(self, territory_id: TerritoryId, code: str) -> Workshop | None:
        """The workshop with this room code, open or not."""
        row = await self._db.first(t.workshop.select().filter_by(territory_id=territory_id, code=code))
        return None if row is None else struct_of(Workshop, row)

    async def of_organisations(self, organisation_ids: Sequence[OrganisationId], limit: int) -> list[Workshop]:
        """Workshops of these organisations, newest opened first."""
        rows = await self._db.rows(
            t.workshop.select()
            .where(t.workshop.c.organisation_id.in_(list(organisation_ids)))
            .order_by(t.workshop.c.opened_at.desc(), t.workshop.c.id.desc())
            .limit(limit)
        )
        return [struct_of(Workshop, row) for row in rows]

    async def seats(self, workshop_id: WorkshopId) -> list[WorkshopSeat]:
        """The roster, by number."""
        seat = t.workshop_seat
        rows = await self._db.rows(seat.select().where(seat.c.workshop_id == workshop_id).order_by(seat.c.number))
        return [struct_of(WorkshopSeat, row) for row in rows]

    async def seat_of(self, workshop_id: WorkshopId, person_id: PersonId) -> WorkshopSeat | None:
        """The seat of a person."""
        row = await self._db.first(t.workshop_seat.select().filter_by(workshop_id=workshop_id, person_id=person_id))
        return None if row is None else struct_of(WorkshopSeat, row)

    async def seats_of_person(self, person_id: PersonId) -> list[WorkshopSeat]:
        """All seats that a person has or had, newest workshop first."""
        seat, held = t.workshop_seat, t.workshop
        rows = await self._db.rows(
            select(seat)
            .join(held, and_(held.c.territory_id == seat.c.territory_id, held.c.id == seat.c.workshop_id))
            .where(seat.c.person_id == person_id)
            .order_by(held.c.opened_at.desc(), seat.c.workshop_id, seat.c.number)
        )
        return [struct_of(WorkshopSeat, row) for row in rows]

    async def seat_by_slip(self, slip_hash: bytes) -> WorkshopSeat | None:
        """The seat that a paper slip opens."""
        row = await self._db.first(t.workshop_seat.select().where(t.workshop_seat.c.slip_hash == slip_hash))
        return None if row is None else struct_of(WorkshopSeat, row)

    async def facts(self, workshop_id: WorkshopId, number: int | None = None) -> list[WorkshopFact]:
        """What was seen, of one seat or of all, oldest first."""
        fact = t.workshop_fact
        query = fact.select().where(fact.c.workshop_id == workshop_id)
        if number is not None:
            query = query.where(fact.c.number == number)
        rows = await self._db.rows(query.order_by(fact.c.at, fact.c.id))
        return [struct_of(WorkshopFact, row) for row in rows]


class WorkshopWriting(WorkshopReading):
    """See `service.ports.workshops.WorkshopWrites`."""

    async def open(self, workshop: Workshop) -> bool:
        """Keep a new workshop; False when its code is taken."""
        kept = await self._db.run(
            self._db.insert(t.workshop)
            .values(**fields(workshop))
            .on_conflict_do_nothing(index_elements=["territory_id", "code"])
        )
        return kept.rowcount == 1

    async def close(self, workshop_id: WorkshopId, at: datetime) -> bool:
        """Close it; False when it was closed before."""
        closed = await self._db.run(
            t.workshop.update()
            .where(t.workshop.c.id == workshop_id, t.workshop.c.closed_at.is_(None))
            .values(closed_at=at)
        )
        return closed.rowcount == 1

    async def put_seat(self, seat: WorkshopSeat) -> None:
        """Insert or replace one place of the roster. Raises Conflict for a person who has another place."""
        if seat.person_id is not None:
            other = await self.seat_of(seat.workshop_id, seat.person_id)
            if other is not None and other.number != seat.number:
                raise Conflict("this person has another place already", field="person", code="SEATED")
        await self._db.run(self._db.upsert(t.workshop_seat).values(**fields(seat)))

    async def remove_seat(self, workshop_id: WorkshopId, number: int) -> bool:
        """Take a place off the roster, where nothing was seen yet; False otherwise."""
        seat, fact = t.workshop_seat, t.workshop_fact
        seen = exists().where(fact.c.workshop_id == workshop_id, fact.c.number == number)
        gone = await self._db.run(delete(seat).where(seat.c.workshop_id == workshop_id, seat.c.number == number, ~seen))
        return gone.rowcount == 1

    async def add_fact(self, fact: WorkshopFact) -> bool:
        """Note what was seen; False when this skill was noted for this seat before."""
        kept = await self._db.run(
            self._db.insert(t.workshop_fact)
            .values(**fields(fact))
            .on_conflict_do_nothing(index_elements=["territory_id", "workshop_id", "number", "skill_id"])
        )
        return kept.rowcount == 1

    async def turned_into(self, fact_id: WorkshopFactId, evidence_id: EvidenceId) -> None:
        """Note the evidence that a fact became."""
        await self._db.run(
            t.workshop_fact.update().where(t.workshop_fact.c.id == fact_id).values(evidence_id=evidence_id)
        )

    async def take_back(self, workshop_id: WorkshopId, number: int, skill_id: SkillId) -> WorkshopFact | None:
        """Delete a fact that was noted by mistake and return it; None when there is none."""
        fact = t.workshop_fact
        row = await self._db.first(
            delete(fact)
            .where(fact.c.workshop_id == workshop_id, fact.c.number == number, fact.c.skill_id == skill_id)
            .returning(*fact.c)
        )
        return None if row is None else struct_of(WorkshopFact, row)

    async def close_opened_before(self, opened_before: datetime, at: datetime) -> int:
        """Close those that nobody closed; return how many."""
        closed = await self._db.run(
            t.workshop.update()
            .where(t.workshop.c.opened_at < opened_before, t.workshop.c.closed_at.is_(None))
            .values(closed_at=at)
        )
        return closed.rowcount

    async def forget_names(self, closed_before: datetime) -> int:
        """Erase the names of places without an account where the workshop closed before; return how many."""
        seat = t.workshop_seat
        over = select(t.workshop.c.id).where(t.workshop.c.closed_at < closed_before)
        forgotten = await self._db.run(
            seat.update()
            .where(seat.c.workshop_id.in_(over), seat.c.person_id.is_(None), seat.c.name != "")
            .values(name="")
        )
        return forgotten.rowcount

    async def forget_slips(self, closed_before: datetime) -> int:
        """End the slips that nobody claimed where the workshop closed before, with what was noted; return how many."""
        seat, fact = t.workshop_seat, t.workshop_fact
        over = select(t.workshop.c.id).where(t.workshop.c.closed_at < closed_before)
        unclaimed = (seat.c.workshop_id.in_(over), seat.c.person_id.is_(None))
        noted = exists().where(
            seat.c.workshop_id == fact.c.workshop_id, seat.c.number == fact.c.number, seat.c.slip_hash.is_not(None)
        )
        await self._db.run(delete(fact).where(fact.c.evidence_id.is_(None), noted.where(*unclaimed)))
        ended = await self._db.run(
            seat.update().where(*unclaimed, seat.c.slip_hash.is_not(None)).values(slip_hash=None)
        )
        return ended.rowcount
