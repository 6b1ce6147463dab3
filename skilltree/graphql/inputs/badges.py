"""Inputs about badges from elsewhere."""

from __future__ import annotations

from uuid import UUID

import strawberry

from skilltree.graphql.inputs.common import SkillLevelInput, levels
from skilltree.service.badge_desk import MapAchievement, VouchBadge
from skilltree.service.received_badges import CheckBadge, ClaimBadge, DropBadge


@strawberry.input
class CheckBadgeInput:
    """Which badge to check again."""

    key: UUID
    badge: strawberry.ID

    def command(self) -> CheckBadge:
        """Return the use case's command."""
        return CheckBadge(badge_id=self.badge)


@strawberry.input
class ClaimBadgeInput:
    """What I say that a badge stands for."""

    key: UUID
    badge: strawberry.ID
    skills: list[SkillLevelInput]

    def command(self) -> ClaimBadge:
        """Return the use case's command."""
        return ClaimBadge(badge_id=self.badge, skills=levels(self.skills))


@strawberry.input
class DropBadgeInput:
    """Which badge to forget."""

    key: UUID
    badge: strawberry.ID

    def command(self) -> DropBadge:
        """Return the use case's command."""
        return DropBadge(badge_id=self.badge)


@strawberry.input(description="Without skills it counts for nothing, and waits no more.")
class MapAchievementInput:
    """What an achievement is worth here, for everybody."""

    key: UUID
    achievement: strawberry.ID
    skills: list[SkillLevelInput]

    def command(self) -> MapAchievement:
        """Return the use case's command."""
        return MapAchievement(achievement_id=self.achievement, skills=levels(self.skills))


@strawberry.input
class VouchBadgeInput:
    """The code that a badge's owner shows me."""

    key: UUID
    code: strawberry.ID

    def command(self) -> VouchBadge:
        """Return the use case's command."""
        return VouchBadge(code=self.code)
