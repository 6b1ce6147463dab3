"""What passes between learners and authors, as answers."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.model.teaching import QuestionForAuthor, Work
from skilltree.model.words import WorkVerdict
from skilltree.service.views.reviews import ReviewAskView


class WorkView(Struct):
    """An exercise that was handed in. Who handed it in is shown to nobody."""

    id: str
    module_id: str
    version: int
    block: int
    text: str | None
    media_id: str | None
    sent_at: datetime
    verdict: WorkVerdict | None
    comment: str | None
    judged_at: datetime | None


class AuthorQuestionView(Struct):
    """A question about a block. Who asks is shown to nobody."""

    id: str
    module_id: str
    version: int
    block: int
    text: str
    at: datetime
    answer: str | None
    answered_at: datetime | None


class DeskView(Struct):
    """What waits for the authors of the viewer's organisations, oldest first."""

    works: list[WorkView]
    questions: list[AuthorQuestionView]
    reviews: list[ReviewAskView]


class HandedIn(Struct):
    """The author will look at it."""

    work: WorkView


class WorkJudged(Struct):
    """The learner reads it."""

    work: WorkView


class AuthorAsked(Struct):
    """The author will answer."""

    question: AuthorQuestionView


class LearnerAnswered(Struct):
    """The learner reads it."""

    question: AuthorQuestionView


class SeatTaken(Struct):
    """A seat at a session is one's own."""

    module_id: str
    session: str
    seats_left: int


class SeatLeft(Struct):
    """A seat is free again."""

    module_id: str
    session: str
    seats_left: int


def work_view(work: Work) -> WorkView:
    """Show an exercise without who did it."""
    return WorkView(
        id=work.id,
        module_id=work.module_id,
        version=work.version,
        block=work.block,
        # Empty where there was a photo alone, which is gone.
        text=work.text or None,
        media_id=work.media_id,
        sent_at=work.sent_at,
        verdict=work.verdict,
        comment=work.comment,
        judged_at=work.judged_at,
    )


def question_view(question: QuestionForAuthor) -> AuthorQuestionView:
    """Show a question without who asks."""
    return AuthorQuestionView(
        id=question.id,
        module_id=question.module_id,
        version=question.version,
        block=question.block,
        text=question.text,
        at=question.at,
        answer=question.answer,
        answered_at=question.answered_at,
    )
