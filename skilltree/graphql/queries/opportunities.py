"""What was reported and waits for a steward."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.types.opportunity_life import ReportedOpportunity
from skilltree.service.moderation import read_reported
from skilltree.service.views.moderation import ReportedView


@strawberry.type
class OpportunityQueries:
    """What was reported and waits for a steward."""

    @field(list[ReportedOpportunity], description="For stewards; empty to all others.")
    @staticmethod
    async def reported_opportunities(info: Info, first: int | None = 20) -> list[ReportedView]:
        """Most reported first, then those that wait longest."""
        context = info.context
        return await read_reported(context.deps, context.require_viewer(), first)
