"""Opportunities and answers to them: the store's side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from skilltree.model.ids import OpportunityId, PersonId, ResponseId, TerritoryId
from skilltree.model.opportunity import Opportunity, OpportunityResponse


class OpportunityReads(Protocol):
    """Queries."""

    async def open(self, territory_id: TerritoryId, day: date) -> list[Opportunity]:
        """Those that have not ended on that day, and are neither closed nor hidden, by id."""
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

    async def response(self, response_id: ResponseId) -> OpportunityResponse | None:
        """One answer."""
        ...

    async def response_by(self, person_id: PersonId, opportunity_id: OpportunityId) -> OpportunityResponse | None:
        """A person's answer to an opportunity."""
        ...

    async def interested(self, opportunity_ids: Sequence[OpportunityId]) -> dict[OpportunityId, list[ResponseId]]:
        """Answers that wait, oldest first, by opportunity."""
        ...


class OpportunityWrites(OpportunityReads, Protocol):
    """Commands."""

    async def put(self, opportunity: Opportunity) -> None:
        """Insert or update; what answers, closing and hiding did to it stays. Raises Conflict for too few seats."""
        ...

    async def add_response(self, territory_id: TerritoryId, response: OpportunityResponse) -> None:
        """An ACCEPTED answer takes a seat. Raises Conflict when the person answered before, or none is left."""
        ...

    async def take_seat(self, territory_id: TerritoryId, opportunity_id: OpportunityId) -> bool:
        """Take a seat where one is left; False where none is."""
        ...

    async def give_seat_back(self, territory_id: TerritoryId, opportunity_id: OpportunityId) -> None:
        """One seat less is taken."""
        ...

    async def put_response(self, territory_id: TerritoryId, response: OpportunityResponse) -> None:
        """Keep what became of an answer; seats are taken and given back by themselves."""
        ...

    async def drop_response(self, territory_id: TerritoryId, response_id: ResponseId) -> None:
        """Forget an answer that was taken back."""
        ...

    async def close(self, territory_id: TerritoryId, opportunity_id: OpportunityId, at: datetime) -> None:
        """Nobody answers it any more."""
        ...

    async def hide(self, territory_id: TerritoryId, opportunity_id: OpportunityId, at: datetime | None) -> None:
        """Nobody but whoever posted it sees it; None shows it again."""
        ...
