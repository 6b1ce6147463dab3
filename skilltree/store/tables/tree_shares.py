"""Links by which people show their tree to whom they choose."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, LargeBinary, Table, UniqueConstraint

from skilltree.store.codec import Gid, Instant, PlainText
from skilltree.store.tables.base import check, metadata, territory_key, within_territory

tree_share = Table(
    "tree_share",
    metadata,
    territory_key(),
    Column("id", Gid("TreeShare"), primary_key=True),
    Column("person_id", Gid("Person"), nullable=False),
    Column("branch", Gid("Skill"), ForeignKey("skill.id")),
    Column("label", PlainText, nullable=False),
    Column("token_hash", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("ended_at", Instant),
    UniqueConstraint("territory_id", "token_hash"),
    within_territory("person_id", "person"),
    check("times", "until > created_at"),
    Index(None, "token_hash"),
    Index(None, "person_id"),
)
