"""One's own placement tests."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.types.placement import Placement
from skilltree.service.placement import last_placement, read_placement
from skilltree.service.views.placement import PlacementView


@strawberry.type
class PlacementQueries:
    """One's own placement tests."""

    @field(Placement | None, description="A test of one's own.")
    @staticmethod
    async def placement(info: Info, id: strawberry.ID) -> PlacementView | None:  # noqa: A002 -- Relay's name
        """A test of one's own."""
        context = info.context
        return await read_placement(context.deps, context.require_viewer(), id)

    @field(Placement | None, description="One's newest test of a skill.")
    @staticmethod
    async def last_placement(info: Info, skill: strawberry.ID) -> PlacementView | None:
        """One's newest test of a skill."""
        context = info.context
        return await last_placement(context.deps, context.require_viewer(), skill)
