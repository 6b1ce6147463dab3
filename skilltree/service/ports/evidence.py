"""Evidence, append-only: the store's side."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Protocol

from skilltree.model.evidence import Evidence
from skilltree.model.ids import EvidenceId, PersonId, TerritoryId


class EvidenceReads(Protocol):
    """Queries."""

    async def of_person(self, person_id: PersonId) -> list[Evidence]:
        """All facts of a person by (at, sequence), retracted ones too."""
        ...

    async def find(self, evidence_id: EvidenceId) -> Evidence | None:
        """One fact."""
        ...

    def everybody(self, territory_id: TerritoryId) -> AsyncIterator[tuple[PersonId, list[Evidence]]]:
        """Every person's facts, a person at a time, for building engines."""
        ...


class EvidenceWrites(EvidenceReads, Protocol):
    """Commands. The database refuses UPDATE, and DELETE but for a person under erasure."""

    async def append(self, territory_id: TerritoryId, fact: Evidence) -> Evidence:
        """Store a fact and return it with its sequence (per person, from 1)."""
        ...

    async def retract(self, territory_id: TerritoryId, evidence_id: EvidenceId, *, by: PersonId, at: datetime) -> bool:
        """Append a retraction; False when it was retracted already."""
        ...
