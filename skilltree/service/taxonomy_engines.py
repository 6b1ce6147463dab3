"""The catalogue and the label indexes: built whole beside the running ones, then put in their place.

An import of ESCO tells of itself a hundred times and building takes seconds, so a worker waits
until it is quiet, and goes on answering from the old ones meanwhile.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from skilltree.engine.catalogue import Catalogue
from skilltree.engine.labels import LabelIndex
from skilltree.model.activity import Activity
from skilltree.model.ids import SkillId
from skilltree.model.taxonomy import ConceptLabel
from skilltree.service.engines import Engines
from skilltree.service.label_indexes import index_of
from skilltree.service.ports.index_files import IndexFiles
from skilltree.service.ports.store import Reading, Store

QUIET_SECONDS = 1.5
"""How long an import must have said nothing before its skills are taken in."""


@dataclass(slots=True, frozen=True)
class TaxonomyEngines:
    """What was built from one state of the store."""

    catalogue: Catalogue
    skill_labels: LabelIndex
    occupation_labels: LabelIndex
    activities: tuple[Activity, ...]


async def read_taxonomy(db: Reading, files: IndexFiles) -> TaxonomyEngines:
    """Build from the store, indexes from where they are kept; the heavy part runs beside the event loop."""
    catalogue = Catalogue()
    async for batch in db.taxonomy.all_skills():
        for skill in batch:
            if skill.labels:  # ESCO names some skills in no file: nobody could read them on a screen
                catalogue.put(skill)
    skills: list[ConceptLabel] = [label async for batch in db.taxonomy.labels("Skill") for label in batch]
    jobs: list[ConceptLabel] = [label async for batch in db.taxonomy.labels("Occupation") for label in batch]
    activities = tuple(await db.taxonomy.activities())
    return TaxonomyEngines(
        catalogue=catalogue,
        skill_labels=await asyncio.to_thread(index_of, files, "skills", skills),
        occupation_labels=await asyncio.to_thread(index_of, files, "occupations", jobs),
        activities=activities,
    )


def take_in(engines: Engines, built: TaxonomyEngines) -> None:
    """Answer from what was built from now on."""
    engines.catalogue = built.catalogue
    engines.skill_labels = built.skill_labels
    engines.occupation_labels = built.occupation_labels
    engines.activities = built.activities
    engines.occupations.clear()


async def add_skills(engines: Engines, db: Reading, ids: Sequence[SkillId]) -> None:
    """Put a few new or changed skills into the running engines."""
    for skill in (await db.taxonomy.skills(ids)).values():
        engines.catalogue.put(skill)
        engines.skill_labels.remove(skill.id)
    engines.skill_labels.add(await db.taxonomy.labels_of(ids))


async def rebuild_when_quiet(engines: Engines, store: Store) -> bool:
    """Rebuild after an import, once it is quiet; False when there is nothing to do yet."""
    told = engines.import_told_at
    if told is None or asyncio.get_running_loop().time() - told < QUIET_SECONDS:
        return False
    engines.import_told_at = None
    engines.fresh_skills.clear()
    async with store.reading() as db:
        built = await read_taxonomy(db, engines.files)
    async with engines.lock, store.reading() as db:
        take_in(engines, built)
        # Proposed while the indexes were being built: the store was read before them.
        await add_skills(engines, db, sorted(engines.fresh_skills))
    return True
