"""Reviews, exercises handed in, questions to authors, seats at sessions: the store's side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from skilltree.model.ids import MediaId, ModuleId, OrganisationId, PersonId, QuestionForAuthorId, TerritoryId, WorkId
from skilltree.model.teaching import QuestionForAuthor, Review, ReviewRule, SessionSeat, Work
from skilltree.model.words import ReviewVerdict, WorkVerdict


class TeachingReads(Protocol):
    """Queries."""

    async def review_rule(self, organisation_id: OrganisationId) -> ReviewRule | None:
        """Whether an organisation wants a second pair of eyes; None when not."""
        ...

    async def review_rules(self, territory_id: TerritoryId) -> list[ReviewRule]:
        """What the organisations of a territory want, by organisation."""
        ...

    async def review(self, module_id: ModuleId, version: int) -> Review | None:
        """The review of one version."""
        ...

    async def waiting_reviews(self, organisation_ids: Sequence[OrganisationId]) -> list[Review]:
        """Undecided reviews of modules of these organisations, oldest first."""
        ...

    async def organisations_reviewed_by(self, partner_id: OrganisationId) -> list[OrganisationId]:
        """Organisations whose modules this partner looks over."""
        ...

    async def reviews_of(self, module_ids: Sequence[ModuleId]) -> list[Review]:
        """All reviews of these modules, of whatever version."""
        ...

    async def work(self, work_id: WorkId) -> Work | None:
        """One exercise handed in."""
        ...

    async def work_of(self, person_id: PersonId, module_id: ModuleId, version: int) -> list[Work]:
        """What a learner handed in of one version, newest first."""
        ...

    async def work_waiting(self, organisation_ids: Sequence[OrganisationId], limit: int) -> list[Work]:
        """Not judged yet, of modules of these organisations, oldest first."""
        ...

    async def work_of_media(self, media_id: MediaId) -> Work | None:
        """The exercise that a photo was handed in for."""
        ...

    async def question(self, question_id: QuestionForAuthorId) -> QuestionForAuthor | None:
        """One question to an author."""
        ...

    async def questions_of(self, person_id: PersonId, module_id: ModuleId | None = None) -> list[QuestionForAuthor]:
        """What a learner asked, newest first."""
        ...

    async def questions_waiting(
        self, organisation_ids: Sequence[OrganisationId], limit: int
    ) -> list[QuestionForAuthor]:
        """Not answered yet, about modules of these organisations, oldest first."""
        ...

    async def seats(self, module_id: ModuleId) -> list[SessionSeat]:
        """All seats taken at the sessions of a module, first taken first."""
        ...


class TeachingWrites(TeachingReads, Protocol):
    """Commands."""

    async def put_review_rule(self, rule: ReviewRule) -> None:
        """Set what an organisation wants."""
        ...

    async def drop_review_rule(self, organisation_id: OrganisationId) -> None:
        """From now on no second pair of eyes."""
        ...

    async def ask_review(self, review: Review) -> None:
        """Put a version in front of its reviewer, again after changes."""
        ...

    async def withdraw_review(self, module_id: ModuleId, version: int) -> bool:
        """Take back what nobody decided yet; False when nothing waits."""
        ...

    async def decide_review(
        self, review: Review, verdict: ReviewVerdict, comment: str | None, by: PersonId, at: datetime
    ) -> bool:
        """Decide; False when somebody decided before."""
        ...

    async def hand_in(self, work: Work) -> None:
        """Keep what a learner handed in."""
        ...

    async def judge_work(
        self, work_id: WorkId, verdict: WorkVerdict, comment: str | None, by: PersonId, at: datetime
    ) -> bool:
        """Judge; False when somebody judged before."""
        ...

    async def ask_author(self, question: QuestionForAuthor) -> None:
        """Keep a question."""
        ...

    async def answer_question(self, question_id: QuestionForAuthorId, answer: str, by: PersonId, at: datetime) -> bool:
        """Answer; False when it was answered before."""
        ...

    async def take_seat(self, seat: SessionSeat, seats: int) -> bool:
        """Take one of `seats`; False when all are taken. Taking one's own seat again is True."""
        ...

    async def free_seat(self, module_id: ModuleId, session: str, person_id: PersonId) -> bool:
        """Give one's seat back; False when one had none."""
        ...
