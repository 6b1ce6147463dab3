"""Opportunities, people's answers to them, reports and what was decided."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Double, Index, Integer, Table, UniqueConstraint, text

from skilltree.model.base import Localized
from skilltree.model.course import SkillLevel
from skilltree.model.opportunity import Said
from skilltree.model.opportunity_words import ModerationVerdict, ReportReason
from skilltree.model.words import OpportunityKind, ResponseStatus
from skilltree.store.codec import Gid, Instant, Json, PlainText, Word
from skilltree.store.tables.base import check, metadata, one_of, territory_key, within_territory

opportunity = Table(
    "opportunity",
    metadata,
    territory_key(),
    Column("id", Gid("Opportunity"), primary_key=True),
    Column("kind", Word(OpportunityKind), nullable=False),
    Column("title", Json(Localized), nullable=False),
    Column("text", Json(Localized), nullable=False),
    Column("insee", PlainText, nullable=False),
    Column("contact_name", PlainText, nullable=False),
    Column("contact_how", Json(Localized), nullable=False),
    Column("posted_at", Instant, nullable=False),
    Column("organisation_id", Gid("Organisation")),
    Column("posted_by", Gid("Person")),
    Column("icon", PlainText),
    Column("radius_km", Double),
    Column("starts_on", Date),
    Column("ends_on", Date),
    Column("hours_per_week", Double),
    Column("hours_total", Double),
    Column("pay", Json(Localized)),
    Column("cost_euros", Integer, nullable=False),
    Column("funding", Json(Localized)),
    Column("conditions", Json(Localized)),
    Column("seats", Integer),
    Column("seats_taken", Integer, nullable=False),
    Column("requires", Json(tuple[SkillLevel, ...]), nullable=False),
    Column("brings", Json(tuple[SkillLevel, ...]), nullable=False),
    Column("asks", Boolean),
    Column("lends", Json(tuple[SkillLevel, ...])),
    Column("to_insee", PlainText),
    Column("at_time", PlainText),
    Column("venue", PlainText),
    Column("closed_at", Instant),
    Column("hidden_at", Instant),
    within_territory("organisation_id", "organisation"),
    within_territory("posted_by", "person"),
    one_of("kind", OpportunityKind),
    check("cost_euros", "cost_euros >= 0"),
    check("seats", "seats >= 0"),
    check("seats_taken", "seats_taken >= 0 AND (seats IS NULL OR seats_taken <= seats)"),
    check("radius_km", "radius_km >= 0"),
    check("days", "ends_on >= starts_on"),
    Index(None, "id"),
    Index(None, "territory_id", "ends_on"),
)

response = Table(
    "response",
    metadata,
    territory_key(),
    Column("id", Gid("OpportunityResponse"), primary_key=True),
    Column("opportunity_id", Gid("Opportunity"), nullable=False),
    Column("person_id", Gid("Person"), nullable=False),
    Column("status", Word(ResponseStatus), nullable=False),
    Column("at", Instant, nullable=False),
    Column("message", PlainText),
    Column("answered_at", Instant),
    Column("reply", PlainText),
    Column("moved_up_at", Instant),
    Column("poster_said", Json(Said)),
    Column("poster_by", Gid("Person")),
    Column("responder_said", Json(Said)),
    Column("learnt", Boolean),
    Column("settled_at", Instant),
    UniqueConstraint("territory_id", "opportunity_id", "person_id"),
    within_territory("opportunity_id", "opportunity"),
    within_territory("person_id", "person"),
    one_of("status", ResponseStatus),
    Index(None, "person_id"),
    Index(None, "opportunity_id"),
)

opportunity_report = Table(
    "opportunity_report",
    metadata,
    territory_key(),
    Column("id", Gid("OpportunityReport"), primary_key=True),
    Column("opportunity_id", Gid("Opportunity"), nullable=False),
    Column("person_id", Gid("Person"), nullable=False),
    Column("reason", Word(ReportReason), nullable=False),
    Column("at", Instant, nullable=False),
    Column("text", PlainText),
    Column("answered_at", Instant),
    within_territory("opportunity_id", "opportunity"),
    within_territory("person_id", "person"),
    one_of("reason", ReportReason),
    # Once a person until a steward has answered: whoever reports again and again weighs no more.
    Index(
        "uq_opportunity_report_waiting",
        "territory_id",
        "opportunity_id",
        "person_id",
        unique=True,
        sqlite_where=text("answered_at IS NULL"),
        postgresql_where=text("answered_at IS NULL"),
    ),
    Index(None, "person_id"),
    Index(None, "territory_id", "answered_at"),
)

moderation = Table(
    "moderation",
    metadata,
    territory_key(),
    Column("id", Gid("Moderation"), primary_key=True),
    Column("opportunity_id", Gid("Opportunity"), nullable=False),
    Column("organisation_id", Gid("Organisation"), nullable=False),
    Column("verdict", Word(ModerationVerdict), nullable=False),
    Column("at", Instant, nullable=False),
    Column("note", PlainText),
    within_territory("opportunity_id", "opportunity"),
    within_territory("organisation_id", "organisation"),
    one_of("verdict", ModerationVerdict),
    Index(None, "opportunity_id"),
)
