"""Skills, occupations, their labels by source, and the links between them.

What each source said stands in `*_statement` and `*_label`; the row of the concept itself is the
fold of these (best source first), so that two sources never overwrite each other and a second
import of either changes nothing.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
)

from skilltree.model.base import Localized
from skilltree.model.words import Language, SkillKind
from skilltree.store.codec import Gid, Instant, Json, PlainText, Word
from skilltree.store.tables.base import check, metadata, one_of

skill = Table(
    "skill",
    metadata,
    Column("id", Gid("Skill"), primary_key=True),
    Column("kind", Word(SkillKind), nullable=False),
    Column("labels", Json(Localized), nullable=False),
    Column("uri", PlainText),
    Column("rome_code", PlainText),
    Column("icon", PlainText),
    Column("valid_years", Double),
    Column("territory_id", Gid("Territory")),
    Column("proposed_by", Gid("Person")),
    Column("merged_into", Gid("Skill"), ForeignKey("skill.id")),
    ForeignKeyConstraint(["territory_id", "proposed_by"], ["person.territory_id", "person.id"]),
    one_of("kind", SkillKind),
    check("valid_years", "valid_years > 0"),
    check("merged_into", "merged_into <> id"),
)

occupation = Table(
    "occupation",
    metadata,
    Column("id", Gid("Occupation"), primary_key=True),
    Column("labels", Json(Localized), nullable=False),
    Column("uri", PlainText),
    Column("rome_code", PlainText),
)


def _statement(concept: str, *fields: Column[Any]) -> Table:
    return Table(
        f"{concept}_statement",
        metadata,
        Column("concept_id", Gid(concept.capitalize()), ForeignKey(f"{concept}.id"), primary_key=True),
        Column("source", PlainText, primary_key=True),
        Column("uri", PlainText),
        Column("rome_code", PlainText),
        Column("about", Json(Localized)),
        *fields,
    )


def _label(concept: str) -> Table:
    return Table(
        f"{concept}_label",
        metadata,
        Column("concept_id", Gid(concept.capitalize()), ForeignKey(f"{concept}.id"), primary_key=True),
        Column("source", PlainText, primary_key=True),
        Column("position", Integer, primary_key=True, autoincrement=False),
        Column("source_order", SmallInteger, nullable=False),
        Column("language", Word(Language), nullable=False),
        Column("text", PlainText, nullable=False),
        Column("rank", SmallInteger, nullable=False),
        one_of("language", Language),
        check("rank", "rank BETWEEN 0 AND 2"),
        check("position", "position >= 0"),
        check("text", "text <> ''"),
    )


skill_statement = _statement(
    "skill",
    Column("kind", Word(SkillKind)),
    Column("icon", PlainText),
    Column("valid_years", Double),
)
occupation_statement = _statement("occupation")
skill_label = _label("skill")
occupation_label = _label("occupation")

skill_link = Table(
    "skill_link",
    metadata,
    Column("skill_id", Gid("Skill"), ForeignKey("skill.id"), primary_key=True),
    Column("target_id", Gid("Skill"), ForeignKey("skill.id"), primary_key=True),
    Column("relation", PlainText, primary_key=True),
    Column("source", PlainText, nullable=False),
    check("relation", "relation IN ('broader', 'prerequisite')"),
    check("target_id", "skill_id <> target_id"),
)

occupation_skill = Table(
    "occupation_skill",
    metadata,
    Column("occupation_id", Gid("Occupation"), ForeignKey("occupation.id"), primary_key=True),
    Column("skill_id", Gid("Skill"), ForeignKey("skill.id"), primary_key=True),
    Column("source", PlainText, primary_key=True),
    Column("essential", Boolean, nullable=False),
    Index(None, "skill_id"),
)

import_mark = Table(
    "import_mark",
    metadata,
    Column("file_sha256", LargeBinary, primary_key=True),
    Column("reader", PlainText, primary_key=True),
    Column("rows_done", Integer, nullable=False),
    Column("finished_at", Instant),
    check("rows_done", "rows_done >= 0"),
)
