"""Know-how that an inhabitant put into their own words: whether others need it, and how it goes."""

from __future__ import annotations

from sqlalchemy import Column, Text, delete, select, type_coerce, update

from skilltree.model.ids import PersonId, SkillId
from skilltree.store.connection import Connection
from skilltree.store.tables import metadata
from skilltree.store.tables.courses import module_version
from skilltree.store.tables.opportunities import opportunity
from skilltree.store.tables.people import goal
from skilltree.store.tables.taxonomy import skill, skill_label, skill_link, skill_statement

_PARTS = (skill_label.c.concept_id, skill_statement.c.concept_id, skill_link.c.skill_id)
"""What goes with a skill."""
_NAMING = (module_version.c.content, opportunity.c.requires, opportunity.c.brings, opportunity.c.lends, goal.c.skills)
"""Columns of JSON that hold ids of skills."""


async def forget_own_words(db: Connection, person_id: PersonId) -> None:
    """Delete what the person proposed and nobody else uses; the rest loses its proposer."""
    for row in await db.rows(select(skill.c.id).where(skill.c.proposed_by == person_id)):
        if not await _used(db, row.id):
            for column in (*_PARTS, skill.c.id):
                await db.run(delete(column.table).where(column == row.id))
    await db.run(update(skill).where(skill.c.proposed_by == person_id).values(proposed_by=None))


async def _used(db: Connection, skill_id: SkillId) -> bool:
    for column in _pointing():
        if await db.first(select(column).where(column == skill_id).limit(1)) is not None:
            return True
    for column in _NAMING:
        named = type_coerce(column, Text).contains(skill_id, autoescape=True)
        if await db.first(select(type_coerce(column, Text)).where(named).limit(1)) is not None:
            return True
    return False


def _pointing() -> list[Column[object]]:
    return [
        column
        for table in metadata.sorted_tables
        for column in table.columns
        if column not in _PARTS and any(key.column is skill.c.id for key in column.foreign_keys)
    ]
