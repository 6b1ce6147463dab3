"""Badges from elsewhere, the facts that they made, and what their achievements are worth here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, or_, select

from skilltree.model.badge_words import BadgeVerdict
from skilltree.model.badges import BadgeFact, ForeignAchievement, ReceivedBadge
from skilltree.model.ids import ForeignAchievementId, PersonId, ReceivedBadgeId, TerritoryId
from skilltree.store.connection import Part, chunks
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables import badges as t

_MAY_CHANGE = (BadgeVerdict.VALID, BadgeVerdict.UNKNOWN_ISSUER, BadgeVerdict.NOT_CHECKED, BadgeVerdict.REVOKED)
"""A badge may be suspended and come back; an expired one stays so."""
_STANDS = (BadgeVerdict.VALID, BadgeVerdict.UNKNOWN_ISSUER)


class BadgeReading(Part):
    """See `service.ports.badge_rows.BadgeReads`."""

    async def badge(self, badge_id: ReceivedBadgeId) -> ReceivedBadge | None:
        """One badge."""
        row = await self._db.first(t.received_badge.select().where(t.received_badge.c.id == badge_id))
        return None if row is None else struct_of(ReceivedBadge, row)

    async def badge_by_hash(self, person_id: PersonId, badge_hash: bytes) -> ReceivedBadge | None:
        """The row of this credential of this person."""
        row = await self._db.first(
            t.received_badge.select().where(
                t.received_badge.c.person_id == person_id, t.received_badge.c.hash == badge_hash
            )
        )
        return None if row is None else struct_of(ReceivedBadge, row)

    async def badge_by_code(self, territory_id: TerritoryId, code: str) -> ReceivedBadge | None:
        """The badge that its owner shows to somebody."""
        row = await self._db.first(
            t.received_badge.select().where(
                t.received_badge.c.territory_id == territory_id, t.received_badge.c.code == code
            )
        )
        return None if row is None else struct_of(ReceivedBadge, row)

    async def badges_of(self, person_id: PersonId) -> list[ReceivedBadge]:
        """A person's badges, newest first."""
        rows = await self._db.rows(
            t.received_badge.select()
            .where(t.received_badge.c.person_id == person_id)
            .order_by(t.received_badge.c.received_at.desc(), t.received_badge.c.id.desc())
        )
        return [struct_of(ReceivedBadge, row) for row in rows]

    async def badges_with(self, badge_hash: bytes, territory_id: TerritoryId) -> list[ReceivedBadge]:
        """The rows of this credential, whoever brought it."""
        rows = await self._db.rows(
            t.received_badge.select()
            .where(t.received_badge.c.territory_id == territory_id, t.received_badge.c.hash == badge_hash)
            .order_by(t.received_badge.c.id)
        )
        return [struct_of(ReceivedBadge, row) for row in rows]

    async def badges_for(self, achievement_id: ForeignAchievementId, territory_id: TerritoryId) -> list[ReceivedBadge]:
        """Everybody's badges of an achievement."""
        rows = await self._db.rows(
            t.received_badge.select()
            .where(t.received_badge.c.territory_id == territory_id, t.received_badge.c.achievement_id == achievement_id)
            .order_by(t.received_badge.c.id)
        )
        return [struct_of(ReceivedBadge, row) for row in rows]

    async def to_check(self, before: datetime, limit: int) -> list[ReceivedBadge]:
        """Badges of all territories that may still change and were last looked at before, the longest ago first."""
        rows = await self._db.rows(
            t.received_badge.select()
            .where(t.received_badge.c.checked_at < before, t.received_badge.c.verdict.in_(_MAY_CHANGE))
            .order_by(t.received_badge.c.checked_at, t.received_badge.c.id)
            .limit(limit)
        )
        return [struct_of(ReceivedBadge, row) for row in rows]

    async def facts(self, badge_id: ReceivedBadgeId) -> list[BadgeFact]:
        """What a badge made, taken back or not."""
        rows = await self._db.rows(
            t.badge_fact.select().where(t.badge_fact.c.badge_id == badge_id).order_by(t.badge_fact.c.evidence_id)
        )
        return [struct_of(BadgeFact, row) for row in rows]

    async def achievement(
        self, territory_id: TerritoryId, achievement_id: ForeignAchievementId
    ) -> ForeignAchievement | None:
        """One achievement."""
        return (await self.achievements(territory_id, [achievement_id])).get(achievement_id)

    async def achievements(
        self, territory_id: TerritoryId, ids: Sequence[ForeignAchievementId]
    ) -> dict[ForeignAchievementId, ForeignAchievement]:
        """Several, by id."""
        found = {}
        for some in chunks(ids):
            rows = await self._db.rows(
                t.foreign_achievement.select().where(
                    t.foreign_achievement.c.territory_id == territory_id, t.foreign_achievement.c.id.in_(some)
                )
            )
            found.update({row.id: struct_of(ForeignAchievement, row) for row in rows})
        return found

    async def has_vouched(self, by: PersonId, owner: PersonId, since: datetime) -> bool:
        """True when one person vouched for a badge of the other since."""
        badge = t.received_badge.c
        mine = t.received_badge.select().where(
            badge.person_id == owner, badge.vouched_by == by, badge.vouched_at >= since
        )
        return await self._db.first(mine.limit(1)) is not None

    async def waiting(self, territory_id: TerritoryId, limit: int) -> list[ForeignAchievement]:
        """Achievements of badges that stand and that nobody mapped, known issuers first, then by name."""
        badge = t.received_badge.c
        standing = select(badge.achievement_id).where(
            badge.territory_id == territory_id,
            badge.proven.is_(True),
            or_(badge.mine.is_(True), badge.vouched_at.is_not(None)),
            badge.verdict.in_(_STANDS),
        )
        rows = await self._db.rows(
            t.foreign_achievement.select()
            .where(
                t.foreign_achievement.c.territory_id == territory_id,
                t.foreign_achievement.c.mapped_at.is_(None),
                t.foreign_achievement.c.id.in_(standing),
            )
            .order_by(t.foreign_achievement.c.unknown_issuer, t.foreign_achievement.c.name, t.foreign_achievement.c.id)
            .limit(limit)
        )
        return [struct_of(ForeignAchievement, row) for row in rows]


class BadgeWriting(BadgeReading):
    """See `service.ports.badge_rows.BadgeWrites`."""

    async def put_badge(self, badge: ReceivedBadge) -> None:
        """Insert or replace."""
        await self._db.run(self._db.upsert(t.received_badge).values(**fields(badge)))

    async def drop_badge(self, badge_id: ReceivedBadgeId) -> None:
        """Forget a badge and what it made; the facts of the tree are not touched."""
        await self._db.run(delete(t.badge_fact).where(t.badge_fact.c.badge_id == badge_id))
        await self._db.run(delete(t.received_badge).where(t.received_badge.c.id == badge_id))

    async def put_achievement(self, achievement: ForeignAchievement) -> None:
        """Insert or replace."""
        await self._db.run(self._db.upsert(t.foreign_achievement).values(**fields(achievement)))

    async def add_fact(self, fact: BadgeFact) -> None:
        """Remember which badge made which fact."""
        await self._db.run(t.badge_fact.insert().values(territory_id=self._db.territory_id, **fields(fact)))

    async def take_back(self, fact: BadgeFact, at: datetime, reason: str) -> None:
        """Mark a fact as taken back."""
        await self._db.run(
            t.badge_fact.update()
            .where(t.badge_fact.c.badge_id == fact.badge_id, t.badge_fact.c.evidence_id == fact.evidence_id)
            .values(taken_back_at=at, reason=reason)
        )
