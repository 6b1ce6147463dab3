"""What waits for authors."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.types.teaching import Desk
from skilltree.service.desk import read_desk
from skilltree.service.views.teaching import DeskView


@strawberry.type
class TeachingQueries:
    """What waits for authors."""

    @field(Desk)
    @staticmethod
    async def desk(info: Info, first: int | None = 50) -> DeskView:
        """Exercises and questions that wait, oldest first; each look is told to their owners."""
        context = info.context
        return await read_desk(context.deps, context.require_viewer(), first)
