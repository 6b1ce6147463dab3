"""Addresses, one-time codes, sessions and cards. Only hashes of secrets stand here."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, UniqueConstraint

from skilltree.model.words import Channel
from skilltree.store.codec import Gid, Instant, PlainText, Word
from skilltree.store.tables.base import check, metadata, one_of, territory_key, within_territory

contact = Table(
    "contact",
    metadata,
    territory_key(),
    Column("channel", Word(Channel), primary_key=True),
    Column("address", PlainText, primary_key=True),
    Column("person_id", Gid("Person"), nullable=False),
    within_territory("person_id", "person"),
    one_of("channel", Channel),
    Index(None, "person_id"),
)

# Keyed by the address alone, as it is asked for: rows are few and short-lived.
code = Table(
    "code",
    metadata,
    Column("address_hash", LargeBinary, primary_key=True),
    Column("code_hash", LargeBinary, nullable=False),
    Column("territory_id", Gid("Territory"), ForeignKey("territory.id"), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("attempts", Integer, nullable=False),
    check("attempts", "attempts >= 0"),
    Index(None, "expires_at"),
)

session = Table(
    "session",
    metadata,
    territory_key(),
    Column("id", PlainText, primary_key=True),
    Column("token_hash", LargeBinary, nullable=False),
    Column("person_id", Gid("Person"), nullable=False),
    Column("device", PlainText, nullable=False),
    Column("since", Instant, nullable=False),
    Column("last_seen", Instant, nullable=False),
    Column("expires", Instant, nullable=False),
    Column("revoked_at", Instant),
    UniqueConstraint("territory_id", "token_hash"),
    within_territory("person_id", "person"),
    Index(None, "id"),
    Index(None, "token_hash"),
    Index(None, "person_id"),
)

card = Table(
    "card",
    metadata,
    territory_key(),
    Column("card_hash", LargeBinary, primary_key=True),
    Column("pin_hash", PlainText, nullable=False),
    Column("person_id", Gid("Person"), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("revoked", Boolean, nullable=False),
    within_territory("person_id", "person"),
    check("attempts", "attempts >= 0"),
    Index(None, "card_hash"),
    Index(None, "person_id"),
)
