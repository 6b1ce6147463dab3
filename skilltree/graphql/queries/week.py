"""One's week, and what a link shows of somebody's."""

from __future__ import annotations

from datetime import date

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.types.week import SharedWeek, Week
from skilltree.service.show_week import read_shared_week
from skilltree.service.views.week import SharedWeekView, WeekView
from skilltree.service.week import read_week


@strawberry.type
class WeekQueries:
    """Weeks."""

    @field(Week, description="The viewer's week that this day is in; this one without a day.")
    @staticmethod
    async def week(info: Info, day: date | None = None) -> WeekView:
        """What was done, hours, place and what speaks for it."""
        return await read_week(info.context.deps, info.context.require_viewer(), day)

    @field(SharedWeek | None, description="What a link shows; no account needed. Its owner sees each look.")
    @staticmethod
    async def shared_week(info: Info, token: str) -> SharedWeekView | None:
        """Null when the link shows nothing (any more)."""
        context = info.context
        return await read_shared_week(context.deps, context.viewer, token, context.language)
