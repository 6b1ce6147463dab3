"""Workshops: those that one runs, and those that one joined."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.types.workshops import JoinedSeat, Workshop, WorkshopEntry
from skilltree.service.views import workshops as views
from skilltree.service.workshop_joining import read_my_workshops
from skilltree.service.workshop_opening import read_workshops
from skilltree.service.workshop_roster import read_workshop


@strawberry.type
class WorkshopQueries:
    """Workshops."""

    @field(list[WorkshopEntry], description="Those of the viewer's organisations, newest first, without names.")
    @staticmethod
    async def workshops(info: Info, first: int | None = 50) -> list[views.WorkshopEntryView]:
        """For counsellors and facilitators; empty for others."""
        context = info.context
        return await read_workshops(context.deps, context.require_viewer(), first)

    @field(Workshop | None, description="With its roster; each look is told to whoever has an account there.")
    @staticmethod
    async def workshop(info: Info, id: strawberry.ID) -> views.WorkshopView | None:  # noqa: A002 -- as node's
        """Null for who does not run it."""
        context = info.context
        return await read_workshop(context.deps, context.require_viewer(), id)

    @field(list[JoinedSeat], description="The viewer's own places, newest first.")
    @staticmethod
    async def my_workshops(info: Info) -> list[views.JoinedSeatView]:
        """Where the viewer has a place."""
        context = info.context
        return await read_my_workshops(context.deps, context.require_viewer())
