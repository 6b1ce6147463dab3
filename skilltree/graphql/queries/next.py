"""What one can do next."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.inputs.common import GoalInput, PlaceInput
from skilltree.graphql.inputs.queries import PathLimits
from skilltree.graphql.types.next_steps import Suggestion
from skilltree.graphql.types.pages import OpportunityConnection
from skilltree.graphql.types.paths import GoalMeanings, Path
from skilltree.model.suggestion import PathLimits as Limits
from skilltree.model.words import OpportunityKind, SuggestionKind
from skilltree.service import opportunities
from skilltree.service.goal_text import goal_meanings
from skilltree.service.paths import find_path
from skilltree.service.suggestions import suggest_next
from skilltree.service.views.opportunities import OpportunityView, SuggestionView
from skilltree.service.views.pages import PageView
from skilltree.service.views.paths import GoalMeaningsView, PathView


@strawberry.type
class NextQueries:
    """What one can do next."""

    @field(OpportunityConnection)
    @staticmethod
    async def search_opportunities(
        info: Info,
        *,
        text: str | None = None,
        kinds: list[OpportunityKind] | None = None,
        near: PlaceInput | None = None,
        first: int | None = 20,
        after: str | None = None,
    ) -> PageView[OpportunityView]:
        """Open opportunities of the territory."""
        context = info.context
        place = near.place() if near else None
        return await opportunities.search_opportunities(
            context.deps,
            context.territory_id,
            context.language,
            text=text,
            kinds=kinds,
            near=place,
            first=first,
            after=after,
        )

    @field(list[Suggestion])
    @staticmethod
    async def suggestions(
        info: Info, kinds: list[SuggestionKind] | None = None, first: int | None = 20
    ) -> list[SuggestionView]:
        """What the viewer could do next, and why."""
        context = info.context
        return await suggest_next(context.deps, context.require_viewer(), kinds, first)

    @field(Path)
    @staticmethod
    async def path(info: Info, goal: GoalInput, limits: PathLimits | None = None) -> PathView:
        """The way from the viewer's tree to a goal."""
        context = info.context
        wanted = limits.limits() if limits else Limits()
        place = limits.place() if limits else None
        return await find_path(context.deps, context.require_viewer(), goal.wanted(), wanted, place)

    @field(GoalMeanings)
    @staticmethod
    async def goal_meanings(info: Info, text: str) -> GoalMeaningsView:
        """The jobs and skills that somebody's own words may mean, the likeliest first."""
        context = info.context
        return await goal_meanings(context.deps, context.require_viewer(), text)
