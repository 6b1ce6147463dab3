"""Badges from elsewhere, the facts that they made, and what their achievements are worth here."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Table,
    UniqueConstraint,
)

from skilltree.model.badge_words import BadgeVerdict
from skilltree.model.badges import Alignment
from skilltree.model.course import SkillLevel
from skilltree.store.codec import Gid, Instant, Json, PlainText, Word
from skilltree.store.tables.base import check, metadata, one_of, territory_key, within_territory

foreign_achievement = Table(
    "foreign_achievement",
    metadata,
    territory_key(),
    Column("id", Gid("ForeignAchievement"), primary_key=True),
    Column("issuer", PlainText, nullable=False),
    Column("issuer_name", PlainText, nullable=False),
    Column("achievement", PlainText, nullable=False),
    Column("name", PlainText, nullable=False),
    Column("description", PlainText, nullable=False),
    Column("alignments", Json(tuple[Alignment, ...]), nullable=False),
    Column("unknown_issuer", Boolean, nullable=False),
    Column("skills", Json(tuple[SkillLevel, ...]), nullable=False),
    Column("mapped_by", Gid("Person")),
    Column("mapped_at", Instant),
    within_territory("mapped_by", "person"),
    check("mapped", "(mapped_by IS NULL) = (mapped_at IS NULL)"),
)

received_badge = Table(
    "received_badge",
    metadata,
    territory_key(),
    Column("id", Gid("ReceivedBadge"), primary_key=True),
    Column("person_id", Gid("Person"), nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("achievement_id", Gid("ForeignAchievement"), nullable=False),
    Column("code", PlainText, nullable=False),
    Column("verdict", Word(BadgeVerdict), nullable=False),
    Column("proven", Boolean, nullable=False),
    Column("mine", Boolean, nullable=False),
    Column("document", LargeBinary, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("checked_at", Instant, nullable=False),
    Column("issued_at", Instant),
    Column("expires_at", Instant),
    Column("vouched_by", Gid("Person")),
    Column("vouched_at", Instant),
    UniqueConstraint("territory_id", "person_id", "hash"),
    UniqueConstraint("territory_id", "code"),
    within_territory("person_id", "person"),
    within_territory("vouched_by", "person"),
    within_territory("achievement_id", "foreign_achievement"),
    one_of("verdict", BadgeVerdict),
    check("vouched", "(vouched_by IS NULL) = (vouched_at IS NULL)"),
    Index(None, "id"),
    Index(None, "person_id"),
    Index(None, "territory_id", "achievement_id"),
    Index(None, "territory_id", "hash"),
    Index(None, "checked_at"),
)

badge_fact = Table(
    "badge_fact",
    metadata,
    territory_key(),
    Column("badge_id", Gid("ReceivedBadge"), primary_key=True),
    Column("evidence_id", Gid("Evidence"), primary_key=True),
    Column("person_id", Gid("Person"), nullable=False),
    Column("skill_id", Gid("Skill"), ForeignKey("skill.id"), nullable=False),
    Column("level", Integer, nullable=False),
    Column("taken_back_at", Instant),
    Column("reason", PlainText),
    within_territory("badge_id", "received_badge"),
    within_territory("person_id", "person"),
    ForeignKeyConstraint(["territory_id", "evidence_id"], ["evidence.territory_id", "evidence.id"]),
    check("level", "level BETWEEN 1 AND 4"),
    check("reason", "(taken_back_at IS NULL) = (reason IS NULL)"),
    Index(None, "badge_id"),
    Index(None, "person_id"),
)
