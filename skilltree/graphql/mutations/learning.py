"""Following modules."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs import learning as learn
from skilltree.graphql.refusals import RefusalView, signed_in
from skilltree.graphql.types import results
from skilltree.service import learning
from skilltree.service.views import courses as course_views
from skilltree.service.views import learning as learning_views


@strawberry.type
class LearningMutations:
    """Following modules."""

    @mutation(results.SaveProgressResult)
    @staticmethod
    async def save_progress(
        info: Info,
        input: learn.SaveProgressInput,  # noqa: A002 -- the schema's name
    ) -> learning_views.ProgressSaved | RefusalView:
        """Keep how many blocks are done."""
        return await signed_in(info, learning.save_progress, input)

    @mutation(results.AnswerQuizResult)
    @staticmethod
    async def answer_quiz(
        info: Info,
        input: learn.AnswerQuizInput,  # noqa: A002 -- the schema's name
    ) -> course_views.QuizJudged | RefusalView:
        """Have the answers to a quiz judged."""
        return await signed_in(info, learning.answer_quiz, input)

    @mutation(results.CompleteModuleResult)
    @staticmethod
    async def complete_module(
        info: Info,
        input: learn.CompleteModuleInput,  # noqa: A002 -- the schema's name
    ) -> learning_views.ModuleCompleted | RefusalView:
        """Finish a module: the tree grows, once per version."""
        return await signed_in(info, learning.complete_module, input)
