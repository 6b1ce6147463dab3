"""What people tell of their weeks, the hours that they want to come to, and links that show a week."""

from __future__ import annotations

from sqlalchemy import Column, Date, Double, Index, LargeBinary, Table, UniqueConstraint

from skilltree.store.codec import Gid, Instant, PlainText
from skilltree.store.tables.base import check, metadata, territory_key, within_territory

week_entry = Table(
    "week_entry",
    metadata,
    territory_key(),
    Column("id", Gid("WeekEntry"), primary_key=True),
    Column("person_id", Gid("Person"), nullable=False),
    Column("day", Date, nullable=False),
    Column("hours", Double, nullable=False),
    Column("text", PlainText, nullable=False),
    Column("place", PlainText),
    Column("created_at", Instant, nullable=False),
    within_territory("person_id", "person"),
    check("hours", "hours > 0 AND hours <= 24"),
    Index(None, "person_id", "day"),
)

week_aim = Table(
    "week_aim",
    metadata,
    territory_key(),
    Column("person_id", Gid("Person"), primary_key=True),
    Column("hours", Double, nullable=False),
    within_territory("person_id", "person"),
    check("hours", "hours > 0 AND hours <= 168"),
    Index(None, "person_id"),
)

week_share = Table(
    "week_share",
    metadata,
    territory_key(),
    Column("id", Gid("WeekShare"), primary_key=True),
    Column("person_id", Gid("Person"), nullable=False),
    Column("monday", Date, nullable=False),
    Column("label", PlainText, nullable=False),
    Column("token_hash", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("ended_at", Instant),
    UniqueConstraint("territory_id", "token_hash"),
    within_territory("person_id", "person"),
    check("times", "until > created_at"),
    Index(None, "token_hash"),
    Index(None, "person_id"),
)
