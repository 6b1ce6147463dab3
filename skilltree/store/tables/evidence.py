"""Evidence and retractions: append-only, kept so by triggers."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    SmallInteger,
    Table,
    UniqueConstraint,
    text,
)

from skilltree.model.words import EvidenceKind
from skilltree.store.codec import Gid, Instant, PlainText, Word
from skilltree.store.tables.base import check, metadata, one_of, territory_key, within_territory

evidence = Table(
    "evidence",
    metadata,
    territory_key(),
    Column("person_id", Gid("Person"), primary_key=True),
    Column("sequence", BigInteger, primary_key=True, autoincrement=False),
    Column("id", Gid("Evidence"), nullable=False),
    Column("skill_id", Gid("Skill"), ForeignKey("skill.id"), nullable=False),
    Column("level", SmallInteger, nullable=False),
    Column("kind", Word(EvidenceKind), nullable=False),
    Column("at", Instant, nullable=False),
    Column("source", PlainText),
    Column("source_id", PlainText),
    Column("hours", Double),
    Column("expires", Date),
    Column("weight", Double, nullable=False),
    Column("passed", Boolean, nullable=False),
    Column("source_group", PlainText),
    UniqueConstraint("territory_id", "id"),
    within_territory("person_id", "person"),
    one_of("kind", EvidenceKind),
    check("sequence", "sequence >= 1"),
    check("level", "level BETWEEN 1 AND 4"),
    check("weight", "weight BETWEEN 0 AND 1"),
    check("hours", "hours >= 0"),
    check("passed", "passed OR kind = 'test'"),
    Index(None, "person_id"),
    Index(None, "id"),
    Index(
        "ix_evidence_endorsement_source_id",
        "source_id",
        sqlite_where=text("kind = 'endorsement'"),
        postgresql_where=text("kind = 'endorsement'"),
    ),
    Index(
        "ix_evidence_contribution_source_id",
        "source_id",
        sqlite_where=text("kind = 'contribution'"),
        postgresql_where=text("kind = 'contribution'"),
    ),
)

retraction = Table(
    "retraction",
    metadata,
    territory_key(),
    Column("evidence_id", Gid("Evidence"), primary_key=True),
    Column("person_id", Gid("Person"), nullable=False),
    Column("by", Gid("Person"), nullable=False),
    Column("at", Instant, nullable=False),
    ForeignKeyConstraint(["territory_id", "evidence_id"], ["evidence.territory_id", "evidence.id"]),
    Index(None, "person_id"),
)
