"""Reports of opportunities and what was decided."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from skilltree.model.ids import OpportunityId, PersonId, TerritoryId
from skilltree.model.opportunity import Moderation, OpportunityReport, Reported
from skilltree.store.connection import Part, chunks
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables.opportunities import moderation, opportunity_report


class ModerationReading(Part):
    """See `service.ports.moderation.ModerationReads`."""

    async def waiting(self, territory_id: TerritoryId, limit: int) -> list[Reported]:
        """Opportunities with reports that no steward has answered: most reported first, then longest waiting."""
        t = opportunity_report.c
        first = func.min(t.at)
        groups = await self._db.rows(
            select(t.opportunity_id, first.label("first_at"))
            .where(t.territory_id == territory_id, t.answered_at.is_(None))
            .group_by(t.opportunity_id)
            .order_by(func.count().desc(), first, t.opportunity_id)
            .limit(limit)
        )
        rows = await self._db.rows(
            opportunity_report.select()
            .where(
                t.territory_id == territory_id,
                t.answered_at.is_(None),
                t.opportunity_id.in_([group.opportunity_id for group in groups]),
            )
            .order_by(t.at, t.id)
        )
        told: dict[OpportunityId, list[OpportunityReport]] = {}
        for row in rows:
            told.setdefault(row.opportunity_id, []).append(struct_of(OpportunityReport, row))
        return [
            Reported(
                opportunity_id=group.opportunity_id,
                first_at=group.first_at,
                reasons=tuple(each.reason for each in told[group.opportunity_id]),
                texts=tuple(each.text for each in told[group.opportunity_id] if each.text),
            )
            for group in groups
        ]

    async def decided(self, opportunity_ids: Sequence[OpportunityId]) -> dict[OpportunityId, Moderation]:
        """What was decided last, by opportunity."""
        found = {}
        for some in chunks(list(opportunity_ids)):
            rows = await self._db.rows(
                moderation.select()
                .where(moderation.c.opportunity_id.in_(some))
                .order_by(moderation.c.at, moderation.c.id)
            )
            found.update({row.opportunity_id: struct_of(Moderation, row) for row in rows})
        return found

    async def reports_by(self, person_id: PersonId) -> list[OpportunityReport]:
        """What a person reported, newest first."""
        t = opportunity_report.c
        rows = await self._db.rows(
            opportunity_report.select().where(t.person_id == person_id).order_by(t.at.desc(), t.id.desc())
        )
        return [struct_of(OpportunityReport, row) for row in rows]


class ModerationWriting(ModerationReading):
    """See `service.ports.moderation.ModerationWrites`."""

    async def report(self, report: OpportunityReport) -> bool:
        """Keep a report; False while an earlier one of the same person waits."""
        written = await self._db.first(
            self._db.insert(opportunity_report)
            .values(**fields(report))
            .on_conflict_do_nothing()
            .returning(opportunity_report.c.id)
        )
        return written is not None

    async def decide(self, decision: Moderation) -> int:
        """Keep a decision and answer the reports that waited; return how many."""
        await self._db.run(moderation.insert().values(**fields(decision)))
        t = opportunity_report.c
        answered = await self._db.run(
            opportunity_report.update()
            .where(
                t.territory_id == decision.territory_id,
                t.opportunity_id == decision.opportunity_id,
                t.answered_at.is_(None),
            )
            .values(answered_at=decision.at)
        )
        return answered.rowcount
