"""Workshops, their rosters, and what was seen there."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Table,
    UniqueConstraint,
)

from skilltree.model.ids import ModuleId
from skilltree.store.codec import Gid, Instant, Json, PlainText
from skilltree.store.tables.base import check, metadata, territory_key, within_territory

workshop = Table(
    "workshop",
    metadata,
    territory_key(),
    Column("id", Gid("Workshop"), primary_key=True),
    Column("organisation_id", Gid("Organisation"), nullable=False),
    Column("facilitator_id", Gid("Person"), nullable=False),
    Column("title", PlainText, nullable=False),
    Column("day", Date, nullable=False),
    Column("code", PlainText, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("module_ids", Json(tuple[ModuleId, ...]), nullable=False),
    Column("insee", PlainText),
    Column("closed_at", Instant),
    UniqueConstraint("territory_id", "code"),
    within_territory("organisation_id", "organisation"),
    within_territory("facilitator_id", "person"),
    check("times", "closed_at >= opened_at"),
    Index(None, "id"),
    Index(None, "organisation_id", "opened_at"),
    Index(None, "facilitator_id"),
)

workshop_seat = Table(
    "workshop_seat",
    metadata,
    territory_key(),
    Column("workshop_id", Gid("Workshop"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", PlainText, nullable=False),
    Column("person_id", Gid("Person")),
    Column("slip_hash", LargeBinary),
    Column("present_at", Instant),
    Column("joined_at", Instant),
    UniqueConstraint("territory_id", "workshop_id", "person_id"),
    UniqueConstraint("territory_id", "slip_hash"),
    within_territory("workshop_id", "workshop"),
    within_territory("person_id", "person"),
    check("number", "number >= 1"),
    Index(None, "workshop_id"),
    Index(None, "person_id"),
)

workshop_fact = Table(
    "workshop_fact",
    metadata,
    territory_key(),
    Column("id", Gid("WorkshopFact"), primary_key=True),
    Column("workshop_id", Gid("Workshop"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("skill_id", Gid("Skill"), ForeignKey("skill.id"), nullable=False),
    Column("level", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("by", Gid("Person"), nullable=False),
    Column("hours", Double),
    Column("evidence_id", Gid("Evidence")),
    UniqueConstraint("territory_id", "workshop_id", "number", "skill_id"),
    ForeignKeyConstraint(
        ["territory_id", "workshop_id", "number"],
        ["workshop_seat.territory_id", "workshop_seat.workshop_id", "workshop_seat.number"],
    ),
    within_territory("by", "person"),
    check("level", "level BETWEEN 1 AND 4"),
    check("hours", "hours >= 0"),
    Index(None, "workshop_id", "number"),
)
