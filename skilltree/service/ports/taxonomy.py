"""Skills and occupations: the store's side."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Protocol

from skilltree.model.activity import Activity
from skilltree.model.base import Localized, Struct
from skilltree.model.ids import OccupationId, PersonId, SkillId, TerritoryId
from skilltree.model.taxonomy import (
    ConceptLabel,
    Label,
    Occupation,
    OccupationRecord,
    OccupationSkillLink,
    Skill,
    SkillLink,
    SkillRecord,
)


class PutCount(Struct):
    """What a batch of records did."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: PutCount) -> PutCount:
        return PutCount(
            new=self.new + other.new,
            changed=self.changed + other.changed,
            unchanged=self.unchanged + other.unchanged,
        )


class ImportMark(Struct):
    """How far an import of one file (by its SHA-256) went, so that it can resume."""

    file_sha256: bytes
    reader: str
    rows_done: int
    finished_at: datetime | None = None


class TaxonomyReads(Protocol):
    """Queries. A skill's shown label per language is the lowest (rank, source order, position).

    Source order: starter, local, esco, rome.
    """

    async def skills(self, ids: Sequence[SkillId]) -> dict[SkillId, Skill]:
        """Several, by id; merged skills answer under both ids."""
        ...

    def all_skills(self) -> AsyncIterator[list[Skill]]:
        """Every skill, in batches, for the catalogue."""
        ...

    async def skill_labels(self, ids: Sequence[SkillId]) -> dict[SkillId, tuple[Label, ...]]:
        """All labels, best first."""
        ...

    async def skill_about(self, ids: Sequence[SkillId]) -> dict[SkillId, Localized]:
        """Descriptions."""
        ...

    def labels(self, concept: str) -> AsyncIterator[list[ConceptLabel]]:
        """Every label of all "Skill" or all "Occupation" concepts, in batches, in stable order."""
        ...

    async def labels_of(self, ids: Sequence[str]) -> list[ConceptLabel]:
        """Labels of these skills and occupations."""
        ...

    async def occupations(self, ids: Sequence[OccupationId]) -> dict[OccupationId, Occupation]:
        """Several, with their skills."""
        ...

    async def occupation_about(self, ids: Sequence[OccupationId]) -> dict[OccupationId, Localized]:
        """Descriptions."""
        ...

    async def activities(self) -> list[Activity]:
        """Everyday doings, in their order."""
        ...

    async def counts(self) -> dict[str, int]:
        """Row counts by table, of skills, labels, occupations, links and communes."""
        ...

    async def import_mark(self, file_sha256: bytes, reader: str) -> ImportMark | None:
        """How far this reader went in this file."""
        ...


class TaxonomyWrites(TaxonomyReads, Protocol):
    """Commands; batches of up to some thousand records, idempotent."""

    async def put_skills(self, records: Sequence[SkillRecord]) -> PutCount:
        """Insert or update; labels of the record's source replace that source's earlier ones."""
        ...

    async def put_occupations(self, records: Sequence[OccupationRecord]) -> PutCount:
        """Insert or update."""
        ...

    async def put_skill_links(self, links: Sequence[SkillLink]) -> PutCount:
        """Insert those missing."""
        ...

    async def put_occupation_links(self, links: Sequence[OccupationSkillLink]) -> PutCount:
        """Insert or update."""
        ...

    async def put_activities(self, activities: Sequence[Activity]) -> PutCount:
        """Insert or update."""
        ...

    async def known_skills(self, ids: Sequence[SkillId]) -> set[SkillId]:
        """Which of these exist."""
        ...

    async def known_occupations(self, ids: Sequence[OccupationId]) -> set[OccupationId]:
        """Which of these exist."""
        ...

    async def add_local_skill(self, territory_id: TerritoryId, record: SkillRecord, proposed_by: PersonId) -> Skill:
        """A skill that an inhabitant proposes; usable at once by its owner."""
        ...

    async def put_import_mark(self, mark: ImportMark) -> None:
        """Remember how far an import went, in the transaction of its batch."""
        ...
