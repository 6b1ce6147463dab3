"""Uploaded pictures, sounds and files, their bytes apart so that a listing never reads them."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, Table

from skilltree.model.words import MediaKind
from skilltree.store.codec import Gid, Instant, PlainText, Word
from skilltree.store.tables.base import check, metadata, one_of, territory_key, within_territory

media = Table(
    "media",
    metadata,
    territory_key(),
    Column("id", Gid("Media"), primary_key=True),
    Column("kind", Word(MediaKind), nullable=False),
    Column("mime", PlainText, nullable=False),
    Column("size", Integer, nullable=False),
    Column("sha256", LargeBinary, nullable=False),
    Column("created_by", Gid("Person"), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("organisation_id", Gid("Organisation")),
    Column("name", PlainText),
    Column("width", Integer),
    Column("height", Integer),
    within_territory("created_by", "person"),
    within_territory("organisation_id", "organisation"),
    one_of("kind", MediaKind),
    check("size", "size >= 1"),
    check("width", "width >= 1"),
    check("height", "height >= 1"),
    Index(None, "id"),
    Index(None, "organisation_id", "sha256"),
    Index(None, "created_by"),
)

media_content = Table(
    "media_content",
    metadata,
    territory_key(),
    Column("media_id", Gid("Media"), primary_key=True),
    Column("content", LargeBinary, nullable=False),
    within_territory("media_id", "media"),
    Index(None, "media_id"),
)
