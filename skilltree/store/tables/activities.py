"""Everyday doings: the pictures a newcomer chooses from, and the skills that each shows."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table

from skilltree.model.words import ActivityGroup
from skilltree.store.codec import Gid, Json, PlainText, Word
from skilltree.store.tables.base import check, metadata, one_of

# As the taxonomy, the same for every territory of the database.
activity = Table(
    "activity",
    metadata,
    Column("id", Gid("Activity"), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("activity_group", Word(ActivityGroup), nullable=False),
    Column("picture", PlainText, nullable=False),
    Column("label", Json(dict[str, str]), nullable=False),
    Column("skill_ids", Json(tuple[str, ...]), nullable=False),
    one_of("activity_group", ActivityGroup),
    check("position", "position >= 1"),
    Index(None, "position"),
)
