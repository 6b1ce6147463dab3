"""What one said of suggestions, and one's time and languages."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.types.suggestion_answers import Means, SuggestionAnswer
from skilltree.service import own_means, suggestion_answers
from skilltree.service.views import suggestion_answers as views


@strawberry.type
class SuggestionAnswerQueries:
    """What one said of suggestions, and one's time and languages."""

    @field(
        list[SuggestionAnswer], description="What the viewer said of suggestions and what still holds, newest first."
    )
    @staticmethod
    async def my_suggestion_answers(info: Info) -> list[views.SuggestionAnswerView]:
        """One's own choices."""
        return await suggestion_answers.read_suggestion_answers(info.context.deps, info.context.require_viewer())

    @field(Means, description="The viewer's time and languages.")
    @staticmethod
    async def my_means(info: Info) -> views.MeansView:
        """One's own means."""
        return await own_means.read_means(info.context.deps, info.context.require_viewer())
