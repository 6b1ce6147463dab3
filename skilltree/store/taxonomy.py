"""Skills and occupations: queries about concepts and their labels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Sequence

from sqlalchemy import Integer, cast, func, select

from skilltree.model.activity import Activity
from skilltree.model.base import Localized
from skilltree.model.ids import OccupationId, SkillId, decode_id
from skilltree.model.taxonomy import ConceptLabel, Label, Occupation, Skill
from skilltree.service.ports.taxonomy import ImportMark
from skilltree.store.concept_rows import (
    abouts,
    concept_labels,
    concept_named,
    kept_by,
    kept_skills,
    skills_of,
)
from skilltree.store.concepts import OCCUPATION, SKILL
from skilltree.store.connection import Part, chunks
from skilltree.store.fields import struct_of
from skilltree.store.tables.activities import activity
from skilltree.store.tables.taxonomy import import_mark, occupation, occupation_skill, skill, skill_link
from skilltree.store.tables.territories import commune

PAGE = 1_000


class TaxonomyReading(Part):
    """See `service.ports.taxonomy.TaxonomyReads`."""

    async def skills(self, ids: Sequence[SkillId]) -> dict[SkillId, Skill]:
        """Several, by id; merged skills answer under both ids."""
        kept = await kept_by(self._db, ids)
        found: dict[SkillId, Skill] = {}
        for some in chunks(list(kept.values())):
            for one in await skills_of(self._db, kept_skills().where(skill.c.id.in_(some))):
                found[one.id] = one
        return {asked: found[kept_id] for asked, kept_id in kept.items()}

    async def all_skills(self) -> AsyncIterator[list[Skill]]:
        """Every skill that is not merged into another, in batches by id."""
        query = kept_skills().order_by(skill.c.id).limit(PAGE)
        page = await skills_of(self._db, query)
        while page:
            yield page
            page = await skills_of(self._db, query.where(skill.c.id > page[-1].id))

    async def activities(self) -> list[Activity]:
        """Everyday doings, in their order."""
        rows = await self._db.rows(activity.select().order_by(activity.c.position, activity.c.id))
        return [struct_of(Activity, row) for row in rows]

    async def skill_labels(self, ids: Sequence[SkillId]) -> dict[SkillId, tuple[Label, ...]]:
        """All labels by (rank, source order, position)."""
        label = SKILL.label
        found: dict[SkillId, list[Label]] = defaultdict(list)
        for some in chunks(ids):
            rows = await self._db.rows(
                label.select()
                .where(label.c.concept_id.in_(some))
                .order_by(label.c.rank, label.c.source_order, label.c.source, label.c.position)
            )
            for row in rows:
                found[row.concept_id].append(struct_of(Label, row))
        return {skill_id: tuple(labels) for skill_id, labels in found.items()}

    async def skill_about(self, ids: Sequence[SkillId]) -> dict[SkillId, Localized]:
        """Descriptions, each language's from its best source."""
        return await abouts(self._db, SKILL, ids)

    async def labels(self, concept: str) -> AsyncIterator[list[ConceptLabel]]:
        """Every label of all "Skill" or "Occupation" concepts, in batches by id; merged ones' too."""
        wanted = concept_named(concept)
        key = wanted.table.c.id
        ids = select(key).order_by(key).limit(PAGE)
        page = await self._db.rows(ids)
        while page:
            those = wanted.label.c.concept_id.between(page[0].id, page[-1].id)
            found = await concept_labels(self._db, wanted, those)
            if found:
                yield found
            page = await self._db.rows(ids.where(key > page[-1].id))

    async def labels_of(self, ids: Sequence[str]) -> list[ConceptLabel]:
        """Labels of these skills and occupations, skills first."""
        found = []
        for name in ("Skill", "Occupation"):
            wanted = concept_named(name)
            for some in chunks([one for one in ids if decode_id(one)[0] == name]):
                found += await concept_labels(self._db, wanted, wanted.label.c.concept_id.in_(some))
        return found

    async def occupations(self, ids: Sequence[OccupationId]) -> dict[OccupationId, Occupation]:
        """Several, with their skills; what one source calls essential is essential."""
        found = {}
        for some in chunks(ids):
            needs = await self._db.rows(
                select(
                    occupation_skill.c.occupation_id,
                    occupation_skill.c.skill_id,
                    func.max(cast(occupation_skill.c.essential, Integer)).label("essential"),
                )
                .where(occupation_skill.c.occupation_id.in_(some))
                .group_by(occupation_skill.c.occupation_id, occupation_skill.c.skill_id)
                .order_by(occupation_skill.c.skill_id)
            )
            of: dict[tuple[str, bool], list[SkillId]] = defaultdict(list)
            for need in needs:
                of[need.occupation_id, bool(need.essential)].append(need.skill_id)
            for row in await self._db.rows(occupation.select().where(occupation.c.id.in_(some))):
                found[row.id] = Occupation(
                    essential=tuple(of.get((row.id, True), ())),
                    optional=tuple(of.get((row.id, False), ())),
                    **row._mapping,
                )
        return found

    async def occupation_about(self, ids: Sequence[OccupationId]) -> dict[OccupationId, Localized]:
        """Descriptions, each language's from its best source."""
        return await abouts(self._db, OCCUPATION, ids)

    async def counts(self) -> dict[str, int]:
        """Row counts by table."""
        related = select(func.count()).select_from(skill_link)
        tables = {
            "skills": skill,
            "skill_labels": SKILL.label,
            "occupations": occupation,
            "occupation_labels": OCCUPATION.label,
            "occupation_skills": occupation_skill,
            "communes": commune,
        }
        queries = {name: select(func.count()).select_from(table) for name, table in tables.items()}
        for name in ("broader", "prerequisite"):
            queries[name] = related.where(skill_link.c.relation == name)
        return {name: await self._db.value(query) for name, query in queries.items()}

    async def import_mark(self, file_sha256: bytes, reader: str) -> ImportMark | None:
        """How far this reader went in this file."""
        row = await self._db.first(
            import_mark.select().where(import_mark.c.file_sha256 == file_sha256, import_mark.c.reader == reader)
        )
        return None if row is None else struct_of(ImportMark, row)
