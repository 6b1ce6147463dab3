"""Secrets of webhooks. A platform with one tells by webhook, one without by xAPI."""

from __future__ import annotations

from sqlalchemy import Column, Index, LargeBinary, Table

from skilltree.store.codec import Gid
from skilltree.store.tables.base import metadata, territory_key, within_territory

webhook = Table(
    "webhook",
    metadata,
    territory_key(),
    Column("platform_id", Gid("Platform"), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    within_territory("platform_id", "xapi_platform"),
    Index(None, "platform_id"),
)
