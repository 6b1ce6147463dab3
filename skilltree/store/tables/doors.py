"""Ways in without an address: passkeys, and profiles that a phone keeps locked by a PIN. Only hashes of secrets."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, UniqueConstraint

from skilltree.model.words import Ceremony
from skilltree.store.codec import Gid, Instant, PlainText, Word
from skilltree.store.tables.base import check, metadata, one_of, territory_key, within_territory

passkey = Table(
    "passkey",
    metadata,
    territory_key(),
    Column("id", Gid("Passkey"), primary_key=True),
    Column("credential_id", LargeBinary, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("sign_count", Integer, nullable=False),
    Column("person_id", Gid("Person"), nullable=False),
    Column("label", PlainText, nullable=False),
    Column("since", Instant, nullable=False),
    Column("last_used", Instant),
    UniqueConstraint("territory_id", "credential_id"),
    within_territory("person_id", "person"),
    check("sign_count", "sign_count >= 0"),
    Index(None, "credential_id"),
    Index(None, "person_id"),
)

# Keyed by what the browser brings back: rows are few, used once and short-lived.
challenge = Table(
    "challenge",
    metadata,
    Column("id_hash", LargeBinary, primary_key=True),
    Column("challenge", LargeBinary, nullable=False),
    Column("ceremony", Word(Ceremony), nullable=False),
    Column("expires_at", Instant, nullable=False),
    one_of("ceremony", Ceremony),
    Index(None, "expires_at"),
)

locked_phone = Table(
    "locked_phone",
    metadata,
    territory_key(),
    Column("id", Gid("LockedPhone"), primary_key=True),
    Column("handle_hash", LargeBinary, nullable=False),
    Column("person_id", Gid("Person"), nullable=False),
    Column("pin_hash", PlainText, nullable=False),
    Column("device", PlainText, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("since", Instant, nullable=False),
    Column("last_used", Instant),
    UniqueConstraint("territory_id", "handle_hash"),
    within_territory("person_id", "person"),
    check("attempts", "attempts >= 0"),
    Index(None, "handle_hash"),
    Index(None, "person_id"),
)
