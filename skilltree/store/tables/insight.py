"""What authors learn from: answers counted without persons, wishes without texts, and the figures of a day."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, ForeignKeyConstraint, Index, Integer, LargeBinary, Table

from skilltree.model.insight import ModuleFigures, WantedFigures
from skilltree.model.words import WishedBy
from skilltree.store.codec import Gid, Json, PlainText, Word
from skilltree.store.tables.base import check, metadata, one_of, territory_key


def _version() -> tuple[Column[str], Column[int]]:
    return (
        Column("module_id", Gid("Module"), primary_key=True),
        Column("version", Integer, primary_key=True, autoincrement=False),
    )


def _of_version() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["territory_id", "module_id", "version"],
        ["module_version.territory_id", "module_version.module_id", "module_version.version"],
    )


question_tally = Table(
    "question_tally",
    metadata,
    territory_key(),
    *_version(),
    Column("question_id", PlainText, primary_key=True),
    Column("asked", Integer, nullable=False),
    Column("right", Integer, nullable=False),
    _of_version(),
    check("counts", 'asked >= "right" AND "right" >= 0'),
)

# Who was counted already, so that a second try is not. Nothing says what they answered.
first_try = Table(
    "first_try",
    metadata,
    territory_key(),
    *_version(),
    Column("who", LargeBinary, primary_key=True),
    _of_version(),
)

wish = Table(
    "wish",
    metadata,
    territory_key(),
    Column("way", Word(WishedBy), primary_key=True),
    Column("skill_id", Gid("Skill"), ForeignKey("skill.id"), primary_key=True),
    Column("who", LargeBinary, primary_key=True),
    Column("month", Date, nullable=False),
    one_of("way", WishedBy),
    Index(None, "month"),
)

module_figures = Table(
    "module_figures",
    metadata,
    territory_key(),
    *_version(),
    Column("day", Date, nullable=False),
    Column("figures", Json(ModuleFigures), nullable=False),
    _of_version(),
)

wanted_figures = Table(
    "wanted_figures",
    metadata,
    territory_key(),
    Column("day", Date, nullable=False),
    Column("floor", Integer, nullable=False),
    Column("skills", Json(tuple[WantedFigures, ...]), nullable=False),
    check("floor", "floor >= 1"),
)
