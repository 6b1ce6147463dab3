"""Other learning platforms."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.types.platforms import LearningPlatform, OwnPlatform, PlatformActivity, PlatformFact
from skilltree.service.own_platforms import read_own_platforms
from skilltree.service.platform_activities import read_activities
from skilltree.service.platform_facts import read_platform_facts
from skilltree.service.platform_links import read_platforms
from skilltree.service.views.platforms import OwnPlatformView, PlatformActivityView, PlatformFactView, PlatformView


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

    @field(list[OwnPlatform])
    @staticmethod
    async def own_platforms(info: Info) -> list[OwnPlatformView]:
        """The working platforms of the organisations that I write for, by name."""
        context = info.context
        return await read_own_platforms(context.deps, context.require_viewer())

    @field(list[PlatformFact])
    @staticmethod
    async def platform_facts(info: Info, first: int | None = 100) -> list[PlatformFactView]:
        """What platforms brought to my tree, newest first, and what they took back."""
        context = info.context
        return await read_platform_facts(context.deps, context.require_viewer(), first)
