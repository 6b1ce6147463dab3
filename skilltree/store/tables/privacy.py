"""Who may see a tree beyond recruiters, a parent's yes, and when an account was last used."""

from __future__ import annotations

from sqlalchemy import Column, Index, LargeBinary, Table, UniqueConstraint

from skilltree.model.parental import ParentalStanding
from skilltree.store.codec import Gid, Instant, PlainText, Word
from skilltree.store.tables.base import check, metadata, one_of, territory_key, within_territory

public_page = Table(
    "public_page",
    metadata,
    territory_key(),
    Column("person_id", Gid("Person"), primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    Column("handle_hash", LargeBinary, nullable=False),
    Column("shown_name", PlainText, nullable=False),
    Column("since", Instant, nullable=False),
    UniqueConstraint("territory_id", "handle_hash"),
    within_territory("person_id", "person"),
    Index(None, "handle_hash"),
    Index(None, "person_id"),
)

# A link to a tree that one account alone may open: the first one that does, from then on.
tree_share_holder = Table(
    "tree_share_holder",
    metadata,
    territory_key(),
    Column("share_id", Gid("TreeShare"), primary_key=True),
    Column("person_id", Gid("Person")),
    Column("since", Instant),
    within_territory("share_id", "tree_share"),
    within_territory("person_id", "person"),
    check("held", "(person_id IS NULL) = (since IS NULL)"),
    Index(None, "person_id"),
)

parental_consent = Table(
    "parental_consent",
    metadata,
    territory_key(),
    Column("person_id", Gid("Person"), primary_key=True),
    Column("standing", Word(ParentalStanding), nullable=False),
    Column("since", Instant, nullable=False),
    Column("token_hash", LargeBinary),
    Column("until", Instant),
    Column("parent_name", PlainText),
    UniqueConstraint("territory_id", "token_hash"),
    within_territory("person_id", "person"),
    one_of("standing", ParentalStanding),
    check("asked", "(standing = 'waiting') = (token_hash IS NULL)"),
    check("given", "standing <> 'given' OR parent_name IS NOT NULL"),
    Index(None, "token_hash"),
    Index(None, "person_id"),
)

account_use = Table(
    "account_use",
    metadata,
    territory_key(),
    Column("person_id", Gid("Person"), primary_key=True),
    Column("last_used", Instant, nullable=False),
    Column("first_warning", Instant),
    Column("last_warning", Instant),
    within_territory("person_id", "person"),
    check("warnings", "last_warning IS NULL OR first_warning IS NOT NULL"),
    Index(None, "person_id"),
    Index(None, "last_used"),
)
