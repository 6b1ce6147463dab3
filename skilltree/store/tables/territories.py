"""Territories and communes."""

from __future__ import annotations

from sqlalchemy import Column, Double, Index, Integer, Table, Text

from skilltree.model.words import Language
from skilltree.store.codec import Gid, Json, PlainText
from skilltree.store.tables.base import check, metadata

territory = Table(
    "territory",
    metadata,
    Column("id", Gid("Territory"), primary_key=True),
    Column("code", PlainText, nullable=False, unique=True),
    Column("name", PlainText, nullable=False),
    Column("languages", Json(tuple[Language, ...]), nullable=False),
    Column("insee_codes", Json(tuple[str, ...]), nullable=False),
    Column("primary_colour", PlainText, nullable=False),
    Column("accent_colour", PlainText, nullable=False),
)

# Prefixes are searched as ranges, which needs the order of bytes, not of a locale.
_bytewise = Text().with_variant(Text(collation="C"), "postgresql")

commune = Table(
    "commune",
    metadata,
    Column("insee", PlainText, primary_key=True),
    Column("name", PlainText, nullable=False),
    Column("folded", _bytewise, nullable=False),
    Column("postcode", _bytewise, nullable=False),
    Column("latitude", Double),
    Column("longitude", Double),
    Column("population", Integer),
    check("latitude", "latitude BETWEEN -90 AND 90"),
    check("longitude", "longitude BETWEEN -180 AND 180"),
    check("population", "population >= 0"),
    Index(None, "folded"),
    Index(None, "postcode"),
)
