"""Inputs of what passes between learners and authors."""

from __future__ import annotations

from uuid import UUID

import strawberry

from skilltree.model.words import WorkVerdict
from skilltree.service.author_questions import AnswerLearner, AskAuthor
from skilltree.service.exercises import HandIn, JudgeWork
from skilltree.service.session_seats import LeaveSeat, TakeSeat


@strawberry.input(description="A text, a photo, or both.")
class HandInInput:
    """An exercise."""

    key: UUID
    module: strawberry.ID
    version: int
    block: int
    text: str | None = None
    media: strawberry.ID | None = strawberry.field(default=None, description="Made by POST /media?exercise=MODULE.")

    def command(self) -> HandIn:
        """Return the use case's command."""
        return HandIn(
            module_id=self.module, version=self.version, block=self.block, text=self.text, media_id=self.media
        )


@strawberry.input
class JudgeWorkInput:
    """What an author says of an exercise."""

    key: UUID
    work: strawberry.ID
    verdict: WorkVerdict
    comment: str | None = strawberry.field(default=None, description="What to change; needed for AGAIN.")

    def command(self) -> JudgeWork:
        """Return the use case's command."""
        return JudgeWork(work_id=self.work, verdict=self.verdict, comment=self.comment)


@strawberry.input
class AskAuthorInput:
    """What is not clear."""

    key: UUID
    module: strawberry.ID
    version: int
    block: int
    text: str

    def command(self) -> AskAuthor:
        """Return the use case's command."""
        return AskAuthor(module_id=self.module, version=self.version, block=self.block, text=self.text)


@strawberry.input
class AnswerLearnerInput:
    """What the author answers."""

    key: UUID
    question: strawberry.ID
    answer: str

    def command(self) -> AnswerLearner:
        """Return the use case's command."""
        return AnswerLearner(question_id=self.question, answer=self.answer)


@strawberry.input
class TakeSeatInput:
    """Which session."""

    key: UUID
    module: strawberry.ID
    session: strawberry.ID

    def command(self) -> TakeSeat:
        """Return the use case's command."""
        return TakeSeat(module_id=self.module, session=self.session)


@strawberry.input
class LeaveSeatInput:
    """Which session."""

    key: UUID
    module: strawberry.ID
    session: strawberry.ID

    def command(self) -> LeaveSeat:
        """Return the use case's command."""
        return LeaveSeat(module_id=self.module, session=self.session)
