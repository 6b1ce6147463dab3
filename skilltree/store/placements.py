"""Placement tests and their answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from skilltree.model.ids import ModuleId, PersonId, PlacementId
from skilltree.model.placement import Placement, PlacementAnswer
from skilltree.store.connection import Part, chunks
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables import placement as t


class PlacementReading(Part):
    """See `service.ports.placements.PlacementReads`."""

    async def placement(self, placement_id: PlacementId) -> Placement | None:
        """One test."""
        row = await self._db.first(t.placement.select().where(t.placement.c.id == placement_id))
        return None if row is None else struct_of(Placement, row)

    async def answers(self, placement_id: PlacementId) -> list[PlacementAnswer]:
        """Its answers, in order."""
        answer = t.placement_answer
        rows = await self._db.rows(
            answer.select().where(answer.c.placement_id == placement_id).order_by(answer.c.position)
        )
        return [struct_of(PlacementAnswer, row) for row in rows]

    async def placements_of(self, person_id: PersonId) -> list[Placement]:
        """A person's tests, newest first."""
        rows = await self._db.rows(
            t.placement.select()
            .where(t.placement.c.person_id == person_id)
            .order_by(t.placement.c.started_at.desc(), t.placement.c.id.desc())
        )
        return [struct_of(Placement, row) for row in rows]

    async def answer_count(self, module_ids: Sequence[ModuleId]) -> int:
        """How many answers these modules' questions have, in all tests."""
        answer = t.placement_answer
        counted = 0
        for some in chunks(module_ids):
            counted += int(
                await self._db.value(select(func.count()).select_from(answer).where(answer.c.module_id.in_(some)))
            )
        return counted

    async def placements(self, placement_ids: Sequence[PlacementId]) -> list[Placement]:
        """Several, by start and id."""
        found: list[Placement] = []
        for some in chunks(placement_ids):
            rows = await self._db.rows(t.placement.select().where(t.placement.c.id.in_(some)))
            found += [struct_of(Placement, row) for row in rows]
        return sorted(found, key=lambda each: (each.started_at, each.id))

    async def answers_to(self, module_ids: Sequence[ModuleId]) -> list[PlacementAnswer]:
        """All answers to the questions of these modules, for calibration, by test and position."""
        answer = t.placement_answer
        found: list[PlacementAnswer] = []
        for some in chunks(module_ids):
            rows = await self._db.rows(answer.select().where(answer.c.module_id.in_(some)))
            found += [struct_of(PlacementAnswer, row) for row in rows]
        return sorted(found, key=lambda row: (row.placement_id, row.position))


class PlacementWriting(PlacementReading):
    """See `service.ports.placements.PlacementWrites`."""

    async def start(self, placement: Placement) -> None:
        """Begin a test."""
        await self._db.run(t.placement.insert().values(**fields(placement)))

    async def add_answer(self, answer: PlacementAnswer) -> bool:
        """Keep an answer; False when this position was answered before."""
        kept = await self._db.run(self._db.insert(t.placement_answer).values(**fields(answer)).on_conflict_do_nothing())
        return kept.rowcount == 1

    async def end(self, placement_id: PlacementId, at: datetime) -> bool:
        """End a test; False when it was ended before."""
        ended = await self._db.run(
            t.placement.update()
            .where(t.placement.c.id == placement_id, t.placement.c.ended_at.is_(None))
            .values(ended_at=at)
        )
        return ended.rowcount == 1
