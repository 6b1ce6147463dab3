"""Workshops, their rosters and what was seen there: the store's side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from skilltree.model.ids import EvidenceId, OrganisationId, PersonId, SkillId, TerritoryId, WorkshopFactId, WorkshopId
from skilltree.model.workshop import Workshop, WorkshopFact, WorkshopSeat


class WorkshopReads(Protocol):
    """Queries."""

    async def workshop(self, workshop_id: WorkshopId) -> Workshop | None:
        """One workshop."""
        ...

    async def by_code(self, territory_id: TerritoryId, code: str) -> Workshop | None:
        """The workshop with this room code, open or not."""
        ...

    async def of_organisations(self, organisation_ids: Sequence[OrganisationId], limit: int) -> list[Workshop]:
        """Workshops of these organisations, newest opened first."""
        ...

    async def seats(self, workshop_id: WorkshopId) -> list[WorkshopSeat]:
        """The roster, by number."""
        ...

    async def seat_of(self, workshop_id: WorkshopId, person_id: PersonId) -> WorkshopSeat | None:
        """The seat of a person."""
        ...

    async def seats_of_person(self, person_id: PersonId) -> list[WorkshopSeat]:
        """All seats that a person has or had, newest workshop first."""
        ...

    async def seat_by_slip(self, slip_hash: bytes) -> WorkshopSeat | None:
        """The seat that a paper slip opens."""
        ...

    async def facts(self, workshop_id: WorkshopId, number: int | None = None) -> list[WorkshopFact]:
        """What was seen, of one seat or of all, oldest first."""
        ...


class WorkshopWrites(WorkshopReads, Protocol):
    """Commands."""

    async def open(self, workshop: Workshop) -> bool:
        """Keep a new workshop; False when its code is taken."""
        ...

    async def close(self, workshop_id: WorkshopId, at: datetime) -> bool:
        """Close it; False when it was closed before."""
        ...

    async def put_seat(self, seat: WorkshopSeat) -> None:
        """Insert or replace one place of the roster. Raises Conflict for a person who has another place."""
        ...

    async def remove_seat(self, workshop_id: WorkshopId, number: int) -> bool:
        """Take a place off the roster, where nothing was seen yet; False otherwise."""
        ...

    async def add_fact(self, fact: WorkshopFact) -> bool:
        """Note what was seen; False when this skill was noted for this seat before."""
        ...

    async def turned_into(self, fact_id: WorkshopFactId, evidence_id: EvidenceId) -> None:
        """Note the evidence that a fact became."""
        ...

    async def take_back(self, workshop_id: WorkshopId, number: int, skill_id: SkillId) -> WorkshopFact | None:
        """Delete a fact that was noted by mistake and return it; None when there is none."""
        ...

    async def close_opened_before(self, opened_before: datetime, at: datetime) -> int:
        """Close those that nobody closed; return how many."""
        ...

    async def forget_names(self, closed_before: datetime) -> int:
        """Erase the names of places without an account where the workshop closed before; return how many."""
        ...

    async def forget_slips(self, closed_before: datetime) -> int:
        """End the slips that nobody claimed where the workshop closed before, with what was noted; return how many."""
        ...
