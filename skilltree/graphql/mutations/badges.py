"""Badges from elsewhere; bringing one is `POST /badges`."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs import badges as tell
from skilltree.graphql.refusals import RefusalView, signed_in
from skilltree.graphql.types import badges
from skilltree.service import badge_desk, received_badges
from skilltree.service.views import badges as views


@strawberry.type
class BadgeMutations:
    """Badges from elsewhere."""

    @mutation(badges.CheckBadgeResult)
    @staticmethod
    async def check_badge(
        info: Info,
        input: tell.CheckBadgeInput,  # noqa: A002 -- the schema's name
    ) -> views.BadgeChecked | RefusalView:
        """Check a badge of mine again."""
        return await signed_in(info, received_badges.check_badge, input)

    @mutation(badges.ClaimBadgeResult)
    @staticmethod
    async def claim_badge(
        info: Info,
        input: tell.ClaimBadgeInput,  # noqa: A002 -- the schema's name
    ) -> views.BadgeClaimed | RefusalView:
        """Add to my tree what I say that a badge stands for."""
        return await signed_in(info, received_badges.claim_badge, input)

    @mutation(badges.DropBadgeResult)
    @staticmethod
    async def drop_badge(
        info: Info,
        input: tell.DropBadgeInput,  # noqa: A002 -- the schema's name
    ) -> views.BadgeDropped | RefusalView:
        """Forget a badge of mine, and take back what it showed."""
        return await signed_in(info, received_badges.drop_badge, input)

    @mutation(badges.MapAchievementResult)
    @staticmethod
    async def map_achievement(
        info: Info,
        input: tell.MapAchievementInput,  # noqa: A002 -- the schema's name
    ) -> views.AchievementMapped | RefusalView:
        """Say what an achievement from elsewhere is worth here."""
        return await signed_in(info, badge_desk.map_achievement, input)

    @mutation(badges.VouchBadgeResult)
    @staticmethod
    async def vouch_badge(
        info: Info,
        input: tell.VouchBadgeInput,  # noqa: A002 -- the schema's name
    ) -> views.BadgeVouched | RefusalView:
        """Give my word that the badge is of whoever shows me its code."""
        return await signed_in(info, badge_desk.vouch_badge, input)
