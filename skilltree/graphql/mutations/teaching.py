"""Between learners and authors."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs import teaching as teach
from skilltree.graphql.refusals import RefusalView, signed_in
from skilltree.graphql.types import teaching
from skilltree.service import author_questions, exercises, session_seats
from skilltree.service.views import teaching as views


@strawberry.type
class TeachingMutations:
    """Between learners and authors."""

    @mutation(teaching.HandInResult)
    @staticmethod
    async def hand_in(
        info: Info,
        input: teach.HandInInput,  # noqa: A002 -- the schema's name
    ) -> views.HandedIn | RefusalView:
        """Hand an exercise in to the author."""
        return await signed_in(info, exercises.hand_in, input)

    @mutation(teaching.JudgeWorkResult)
    @staticmethod
    async def judge_work(
        info: Info,
        input: teach.JudgeWorkInput,  # noqa: A002 -- the schema's name
    ) -> views.WorkJudged | RefusalView:
        """Say what one thinks of an exercise."""
        return await signed_in(info, exercises.judge_work, input)

    @mutation(teaching.AskAuthorResult)
    @staticmethod
    async def ask_author(
        info: Info,
        input: teach.AskAuthorInput,  # noqa: A002 -- the schema's name
    ) -> views.AuthorAsked | RefusalView:
        """Say that one is stuck."""
        return await signed_in(info, author_questions.ask_author, input)

    @mutation(teaching.AnswerLearnerResult)
    @staticmethod
    async def answer_learner(
        info: Info,
        input: teach.AnswerLearnerInput,  # noqa: A002 -- the schema's name
    ) -> views.LearnerAnswered | RefusalView:
        """Answer somebody who is stuck."""
        return await signed_in(info, author_questions.answer_learner, input)

    @mutation(teaching.TakeSeatResult)
    @staticmethod
    async def take_seat(
        info: Info,
        input: teach.TakeSeatInput,  # noqa: A002 -- the schema's name
    ) -> views.SeatTaken | RefusalView:
        """Take a seat at a session."""
        return await signed_in(info, session_seats.take_seat, input)

    @mutation(teaching.LeaveSeatResult)
    @staticmethod
    async def leave_seat(
        info: Info,
        input: teach.LeaveSeatInput,  # noqa: A002 -- the schema's name
    ) -> views.SeatLeft | RefusalView:
        """Give a seat back."""
        return await signed_in(info, session_seats.leave_seat, input)
