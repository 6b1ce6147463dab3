"""Saying what one thinks of suggestions, taking it back, and stating one's time and languages."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs import suggestion_answers as given
from skilltree.graphql.refusals import RefusalView, signed_in
from skilltree.graphql.types import suggestion_answers as types
from skilltree.service import own_means, suggestion_answers
from skilltree.service.views import suggestion_answers as views


@strawberry.type
class SuggestionAnswerMutations:
    """Saying what one thinks of suggestions, taking it back, and stating one's time and languages."""

    @mutation(types.AnswerSuggestionResult)
    @staticmethod
    async def answer_suggestion(
        info: Info,
        input: given.AnswerSuggestionInput,  # noqa: A002 -- the schema's name
    ) -> views.SuggestionAnswered | RefusalView:
        """Not interested, later, or done already."""
        return await signed_in(info, suggestion_answers.answer_suggestion, input)

    @mutation(types.ForgetSuggestionAnswersResult)
    @staticmethod
    async def forget_suggestion_answers(
        info: Info,
        input: given.ForgetSuggestionAnswersInput,  # noqa: A002 -- the schema's name
    ) -> views.SuggestionAnswersForgotten | RefusalView:
        """Take it back."""
        return await signed_in(info, suggestion_answers.forget_suggestion_answers, input)

    @mutation(types.SetMeansResult)
    @staticmethod
    async def set_means(
        info: Info,
        input: given.SetMeansInput,  # noqa: A002 -- the schema's name
    ) -> views.MeansSet | RefusalView:
        """State one's time and languages."""
        return await signed_in(info, own_means.set_means, input)
