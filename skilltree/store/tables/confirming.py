"""Confirmation by people: what of it weighs nothing, who is willing to be asked, and who was asked by whom."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKeyConstraint, Index, LargeBinary, Table, UniqueConstraint

from skilltree.model.why_words import SetAside
from skilltree.store.codec import Gid, Instant, PlainText, Word
from skilltree.store.tables.base import metadata, one_of, territory_key, within_territory

# Found from the facts, and found again when they change: rows go as well as come, the facts stay as they are.
set_aside = Table(
    "set_aside",
    metadata,
    territory_key(),
    Column("evidence_id", Gid("Evidence"), primary_key=True),
    Column("person_id", Gid("Person"), nullable=False),
    Column("reason", Word(SetAside), nullable=False),
    Column("at", Instant, nullable=False),
    ForeignKeyConstraint(["territory_id", "evidence_id"], ["evidence.territory_id", "evidence.id"]),
    one_of("reason", SetAside),
    Index(None, "person_id"),
)

willing_confirmer = Table(
    "willing_confirmer",
    metadata,
    territory_key(),
    Column("person_id", Gid("Person"), primary_key=True),
    Column("since", Instant, nullable=False),
    within_territory("person_id", "person"),
    Index(None, "person_id"),
)

# Never twice the same pair: the lower id stands first, whoever of the two asked.
confirmation_ask = Table(
    "confirmation_ask",
    metadata,
    territory_key(),
    Column("token_hash", LargeBinary, primary_key=True),
    Column("person_id", Gid("Person"), nullable=False),
    Column("asked_id", Gid("Person"), nullable=False),
    Column("lower_id", Gid("Person"), nullable=False),
    Column("higher_id", Gid("Person"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("note", PlainText),
    Column("answered_at", Instant),
    ForeignKeyConstraint(
        ["territory_id", "token_hash"], ["confirmation_link.territory_id", "confirmation_link.token_hash"]
    ),
    within_territory("person_id", "person"),
    within_territory("asked_id", "person"),
    UniqueConstraint("territory_id", "lower_id", "higher_id"),
    Index(None, "asked_id"),
    Index(None, "person_id"),
    Index(None, "token_hash"),
)
