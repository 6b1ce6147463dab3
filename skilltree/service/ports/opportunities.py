"""Opportunities and answers to them: the store's side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from skilltree.model.ids import OpportunityId, PersonId, TerritoryId
from skilltree.model.opportunity import Opportunity, OpportunityResponse


class OpportunityReads(Protocol):
    """Queries."""

    async def open(self, territory_id: TerritoryId, day: date) -> list[Opportunity]:
        """Those that have not ended on that day, by id."""
        ...

    async def opportunity(self, opportunity_id: OpportunityId) -> Opportunity | None:
        """One opportunity."""
        ...

    async def opportunities(self, ids: Sequence[OpportunityId]) -> dict[OpportunityId, Opportunity]:
        """Several, by id."""
        ...

    async def posted_by(self, person_id: PersonId) -> list[Opportunity]:
        """What a person posted, newest first."""
        ...

    async def responses_of(self, person_id: PersonId) -> list[OpportunityResponse]:
        """A person's answers, newest first."""
        ...

    async def responses_to(self, opportunity_id: OpportunityId) -> list[OpportunityResponse]:
        """Answers to an opportunity, oldest first."""
        ...

    async def count_responses(self, opportunity_id: OpportunityId) -> int:
        """How many answered an opportunity."""
        ...


class OpportunityWrites(OpportunityReads, Protocol):
    """Commands."""

    async def put(self, opportunity: Opportunity) -> None:
        """Insert or update."""
        ...

    async def add_response(self, territory_id: TerritoryId, response: OpportunityResponse) -> None:
        """An ACCEPTED answer takes a seat. Raises Conflict when the person answered before, or none is left."""
        ...
