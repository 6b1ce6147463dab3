"""Accounts opened beside a counsellor: who may replace a person's card, and the proof that both are there."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, Table

from skilltree.store.codec import Gid, Instant
from skilltree.store.tables.base import check, metadata, territory_key, within_territory

assistance = Table(
    "assistance",
    metadata,
    territory_key(),
    Column("organisation_id", Gid("Organisation"), primary_key=True),
    Column("person_id", Gid("Person"), primary_key=True),
    Column("since", Instant, nullable=False),
    Column("card_since", Instant),
    within_territory("organisation_id", "organisation"),
    within_territory("person_id", "person"),
    Index(None, "person_id"),
    Index(None, "organisation_id", "since"),
)

# One a person: a new code replaces the earlier.
help_code = Table(
    "help_code",
    metadata,
    territory_key(),
    Column("person_id", Gid("Person"), primary_key=True),
    Column("code_hash", LargeBinary, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("expires_at", Instant, nullable=False),
    within_territory("person_id", "person"),
    check("attempts", "attempts >= 0"),
    Index(None, "person_id"),
)
