"""Skills and occupations: commands for importers, the starter and inhabitants."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from skilltree.model.activity import Activity
from skilltree.model.ids import OccupationId, PersonId, SkillId, TerritoryId
from skilltree.model.taxonomy import OccupationRecord, OccupationSkillLink, Skill, SkillLink, SkillRecord
from skilltree.service.ports.taxonomy import ImportMark, PutCount
from skilltree.store.concepts import OCCUPATION, SKILL
from skilltree.store.connection import chunks
from skilltree.store.fields import fields
from skilltree.store.importing import put_records
from skilltree.store.tables.activities import activity
from skilltree.store.tables.taxonomy import import_mark, occupation, occupation_skill, skill, skill_link
from skilltree.store.taxonomy import TaxonomyReading


class TaxonomyWriting(TaxonomyReading):
    """See `service.ports.taxonomy.TaxonomyWrites`."""

    async def put_skills(self, records: Sequence[SkillRecord]) -> PutCount:
        """Insert or update; labels of the record's source replace that source's earlier ones."""
        return await put_records(self._db, SKILL, records)

    async def put_occupations(self, records: Sequence[OccupationRecord]) -> PutCount:
        """Insert or update; labels of the record's source replace that source's earlier ones."""
        return await put_records(self._db, OCCUPATION, records)

    async def put_activities(self, activities: Sequence[Activity]) -> PutCount:
        """Insert or update."""
        stored = {one.id: one for one in await self.activities()}
        new = [one for one in activities if one.id not in stored]
        changed = [one for one in activities if one.id in stored and stored[one.id] != one]
        await self._db.many(self._db.upsert(activity), [fields(one) for one in (*new, *changed)])
        return PutCount(new=len(new), changed=len(changed), unchanged=len(activities) - len(new) - len(changed))

    async def put_skill_links(self, links: Sequence[SkillLink]) -> PutCount:
        """Insert those missing. Raises NotFound when an end is unknown."""
        stored: set[tuple[SkillId, SkillId, str]] = set()
        for some in chunks([link.skill for link in links]):
            rows = await self._db.rows(
                select(skill_link.c.skill_id, skill_link.c.target_id, skill_link.c.relation).where(
                    skill_link.c.skill_id.in_(some)
                )
            )
            stored.update((row.skill_id, row.target_id, row.relation) for row in rows)
        missing = {
            key: link
            for link in reversed(links)  # the first of two that say the same is kept
            if (key := (link.skill, link.target, link.relation)) not in stored
        }
        await self._db.many(
            skill_link.insert(),
            [
                {"skill_id": skill_id, "target_id": target_id, "relation": relation, "source": link.source}
                for (skill_id, target_id, relation), link in missing.items()
            ],
        )
        return PutCount(new=len(missing), unchanged=len(links) - len(missing))

    async def put_occupation_links(self, links: Sequence[OccupationSkillLink]) -> PutCount:
        """Insert or update. Raises NotFound when an end is unknown."""
        table = occupation_skill
        stored: dict[tuple[OccupationId, SkillId, str], bool] = {}
        for some in chunks([link.occupation for link in links]):
            rows = await self._db.rows(table.select().where(table.c.occupation_id.in_(some)))
            stored.update(((row.occupation_id, row.skill_id, row.source), row.essential) for row in rows)
        new = changed = unchanged = 0
        written: dict[tuple[OccupationId, SkillId, str], bool] = {}
        for link in links:
            key = (link.occupation, link.skill, link.source)
            before = stored.get(key)
            if before == link.essential:
                unchanged += 1
                continue
            new, changed = (new + 1, changed) if before is None else (new, changed + 1)
            stored[key] = written[key] = link.essential
        await self._db.many(
            self._db.upsert(table),
            [
                {"occupation_id": occupation_id, "skill_id": skill_id, "source": source, "essential": yes}
                for (occupation_id, skill_id, source), yes in written.items()
            ],
        )
        return PutCount(new=new, changed=changed, unchanged=unchanged)

    async def known_skills(self, ids: Sequence[SkillId]) -> set[SkillId]:
        """Which of these exist."""
        known: set[SkillId] = set()
        for some in chunks(ids):
            known.update(row.id for row in await self._db.rows(select(skill.c.id).where(skill.c.id.in_(some))))
        return known

    async def known_occupations(self, ids: Sequence[OccupationId]) -> set[OccupationId]:
        """Which of these exist."""
        known: set[OccupationId] = set()
        for some in chunks(ids):
            rows = await self._db.rows(select(occupation.c.id).where(occupation.c.id.in_(some)))
            known.update(row.id for row in rows)
        return known

    async def add_local_skill(self, territory_id: TerritoryId, record: SkillRecord, proposed_by: PersonId) -> Skill:
        """A skill that an inhabitant proposes; usable at once by its owner."""
        await self.put_skills([record])
        await self._db.run(
            skill.update().where(skill.c.id == record.id).values(territory_id=territory_id, proposed_by=proposed_by)
        )
        return (await self.skills([record.id]))[record.id]

    async def put_import_mark(self, mark: ImportMark) -> None:
        """Remember how far an import went, in the transaction of its batch."""
        await self._db.run(self._db.upsert(import_mark).values(**fields(mark)))
