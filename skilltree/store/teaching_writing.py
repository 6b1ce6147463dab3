"""Reviews, exercises handed in, questions to authors, seats at sessions: commands."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete

from skilltree.model.ids import ModuleId, OrganisationId, PersonId, QuestionForAuthorId, WorkId
from skilltree.model.teaching import QuestionForAuthor, Review, ReviewRule, SessionSeat, Work
from skilltree.model.words import ReviewVerdict, WorkVerdict
from skilltree.store.fields import fields
from skilltree.store.tables import teaching as t
from skilltree.store.teaching import TeachingReading


class TeachingWriting(TeachingReading):
    """See `service.ports.teaching.TeachingWrites`."""

    async def put_review_rule(self, rule: ReviewRule) -> None:
        """Set what an organisation wants."""
        await self._db.run(self._db.upsert(t.review_rule).values(**fields(rule)))

    async def drop_review_rule(self, organisation_id: OrganisationId) -> None:
        """From now on no second pair of eyes."""
        await self._db.run(delete(t.review_rule).where(t.review_rule.c.organisation_id == organisation_id))

    async def ask_review(self, review: Review) -> None:
        """Put a version in front of its reviewer, again after changes."""
        await self._db.run(self._db.upsert(t.review).values(**fields(review)))

    async def withdraw_review(self, module_id: ModuleId, version: int) -> bool:
        """Take back what nobody decided yet; False when nothing waits."""
        gone = await self._db.run(
            delete(t.review).where(
                t.review.c.module_id == module_id, t.review.c.version == version, t.review.c.verdict.is_(None)
            )
        )
        return gone.rowcount == 1

    async def decide_review(
        self, review: Review, verdict: ReviewVerdict, comment: str | None, by: PersonId, at: datetime
    ) -> bool:
        """Decide; False when somebody decided before."""
        decided = await self._db.run(
            t.review.update()
            .where(
                t.review.c.territory_id == review.territory_id,
                t.review.c.module_id == review.module_id,
                t.review.c.version == review.version,
                t.review.c.verdict.is_(None),
            )
            .values(verdict=verdict, comment=comment, decided_by=by, decided_at=at)
        )
        return decided.rowcount == 1

    async def hand_in(self, work: Work) -> None:
        """Keep what a learner handed in."""
        await self._db.run(t.work.insert().values(**fields(work)))

    async def judge_work(
        self, work_id: WorkId, verdict: WorkVerdict, comment: str | None, by: PersonId, at: datetime
    ) -> bool:
        """Judge; False when somebody judged before."""
        judged = await self._db.run(
            t.work.update()
            .where(t.work.c.id == work_id, t.work.c.verdict.is_(None))
            .values(verdict=verdict, comment=comment, judged_by=by, judged_at=at)
        )
        return judged.rowcount == 1

    async def ask_author(self, question: QuestionForAuthor) -> None:
        """Keep a question."""
        await self._db.run(t.question_for_author.insert().values(**fields(question)))

    async def answer_question(self, question_id: QuestionForAuthorId, answer: str, by: PersonId, at: datetime) -> bool:
        """Answer; False when it was answered before."""
        asked = t.question_for_author
        answered = await self._db.run(
            asked.update()
            .where(asked.c.id == question_id, asked.c.answer.is_(None))
            .values(answer=answer, answered_by=by, answered_at=at)
        )
        return answered.rowcount == 1

    async def take_seat(self, seat: SessionSeat, seats: int) -> bool:
        """Take one of `seats`; False when all are taken. Taking one's own seat again is True.

        Counting and inserting cannot be overtaken: a territory's writers follow one another.
        """
        taken = [row for row in await self.seats(seat.module_id) if row.session == seat.session]
        if any(row.person_id == seat.person_id for row in taken):
            return True
        if len(taken) >= seats:
            return False
        await self._db.run(t.session_seat.insert().values(**fields(seat)))
        return True

    async def free_seat(self, module_id: ModuleId, session: str, person_id: PersonId) -> bool:
        """Give one's seat back; False when one had none."""
        gone = await self._db.run(
            delete(t.session_seat).where(
                t.session_seat.c.module_id == module_id,
                t.session_seat.c.session == session,
                t.session_seat.c.person_id == person_id,
            )
        )
        return gone.rowcount == 1
