"""Evidence, append-only."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Select, and_, bindparam, func, select

from skilltree.model.evidence import Evidence
from skilltree.model.ids import EvidenceId, PersonId, TerritoryId
from skilltree.store.connection import Part
from skilltree.store.fields import AnyRow
from skilltree.store.tables.confirming import set_aside
from skilltree.store.tables.evidence import evidence, retraction
from skilltree.store.tables.people import person

PEOPLE_A_PAGE = 200
BESIDE = ("retracted_at", "set_aside")
"""What stands in tables of its own, as a fact never changes."""


class EvidenceReading(Part):
    """See `service.ports.evidence.EvidenceReads`."""

    async def of_person(self, person_id: PersonId) -> list[Evidence]:
        """All facts of a person by (at, sequence), retracted ones too."""
        return [fact_of(row) for row in await self._db.rows(_OF_PERSON.params(person_id=person_id))]

    async def find(self, evidence_id: EvidenceId) -> Evidence | None:
        """One fact."""
        row = await self._db.first(facts_query().where(evidence.c.id == evidence_id))
        return None if row is None else fact_of(row)

    async def everybody(self, territory_id: TerritoryId) -> AsyncIterator[tuple[PersonId, list[Evidence]]]:
        """Every person's facts, a person at a time; people without any are left out."""
        people = (
            select(person.c.id).where(person.c.territory_id == territory_id).order_by(person.c.id).limit(PEOPLE_A_PAGE)
        )
        page = await self._db.rows(people)
        while page:
            first, last = page[0].id, page[-1].id
            rows = await self._db.rows(
                facts_query()
                .where(evidence.c.territory_id == territory_id, evidence.c.person_id.between(first, last))
                .order_by(evidence.c.person_id, evidence.c.at, evidence.c.sequence)
            )
            for person_id, facts in groupby(rows, key=lambda row: row.person_id):
                yield person_id, [fact_of(row) for row in facts]
            page = await self._db.rows(people.where(person.c.id > last))


class EvidenceWriting(EvidenceReading):
    """See `service.ports.evidence.EvidenceWrites`."""

    async def append(self, territory_id: TerritoryId, fact: Evidence) -> Evidence:
        """Store a fact and return it with its sequence (per person, from 1)."""
        self._db.untold.touch(territory_id, fact.person_id)
        newest = await self._db.value(
            select(func.max(evidence.c.sequence)).where(
                evidence.c.territory_id == territory_id, evidence.c.person_id == fact.person_id
            )
        )
        values = {name: getattr(fact, name) for name in fact.__struct_fields__ if name not in BESIDE}
        values["sequence"] = (newest or 0) + 1
        await self._db.run(evidence.insert().values(territory_id=territory_id, **values))
        return Evidence(**values)

    async def retract(self, territory_id: TerritoryId, evidence_id: EvidenceId, *, by: PersonId, at: datetime) -> bool:
        """Append a retraction; False when it was retracted already, or is not of this territory."""
        owner = select(
            evidence.c.territory_id,
            evidence.c.id,
            evidence.c.person_id,
        ).where(evidence.c.territory_id == territory_id, evidence.c.id == evidence_id)
        found = await self._db.first(owner)
        if found is None:
            return False
        self._db.untold.touch(territory_id, found.person_id)
        written = await self._db.first(
            self._db.insert(retraction)
            .values(
                territory_id=territory_id,
                evidence_id=evidence_id,
                person_id=found.person_id,
                by=by,
                at=at,
            )
            .on_conflict_do_nothing()
            .returning(retraction.c.evidence_id)
        )
        return written is not None


def facts_query() -> Select[Any]:
    """Return a query of facts with what stands beside them; add conditions on `evidence`."""
    columns = [column for column in evidence.c if column is not evidence.c.territory_id]
    taken_back = and_(retraction.c.territory_id == evidence.c.territory_id, retraction.c.evidence_id == evidence.c.id)
    weighs_nothing = and_(set_aside.c.territory_id == evidence.c.territory_id, set_aside.c.evidence_id == evidence.c.id)
    return select(*columns, retraction.c.at.label("retracted_at"), set_aside.c.reason.label("set_aside")).select_from(
        evidence.outerjoin(retraction, taken_back).outerjoin(set_aside, weighs_nothing)
    )


def fact_of(row: AnyRow) -> Evidence:
    """Return a row of `facts_query` as a fact."""
    return Evidence(**dict(zip(_NAMES, row, strict=True)))


_NAMES: Final = tuple(facts_query().selected_columns.keys())
_OF_PERSON: Final = (
    facts_query()
    .where(evidence.c.person_id == bindparam("person_id", type_=evidence.c.person_id.type))
    .order_by(evidence.c.at, evidence.c.sequence)
)
