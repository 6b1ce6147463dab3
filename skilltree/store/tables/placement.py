"""Placement tests and their answers."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, Table

from skilltree.model.placement import PlacementGround
from skilltree.store.codec import Gid, Instant, Json, PlainText
from skilltree.store.tables.base import check, metadata, territory_key, within_territory

placement = Table(
    "placement",
    metadata,
    territory_key(),
    Column("id", Gid("Placement"), primary_key=True),
    Column("person_id", Gid("Person"), nullable=False),
    Column("skill_id", Gid("Skill"), ForeignKey("skill.id"), nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("beside", Gid("Organisation")),
    Column("ended_at", Instant),
    Column("ground", Json(PlacementGround), nullable=False),
    within_territory("person_id", "person"),
    within_territory("beside", "organisation"),
    check("times", "ended_at >= started_at"),
    Index(None, "id"),
    Index(None, "person_id"),
)

placement_answer = Table(
    "placement_answer",
    metadata,
    territory_key(),
    Column("placement_id", Gid("Placement"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("module_id", Gid("Module"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("question_id", PlainText, nullable=False),
    Column("skill_id", Gid("Skill"), ForeignKey("skill.id"), nullable=False),
    Column("choice_id", PlainText),
    Column("right", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
    within_territory("placement_id", "placement"),
    within_territory("module_id", "module"),
    check("position", "position >= 0"),
    Index(None, "placement_id"),
    Index(None, "module_id", "question_id"),
)
