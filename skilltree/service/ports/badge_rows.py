"""Badges from elsewhere, and what their achievements are worth here: the store's side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from skilltree.model.badges import BadgeFact, ForeignAchievement, ReceivedBadge
from skilltree.model.ids import ForeignAchievementId, PersonId, ReceivedBadgeId, TerritoryId


class BadgeReads(Protocol):
    """Queries."""

    async def badge(self, badge_id: ReceivedBadgeId) -> ReceivedBadge | None:
        """One badge."""
        ...

    async def badge_by_hash(self, person_id: PersonId, badge_hash: bytes) -> ReceivedBadge | None:
        """The row of this credential of this person."""
        ...

    async def badge_by_code(self, territory_id: TerritoryId, code: str) -> ReceivedBadge | None:
        """The badge that its owner shows to somebody."""
        ...

    async def badges_of(self, person_id: PersonId) -> list[ReceivedBadge]:
        """A person's badges, newest first."""
        ...

    async def badges_with(self, badge_hash: bytes, territory_id: TerritoryId) -> list[ReceivedBadge]:
        """The rows of this credential, whoever brought it."""
        ...

    async def badges_for(self, achievement_id: ForeignAchievementId, territory_id: TerritoryId) -> list[ReceivedBadge]:
        """Everybody's badges of an achievement."""
        ...

    async def to_check(self, before: datetime, limit: int) -> list[ReceivedBadge]:
        """Badges of all territories that may still change and were last looked at before, the longest ago first."""
        ...

    async def facts(self, badge_id: ReceivedBadgeId) -> list[BadgeFact]:
        """What a badge made, taken back or not."""
        ...

    async def achievement(
        self, territory_id: TerritoryId, achievement_id: ForeignAchievementId
    ) -> ForeignAchievement | None:
        """One achievement."""
        ...

    async def achievements(
        self, territory_id: TerritoryId, ids: Sequence[ForeignAchievementId]
    ) -> dict[ForeignAchievementId, ForeignAchievement]:
        """Several, by id."""
        ...

    async def has_vouched(self, by: PersonId, owner: PersonId, since: datetime) -> bool:
        """True when one person vouched for a badge of the other since."""
        ...

    async def waiting(self, territory_id: TerritoryId, limit: int) -> list[ForeignAchievement]:
        """Achievements of badges that stand and that nobody mapped, known issuers first, then by name."""
        ...


class BadgeWrites(BadgeReads, Protocol):
    """Commands."""

    async def put_badge(self, badge: ReceivedBadge) -> None:
        """Insert or replace."""
        ...

    async def drop_badge(self, badge_id: ReceivedBadgeId) -> None:
        """Forget a badge and what it made; the facts of the tree are not touched."""
        ...

    async def put_achievement(self, achievement: ForeignAchievement) -> None:
        """Insert or replace."""
        ...

    async def add_fact(self, fact: BadgeFact) -> None:
        """Remember which badge made which fact."""
        ...

    async def take_back(self, fact: BadgeFact, at: datetime, reason: str) -> None:
        """Mark a fact as taken back."""
        ...
