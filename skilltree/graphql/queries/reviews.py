"""Whether an organisation wants a second pair of eyes."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.types.reviews import ReviewRule
from skilltree.graphql.types.teaching import ReviewAsk
from skilltree.service.review_rules import read_review_rule
from skilltree.service.reviews import read_review_ask
from skilltree.service.views.reviews import ReviewAskView, ReviewRuleView


@strawberry.type
class ReviewQueries:
    """Whether an organisation wants a second pair of eyes."""

    @field(ReviewRule | None, description="Who looks its modules over; null for nobody, and for who does not write.")
    @staticmethod
    async def review_rule(info: Info, organisation: strawberry.ID) -> ReviewRuleView | None:
        """For authors of the organisation."""
        return await read_review_rule(info.context.deps, info.context.require_viewer(), organisation)

    @field(ReviewAsk | None, description="One of `Desk.reviews`; null when it does not wait for the viewer.")
    @staticmethod
    async def review_ask(info: Info, module: strawberry.ID) -> ReviewAskView | None:
        """For whoever looks it over."""
        return await read_review_ask(info.context.deps, info.context.require_viewer(), module)
