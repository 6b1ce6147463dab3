"""Whether an organisation wants a second pair of eyes."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.types.reviews import ReviewRule
from skilltree.service.review_rules import read_review_rule
from skilltree.service.views.reviews import ReviewRuleView


@strawberry.type
class ReviewQueries:
    """Whether an organisation wants a second pair of eyes."""

    @field(ReviewRule | None, description="Who looks its modules over; null for nobody, and for who does not write.")
    @staticmethod
    async def review_rule(info: Info, organisation: strawberry.ID) -> ReviewRuleView | None:
        """For authors of the organisation."""
        return await read_review_rule(info.context.deps, info.context.require_viewer(), organisation)
