"""Other learning platforms."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.types.platforms import LearningPlatform, PlatformActivity
from skilltree.service.platform_activities import read_activities
from skilltree.service.platform_links import read_platforms
from skilltree.service.views.platforms import PlatformActivityView, PlatformView


@strawberry.type
class PlatformQueries:
    """Other learning platforms."""

    @field(list[LearningPlatform])
    @staticmethod
    async def platforms(info: Info) -> list[PlatformView]:
        """The territory's learning platforms, by name."""
        context = info.context
        return await read_platforms(context.deps, context.require_viewer())

    @field(list[PlatformActivity])
    @staticmethod
    async def platform_activities(
        info: Info, waiting: bool = True, first: int | None = 50
    ) -> list[PlatformActivityView]:
        """Activities of the platforms that I write for: those that wait for me, or the others."""
        context = info.context
        return await read_activities(context.deps, context.require_viewer(), first, waiting=waiting)
