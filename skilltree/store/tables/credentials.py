"""Signing keys, credentials with their places in status lists, and links that show them.

A place stays when its credential goes with its owner: then its bit is set for ever.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    UniqueConstraint,
    text,
)

from skilltree.model.credential import LIST_BITS, CredentialWay
from skilltree.model.words import Language
from skilltree.store.codec import Gid, Instant, PlainText, Word
from skilltree.store.tables.base import check, metadata, one_of, territory_key, within_territory


def _only_one(name: str, *columns: str, where: str) -> Index:
    """At most one row under a condition, which a UNIQUE constraint cannot say."""
    return Index(name, *columns, unique=True, sqlite_where=text(where), postgresql_where=text(where))


issuer_key = Table(
    "issuer_key",
    metadata,
    territory_key(),
    Column("id", Gid("IssuerKey"), primary_key=True),
    Column("organisation_id", Gid("Organisation")),
    Column("public", PlainText, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("retired_at", Instant),
    Column("revoked_at", Instant),
    within_territory("organisation_id", "organisation"),
    Index(None, "id"),
    Index(None, "organisation_id"),
    _only_one(
        "uq_issuer_key_of_organisation",
        "territory_id",
        "organisation_id",
        where="organisation_id IS NOT NULL AND retired_at IS NULL AND revoked_at IS NULL",
    ),
    _only_one(
        "uq_issuer_key_of_territory",
        "territory_id",
        where="organisation_id IS NULL AND retired_at IS NULL AND revoked_at IS NULL",
    ),
)

# `issuer` is the id of an organisation or of the territory itself.
achievement = Table(
    "achievement",
    metadata,
    territory_key(),
    Column("id", Gid("Achievement"), primary_key=True),
    Column("issuer", PlainText, nullable=False),
    Column("skill_id", Gid("Skill"), ForeignKey("skill.id"), nullable=False),
    Column("level", SmallInteger, nullable=False),
    Column("way", Word(CredentialWay), nullable=False),
    Column("source_id", PlainText, nullable=False),
    Column("language", Word(Language), nullable=False),
    Column("title", PlainText),
    Column("hours", Double),
    UniqueConstraint(
        "territory_id", "issuer", "skill_id", "level", "way", "source_id", "language", name="uq_achievement_once"
    ),
    one_of("way", CredentialWay),
    check("level", "level BETWEEN 1 AND 4"),
    check("hours", "hours >= 0"),
    Index(None, "id"),
)

status_place = Table(
    "status_place",
    metadata,
    territory_key(),
    Column("issuer", PlainText, primary_key=True),
    Column("list_number", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    check("list_number", "list_number >= 0"),
    check("position", f"position BETWEEN 0 AND {LIST_BITS - 1}"),
    Index(None, "issuer", "list_number"),
)

credential = Table(
    "credential",
    metadata,
    territory_key(),
    Column("id", Gid("Credential"), primary_key=True),
    Column("person_id", Gid("Person"), nullable=False),
    Column("evidence_id", Gid("Evidence"), nullable=False),
    Column("achievement_id", Gid("Achievement"), nullable=False),
    Column("key_id", Gid("IssuerKey"), nullable=False),
    Column("issuer", PlainText, nullable=False),
    Column("list_number", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("title", PlainText, nullable=False),
    Column("issuer_name", PlainText, nullable=False),
    Column("holder", PlainText),
    Column("content", LargeBinary, nullable=False),
    Column("issued_at", Instant, nullable=False),
    Column("expires_at", Instant),
    Column("withdrawn_at", Instant),
    UniqueConstraint("territory_id", "issuer", "list_number", "position"),
    within_territory("person_id", "person"),
    within_territory("evidence_id", "evidence"),
    within_territory("achievement_id", "achievement"),
    within_territory("key_id", "issuer_key"),
    ForeignKeyConstraint(
        ["territory_id", "issuer", "list_number", "position"],
        [f"status_place.{column}" for column in ("territory_id", "issuer", "list_number", "position")],
    ),
    Index(None, "id"),
    Index(None, "person_id"),
    Index(None, "evidence_id"),
    _only_one("uq_credential_of_evidence", "territory_id", "evidence_id", where="withdrawn_at IS NULL"),
)

share = Table(
    "credential_share",
    metadata,
    territory_key(),
    Column("id", Gid("CredentialShare"), primary_key=True),
    Column("credential_id", Gid("Credential"), nullable=False),
    Column("person_id", Gid("Person"), nullable=False),
    Column("token_hash", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("stopped_at", Instant),
    UniqueConstraint("territory_id", "token_hash"),
    within_territory("credential_id", "credential"),
    within_territory("person_id", "person"),
    check("until", "until > created_at"),
    Index(None, "token_hash"),
    Index(None, "credential_id"),
    Index(None, "person_id"),
)
