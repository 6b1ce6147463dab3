"""What protects people: consents and accesses (append-only), contact requests, confirmation links."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    LargeBinary,
    SmallInteger,
    Table,
    Uuid,
    text,
)

from skilltree.model.words import ContactStatus
from skilltree.store.codec import Gid, Instant, PlainText, Word
from skilltree.store.tables.base import check, metadata, one_of, territory_key, within_territory

consent = Table(
    "consent",
    metadata,
    territory_key(),
    Column("person_id", Gid("Person"), primary_key=True),
    Column("sequence", BigInteger, primary_key=True, autoincrement=False),
    Column("purpose", PlainText, nullable=False),
    Column("scope", PlainText, nullable=False),
    Column("text_version", PlainText, nullable=False),
    Column("given", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
    within_territory("person_id", "person"),
    check("sequence", "sequence >= 1"),
    Index(None, "person_id"),
)

# The reader has no foreign key: the line stays when the reader's own account is erased.
access_log = Table(
    "access_log",
    metadata,
    territory_key(),
    Column("person_id", Gid("Person"), primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("reader_id", Gid("Person")),
    Column("who", PlainText, nullable=False),
    Column("what", PlainText, nullable=False),
    Column("why", PlainText, nullable=False),
    Column("at", Instant, nullable=False),
    within_territory("person_id", "person"),
    Index(None, "person_id", "at"),
)

contact_request = Table(
    "contact_request",
    metadata,
    territory_key(),
    Column("id", Gid("ContactRequest"), primary_key=True),
    Column("person_id", Gid("Person"), nullable=False),
    Column("organisation_id", Gid("Organisation"), nullable=False),
    Column("recruiter_id", Gid("Person"), nullable=False),
    Column("purpose", PlainText, nullable=False),
    Column("offer", PlainText, nullable=False),
    Column("status", Word(ContactStatus), nullable=False),
    Column("at", Instant, nullable=False),
    Column("pay", PlainText),
    Column("answer_by", Date),
    Column("answered_at", Instant),
    within_territory("person_id", "person"),
    within_territory("organisation_id", "organisation"),
    within_territory("recruiter_id", "person"),
    one_of("status", ContactStatus),
    check("answered", "(status = 'asked') = (answered_at IS NULL)"),
    Index(None, "id"),
    Index(None, "person_id"),
    Index(None, "organisation_id", "person_id"),
)

Index(
    "uq_contact_request_pending",
    contact_request.c.territory_id,
    contact_request.c.organisation_id,
    contact_request.c.person_id,
    unique=True,
    sqlite_where=text("status = 'asked'"),
    postgresql_where=text("status = 'asked'"),
)

confirmation_link = Table(
    "confirmation_link",
    metadata,
    territory_key(),
    Column("token_hash", LargeBinary, primary_key=True),
    Column("person_id", Gid("Person"), nullable=False),
    Column("skill_id", Gid("Skill"), ForeignKey("skill.id"), nullable=False),
    Column("level", SmallInteger, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
    within_territory("person_id", "person"),
    check("level", "level BETWEEN 1 AND 4"),
    Index(None, "token_hash"),
)
