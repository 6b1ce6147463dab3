"""What other learning platforms tell. Texts without a bound are found by their hash: no index takes them whole."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    Table,
    UniqueConstraint,
)

from skilltree.model.course import SkillLevel
from skilltree.model.platform_words import PlatformScope
from skilltree.store.codec import Gid, Instant, Json, PlainText
from skilltree.store.tables.base import check, metadata, territory_key, within_territory


def _of_platform() -> Column[str]:
    return Column("platform_id", Gid("Platform"), primary_key=True)


def _of_statement() -> ForeignKeyConstraint:
    key = ["territory_id", "platform_id", "id"]
    return ForeignKeyConstraint(["territory_id", "platform_id", "statement_id"], [f"xapi_statement.{c}" for c in key])


platform = Table(
    "xapi_platform",
    metadata,
    territory_key(),
    Column("id", Gid("Platform"), primary_key=True),
    Column("organisation_id", Gid("Organisation"), nullable=False),
    Column("label", PlainText, nullable=False),
    Column("secret_hash", LargeBinary, nullable=False),
    Column("scopes", Json(tuple[PlatformScope, ...]), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    within_territory("organisation_id", "organisation"),
    Index(None, "id"),
    Index(None, "organisation_id"),
)

# A platform's statements are its own: another platform may use the same id.
statement = Table(
    "xapi_statement",
    metadata,
    territory_key(),
    _of_platform(),
    Column("id", PlainText, primary_key=True),
    Column("sequence", BigInteger, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("stored", Instant, nullable=False),
    Column("timestamp", Instant, nullable=False),
    Column("verb", PlainText, nullable=False),
    Column("activity", PlainText),
    Column("activity_name", Json(dict[str, str])),
    Column("registration", PlainText),
    Column("refers", PlainText),
    Column("finished", Boolean, nullable=False),
    Column("voided_by", PlainText),
    within_territory("platform_id", "xapi_platform"),
    UniqueConstraint("territory_id", "sequence"),
    check("sequence", "sequence >= 1"),
    Index(None, "platform_id", "id"),
    Index(None, "platform_id", "sequence"),
    Index(None, "platform_id", "refers"),
    Index(None, "stored"),
)

mention = Table(
    "xapi_mention",
    metadata,
    territory_key(),
    _of_platform(),
    Column("what", PlainText, primary_key=True),
    Column("hash", LargeBinary, primary_key=True),
    Column("statement_id", PlainText, primary_key=True),
    _of_statement(),
    check("what", "what IN ('actor', 'agent', 'related_agent', 'activity', 'related_activity', 'verb')"),
    Index(None, "platform_id", "what", "hash"),
    Index(None, "platform_id", "statement_id"),
)

attachment = Table(
    "xapi_attachment",
    metadata,
    territory_key(),
    _of_platform(),
    Column("sha2", PlainText, primary_key=True),
    Column("mime", PlainText, nullable=False),
    Column("content", LargeBinary, nullable=False),
    within_territory("platform_id", "xapi_platform"),
)

activity = Table(
    "xapi_activity",
    metadata,
    territory_key(),
    _of_platform(),
    Column("hash", LargeBinary, primary_key=True),
    Column("iri", PlainText, nullable=False),
    Column("name", PlainText, nullable=False),
    Column("skills", Json(tuple[SkillLevel, ...]), nullable=False),
    Column("hours", Double),
    Column("mapped_by", Gid("Person")),
    Column("mapped_at", Instant),
    within_territory("platform_id", "xapi_platform"),
    within_territory("mapped_by", "person"),
    Index(None, "platform_id", "hash"),
    check("mapped", "(mapped_by IS NULL) = (mapped_at IS NULL)"),
    check("hours", "hours >= 0"),
)

link = Table(
    "xapi_link",
    metadata,
    territory_key(),
    _of_platform(),
    Column("person_id", Gid("Person"), primary_key=True),
    Column("code", PlainText, nullable=False),
    Column("since", Instant, nullable=False),
    within_territory("platform_id", "xapi_platform"),
    within_territory("person_id", "person"),
    Index(None, "person_id"),
)

known_as = Table(
    "xapi_known_as",
    metadata,
    territory_key(),
    _of_platform(),
    Column("hash", LargeBinary, primary_key=True),
    Column("person_id", Gid("Person"), nullable=False),
    ForeignKeyConstraint(
        ["territory_id", "platform_id", "person_id"],
        ["xapi_link.territory_id", "xapi_link.platform_id", "xapi_link.person_id"],
    ),
    Index(None, "platform_id", "hash"),
    Index(None, "person_id"),
)

grown = Table(
    "xapi_grown",
    metadata,
    territory_key(),
    _of_platform(),
    Column("statement_id", PlainText, primary_key=True),
    Column("evidence_id", Gid("Evidence"), primary_key=True),
    Column("person_id", Gid("Person"), nullable=False),
    Column("taken_back_at", Instant),
    Column("reason", PlainText),
    _of_statement(),
    within_territory("person_id", "person"),
    ForeignKeyConstraint(["territory_id", "evidence_id"], ["evidence.territory_id", "evidence.id"]),
    Index(None, "platform_id", "statement_id"),
    check("reason", "(taken_back_at IS NULL) = (reason IS NULL)"),
    Index(None, "person_id"),
)
