"""Reviews, exercises handed in, questions to authors, seats at sessions: queries."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, Table, and_, select

from skilltree.model.ids import MediaId, ModuleId, OrganisationId, PersonId, QuestionForAuthorId, TerritoryId, WorkId
from skilltree.model.teaching import QuestionForAuthor, Review, ReviewRule, SessionSeat, Work
from skilltree.store.connection import Part
from skilltree.store.fields import struct_of
from skilltree.store.tables import teaching as t
from skilltree.store.tables.courses import module


class TeachingReading(Part):
    """See `service.ports.teaching.TeachingReads`."""

    async def review_rule(self, organisation_id: OrganisationId) -> ReviewRule | None:
        """Whether an organisation wants a second pair of eyes; None when not."""
        row = await self._db.first(t.review_rule.select().filter_by(organisation_id=organisation_id))
        return None if row is None else struct_of(ReviewRule, row)

    async def review_rules(self, territory_id: TerritoryId) -> list[ReviewRule]:
        """What the organisations of a territory want, by organisation."""
        rows = await self._db.rows(
            t.review_rule.select()
            .where(t.review_rule.c.territory_id == territory_id)
            .order_by(t.review_rule.c.organisation_id)
        )
        return [struct_of(ReviewRule, row) for row in rows]

    async def review(self, module_id: ModuleId, version: int) -> Review | None:
        """The review of one version."""
        row = await self._db.first(t.review.select().filter_by(module_id=module_id, version=version))
        return None if row is None else struct_of(Review, row)

    async def waiting_reviews(self, organisation_ids: Sequence[OrganisationId]) -> list[Review]:
        """Undecided reviews of modules of these organisations, oldest first."""
        rows = await self._db.rows(
            _of(t.review, organisation_ids)
            .where(t.review.c.verdict.is_(None))
            .order_by(t.review.c.asked_at, t.review.c.module_id)
        )
        return [struct_of(Review, row) for row in rows]

    async def reviews_of(self, module_ids: Sequence[ModuleId]) -> list[Review]:
        """All reviews of these modules, of whatever version."""
        rows = await self._db.rows(
            t.review.select()
            .where(t.review.c.module_id.in_(list(module_ids)))
            .order_by(t.review.c.module_id, t.review.c.version)
        )
        return [struct_of(Review, row) for row in rows]

    async def organisations_reviewed_by(self, partner_id: OrganisationId) -> list[OrganisationId]:
        """Organisations whose modules this partner looks over."""
        rows = await self._db.rows(
            select(t.review_rule.c.organisation_id)
            .where(t.review_rule.c.partner_id == partner_id)
            .order_by(t.review_rule.c.organisation_id)
        )
        return [row.organisation_id for row in rows]

    async def work(self, work_id: WorkId) -> Work | None:
        """One exercise handed in."""
        row = await self._db.first(t.work.select().where(t.work.c.id == work_id))
        return None if row is None else struct_of(Work, row)

    async def work_of(self, person_id: PersonId, module_id: ModuleId, version: int) -> list[Work]:
        """What a learner handed in of one version, newest first."""
        rows = await self._db.rows(
            t.work.select()
            .where(t.work.c.person_id == person_id, t.work.c.module_id == module_id, t.work.c.version == version)
            .order_by(t.work.c.sent_at.desc(), t.work.c.id.desc())
        )
        return [struct_of(Work, row) for row in rows]

    async def work_waiting(self, organisation_ids: Sequence[OrganisationId], limit: int) -> list[Work]:
        """Not judged yet, of modules of these organisations, oldest first."""
        rows = await self._db.rows(
            _of(t.work, organisation_ids)
            .where(t.work.c.judged_at.is_(None))
            .order_by(t.work.c.sent_at, t.work.c.id)
            .limit(limit)
        )
        return [struct_of(Work, row) for row in rows]

    async def work_of_media(self, media_id: MediaId) -> Work | None:
        """The exercise that a photo was handed in for."""
        row = await self._db.first(t.work.select().where(t.work.c.media_id == media_id).order_by(t.work.c.sent_at))
        return None if row is None else struct_of(Work, row)

    async def question(self, question_id: QuestionForAuthorId) -> QuestionForAuthor | None:
        """One question to an author."""
        row = await self._db.first(t.question_for_author.select().where(t.question_for_author.c.id == question_id))
        return None if row is None else struct_of(QuestionForAuthor, row)

    async def questions_of(self, person_id: PersonId, module_id: ModuleId | None = None) -> list[QuestionForAuthor]:
        """What a learner asked, newest first."""
        asked = t.question_for_author
        query = asked.select().where(asked.c.person_id == person_id)
        if module_id is not None:
            query = query.where(asked.c.module_id == module_id)
        rows = await self._db.rows(query.order_by(asked.c.at.desc(), asked.c.id.desc()))
        return [struct_of(QuestionForAuthor, row) for row in rows]

    async def questions_waiting(
        self, organisation_ids: Sequence[OrganisationId], limit: int
    ) -> list[QuestionForAuthor]:
        """Not answered yet, about modules of these organisations, oldest first."""
        asked = t.question_for_author
        rows = await self._db.rows(
            _of(asked, organisation_ids)
            .where(asked.c.answered_at.is_(None))
            .order_by(asked.c.at, asked.c.id)
            .limit(limit)
        )
        return [struct_of(QuestionForAuthor, row) for row in rows]

    async def seats(self, module_id: ModuleId) -> list[SessionSeat]:
        """All seats taken at the sessions of a module, first taken first."""
        rows = await self._db.rows(
            t.session_seat.select()
            .where(t.session_seat.c.module_id == module_id)
            .order_by(t.session_seat.c.taken_at, t.session_seat.c.person_id)
        )
        return [struct_of(SessionSeat, row) for row in rows]


def _of(table: Table, organisation_ids: Sequence[OrganisationId]) -> Select[tuple[object, ...]]:
    """Rows of a table about modules of some organisations."""
    return (
        select(table)
        .join(module, and_(module.c.territory_id == table.c.territory_id, module.c.id == table.c.module_id))
        .where(module.c.organisation_id.in_(list(organisation_ids)))
    )
