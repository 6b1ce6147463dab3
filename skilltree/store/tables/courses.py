"""Courses, modules with their versions, and learners' progress."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKeyConstraint, Index, Integer, Table, UniqueConstraint

from skilltree.model.base import Localized
from skilltree.model.course import ModuleContent
from skilltree.model.words import Language
from skilltree.store.codec import Gid, Instant, Json, PlainText, Word
from skilltree.store.tables.base import check, metadata, one_of, territory_key, within_territory

course = Table(
    "course",
    metadata,
    territory_key(),
    Column("id", Gid("Course"), primary_key=True),
    Column("organisation_id", Gid("Organisation"), nullable=False),
    Column("title", Json(Localized), nullable=False),
    Column("summary", Json(Localized), nullable=False),
    Column("ordered", Boolean, nullable=False),
    Column("icon", PlainText),
    within_territory("organisation_id", "organisation"),
    Index(None, "id"),
)

module = Table(
    "module",
    metadata,
    territory_key(),
    Column("id", Gid("Module"), primary_key=True),
    Column("organisation_id", Gid("Organisation"), nullable=False),
    Column("author_id", Gid("Person")),
    Column("published_version", Integer),
    Column("withdrawn_at", Instant),
    within_territory("organisation_id", "organisation"),
    within_territory("author_id", "person"),
    Index(None, "id"),
    Index(None, "organisation_id"),
)

# All that learners see stands in the version, so that a saved draft changes nothing of it.
module_version = Table(
    "module_version",
    metadata,
    territory_key(),
    Column("module_id", Gid("Module"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("course_id", Gid("Course")),
    Column("position", Integer, nullable=False),
    Column("language", Word(Language), nullable=False),
    Column("content", Json(ModuleContent), nullable=False),
    Column("saved_at", Instant, nullable=False),
    Column("published_at", Instant),
    within_territory("module_id", "module"),
    within_territory("course_id", "course"),
    one_of("language", Language),
    check("version", "version >= 1"),
)

# One draft at most: the newest version.
Index(
    "uq_module_version_draft",
    module_version.c.territory_id,
    module_version.c.module_id,
    unique=True,
    sqlite_where=module_version.c.published_at.is_(None),
    postgresql_where=module_version.c.published_at.is_(None),
)

# A module may be in several courses, also of others; one that nobody sees keeps its place.
course_module = Table(
    "course_module",
    metadata,
    territory_key(),
    Column("course_id", Gid("Course"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("module_id", Gid("Module"), nullable=False),
    within_territory("course_id", "course"),
    within_territory("module_id", "module"),
    UniqueConstraint("territory_id", "course_id", "module_id"),
    check("position", "position >= 0"),
    Index(None, "module_id"),
)

progress = Table(
    "progress",
    metadata,
    territory_key(),
    Column("person_id", Gid("Person"), primary_key=True),
    Column("module_id", Gid("Module"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("blocks_done", Integer, nullable=False),
    Column("quiz_passed", Boolean, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("completed_at", Instant),
    within_territory("person_id", "person"),
    ForeignKeyConstraint(
        ["territory_id", "module_id", "version"],
        ["module_version.territory_id", "module_version.module_id", "module_version.version"],
    ),
    check("blocks_done", "blocks_done >= 0"),
    Index(None, "person_id"),
    Index(None, "module_id", "version"),
)
