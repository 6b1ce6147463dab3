"""Rows of skills, descriptions and labels, as the taxonomy's queries share them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, select

from skilltree.model.base import Localized
from skilltree.model.ids import SkillId
from skilltree.model.taxonomy import ConceptLabel, Skill
from skilltree.store.concepts import OCCUPATION, SKILL, Concept, best_first, merge_texts
from skilltree.store.connection import Connection, chunks
from skilltree.store.tables.taxonomy import skill, skill_link

_CONCEPTS = {"Skill": SKILL, "Occupation": OCCUPATION}
_SHOWN = [column for column in skill.c if column.name not in {"territory_id", "merged_into"}]


def concept_named(name: str) -> Concept:
    """Return the tables of "Skill" or "Occupation"."""
    return _CONCEPTS[name]


def kept_skills() -> Select[Any]:
    """Select skills that are not merged into another."""
    return select(*_SHOWN).where(skill.c.merged_into.is_(None))


async def skills_of(db: Connection, query: Select[Any]) -> list[Skill]:
    """Return the skills of a query like `kept_skills`, with their links."""
    rows = await db.rows(query)
    targets: dict[tuple[SkillId, str], list[SkillId]] = defaultdict(list)
    for some in chunks([row.id for row in rows]):
        links = await db.rows(
            select(skill_link.c.skill_id, skill_link.c.relation, skill_link.c.target_id)
            .where(skill_link.c.skill_id.in_(some))
            .order_by(skill_link.c.skill_id, skill_link.c.target_id)
        )
        for skill_id, relation, target_id in links:
            targets[skill_id, relation].append(target_id)
    return [
        Skill(
            broader=tuple(targets.get((row.id, "broader"), ())),
            prerequisites=tuple(targets.get((row.id, "prerequisite"), ())),
            **row._mapping,
        )
        for row in rows
    ]


async def kept_by(db: Connection, ids: Sequence[SkillId]) -> dict[SkillId, SkillId]:
    """Return, for each id that exists, the skill that it was merged into at last, or itself."""
    kept: dict[SkillId, SkillId] = {}
    ask: dict[SkillId, list[SkillId]] = {one: [one] for one in ids}
    while ask:
        further: dict[SkillId, list[SkillId]] = defaultdict(list)
        for some in chunks(ask):
            for row in await db.rows(select(skill.c.id, skill.c.merged_into).where(skill.c.id.in_(some))):
                if row.merged_into is None:
                    kept.update(dict.fromkeys(ask[row.id], row.id))
                else:
                    further[row.merged_into] += ask[row.id]
        ask = further
    return kept


async def abouts(db: Connection, concept: Concept, ids: Sequence[str]) -> dict[str, Localized]:
    """Return descriptions, each language's from its best source."""
    statement = concept.statement
    said: dict[str, dict[str, Localized]] = defaultdict(dict)
    for some in chunks(ids):
        rows = await db.rows(
            select(statement.c.concept_id, statement.c.source, statement.c.about).where(
                statement.c.concept_id.in_(some), statement.c.about.is_not(None)
            )
        )
        for concept_id, source, about in rows:
            said[concept_id][source] = about
    return {
        concept_id: merge_texts(texts[source] for source in best_first(texts)) for concept_id, texts in said.items()
    }


async def concept_labels(db: Connection, concept: Concept, which: ColumnElement[bool]) -> list[ConceptLabel]:
    """Return labels that meet a condition on the label table; those of merged skills as the kept one's."""
    table, _, label, _ = concept
    rows = await db.rows(
        select(label.c.concept_id, label.c.text, label.c.language, label.c.rank)
        .where(which)
        .order_by(label.c.concept_id, label.c.source_order, label.c.source, label.c.position)
    )
    kept: dict[str, str] = {}
    if concept is SKILL:
        merged = await db.rows(
            select(table.c.id)
            .join_from(label, table, table.c.id == label.c.concept_id)
            .where(which, table.c.merged_into.is_not(None))
            .distinct()
        )
        kept = await kept_by(db, [row.id for row in merged])
    return [
        ConceptLabel(concept=kept.get(concept_id, concept_id), text=text, language=language, rank=rank)
        for concept_id, text, language, rank in rows
    ]
