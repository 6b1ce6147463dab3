"""Reports of opportunities and what was decided: the store's side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from skilltree.model.ids import OpportunityId, PersonId, TerritoryId
from skilltree.model.opportunity import Moderation, OpportunityReport, Reported


class ModerationReads(Protocol):
    """Queries."""

    async def waiting(self, territory_id: TerritoryId, limit: int) -> list[Reported]:
        """Opportunities with reports that no steward has answered: most reported first, then longest waiting."""
        ...

    async def decided(self, opportunity_ids: Sequence[OpportunityId]) -> dict[OpportunityId, Moderation]:
        """What was decided last, by opportunity."""
        ...

    async def reports_by(self, person_id: PersonId) -> list[OpportunityReport]:
        """What a person reported, newest first."""
        ...


class ModerationWrites(ModerationReads, Protocol):
    """Commands."""

    async def report(self, report: OpportunityReport) -> bool:
        """Keep a report; False while an earlier one of the same person waits."""
        ...

    async def decide(self, decision: Moderation) -> int:
        """Keep a decision and answer the reports that waited; return how many."""
        ...
