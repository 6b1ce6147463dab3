"""Badges from elsewhere, and what their achievements are worth here."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.types.badges import BadgeToVouch, ReceivedBadge, WaitingAchievement
from skilltree.service.badge_desk import read_badge_to_vouch, read_waiting
from skilltree.service.received_badges import read_badges
from skilltree.service.views.badges import BadgeToVouchView, ReceivedBadgeView, WaitingAchievementView


@strawberry.type
class BadgeQueries:
    """Badges from elsewhere."""

    @field(list[ReceivedBadge])
    @staticmethod
    async def received_badges(info: Info) -> list[ReceivedBadgeView]:
        """The badges that I brought, newest first."""
        context = info.context
        return await read_badges(context.deps, context.require_viewer())

    @field(list[WaitingAchievement])
    @staticmethod
    async def waiting_achievements(info: Info, first: int | None = 20) -> list[WaitingAchievementView]:
        """Achievements from elsewhere of which nobody said yet what they are worth here; for stewards and authors."""
        context = info.context
        return await read_waiting(context.deps, context.require_viewer(), first)

    @field(BadgeToVouch | None)
    @staticmethod
    async def badge_to_vouch(info: Info, code: strawberry.ID) -> BadgeToVouchView | None:
        """The badge of a code that its owner shows me; they are told of the look."""
        context = info.context
        return await read_badge_to_vouch(context.deps, context.require_viewer(), code)
