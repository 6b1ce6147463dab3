"""Filling an empty database with the starter territory. Doing it again changes nothing."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

import msgspec

from skilltree.model.change import ChangeKind
from skilltree.service.ports.clock import Clock, paris_day
from skilltree.service.ports.store import Store, Writing
from skilltree.service.ports.taxonomy import ImportMark, PutCount
from skilltree.starter.checks import require_sound
from skilltree.starter.courses import skill_ids
from skilltree.starter.names import territory_id
from skilltree.starter.places import commune_row
from skilltree.starter.population import generate
from skilltree.starter.reading import read_starter
from skilltree.starter.report import LoadReport, Tally
from skilltree.starter.shapes import StarterData
from skilltree.starter.taxonomy import (
    SOURCE,
    activities,
    occupation_links,
    occupation_records,
    skill_links,
    skill_records,
)
from skilltree.starter.territory import TerritoryWriter

_MARK = sha256(b"the starter territory").digest()
"""Stands for all the files: what matters is whether a loading was cut short."""


async def is_empty(store: Store) -> bool:
    """True where there is no territory, or where an earlier loading of the starter was cut short."""
    async with store.reading() as db:
        if not await db.territories.territories():
            return True
        mark = await db.taxonomy.import_mark(_MARK, SOURCE)
    return mark is not None and mark.finished_at is None


async def load_starter(
    store: Store, clock: Clock, *, demo: bool, people: int = 0, data: StarterData | None = None
) -> LoadReport:
    """Load the starter, with its fictional inhabitants only when `demo`; one territory a transaction.

    Where there are fewer than `people` inhabitants, others are generated. What exists is kept, an
    edited module too. Raises StarterError when the data are not sound.
    """
    data = read_starter() if data is None else data
    if demo and people > len(data.inhabitants):
        made = generate(data, people - len(data.inhabitants))
        data = msgspec.structs.replace(data, inhabitants=(*data.inhabitants, *made))
    now = clock()
    require_sound(data, today=paris_day(now))
    tally = Tally()
    async with store.writing(None) as tx:
        await _begin(tx)
        await _communes(tx, data, tally)
        await _taxonomy(tx, data, tally)
    skills = skill_ids(data)
    for territory in data.territories:
        async with store.writing(territory_id(territory.slug)) as tx:
            writer = TerritoryWriter(tx, data, territory, skills=skills, tally=tally, at=now)
            await writer.write(demo=demo)
    async with store.writing(None) as tx:
        await _finish(tx, len(data.territories), now)
    return tally.report()


async def _begin(tx: Writing) -> None:
    if await tx.taxonomy.import_mark(_MARK, SOURCE) is None:
        await tx.taxonomy.put_import_mark(ImportMark(file_sha256=_MARK, reader=SOURCE, rows_done=0))


async def _finish(tx: Writing, territories: int, now: datetime) -> None:
    mark = await tx.taxonomy.import_mark(_MARK, SOURCE)
    if mark is None or mark.finished_at is None:
        await tx.taxonomy.put_import_mark(
            ImportMark(file_sha256=_MARK, reader=SOURCE, rows_done=territories, finished_at=now)
        )


async def _communes(tx: Writing, data: StarterData, tally: Tally) -> None:
    """Add the communes that are missing: those of an import say more than ours."""
    known = await tx.territories.communes([commune.insee for commune in data.communes])
    missing = [commune_row(commune) for commune in data.communes if commune.insee not in known]
    if missing:
        await tx.territories.put_communes(missing)
    tally.wrote("communes", len(missing))
    tally.kept("communes", len(data.communes) - len(missing))


async def _taxonomy(tx: Writing, data: StarterData, tally: Tally) -> None:
    """Put skills, occupations and links; engines hear of it once, when anything changed."""
    counts = {
        "skills": await tx.taxonomy.put_skills(skill_records(data)),
        "skill links": await tx.taxonomy.put_skill_links(skill_links(data)),
        "occupations": await tx.taxonomy.put_occupations(occupation_records(data)),
        "activities": await tx.taxonomy.put_activities(activities(data)),
        "occupation links": await tx.taxonomy.put_occupation_links(occupation_links(data)),
    }
    for kind, count in counts.items():
        tally.wrote(kind, count.new + count.changed)
        tally.kept(kind, count.unchanged)
    total = sum(counts.values(), PutCount())
    if total.new or total.changed:
        await tx.outbox.append(ChangeKind.TAXONOMY, SOURCE)
