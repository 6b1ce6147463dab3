"""Taking all of one's data away in a form that people and programs read (GDPR articles 15 and 20)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from skilltree.model.base import pick
from skilltree.model.errors import InvalidInput
from skilltree.model.ids import decode_id
from skilltree.model.person import Viewer
from skilltree.service.deps import Deps
from skilltree.service.own_data_words import ABOUT
from skilltree.service.ports.own_data import Row
from skilltree.service.ports.store import Reading
from skilltree.service.rates import DAY_SECONDS, count_use
from skilltree.service.views.own_data import OwnData, Section

DOWNLOADS_A_DAY = 20


async def download_own_data(deps: Deps, viewer: Viewer) -> OwnData:
    """Return all rows about the viewer, by table. Raises RateLimited."""
    await count_use(deps, f"download:{viewer.person_id}", DOWNLOADS_A_DAY, seconds=DAY_SECONDS)
    async with deps.store.reading() as db:
        rows = await db.own_data.rows_about(viewer.person_id)
        photos = await db.own_data.photos(viewer.person_id)
        names = await _names(deps, db, viewer, rows)
    sections = {
        table: Section(about=pick(ABOUT[table], viewer.language), rows=found)
        for table, found in sorted(rows.items())
        if found
    }
    return OwnData(made_at=deps.clock(), sections=sections, names=names, photos=photos)


async def _names(deps: Deps, db: Reading, viewer: Viewer, rows: Mapping[str, Sequence[Row]]) -> dict[str, str]:
    """Return what the things are called that rows name by their ids."""
    ids: dict[str, set[str]] = defaultdict(set)
    for found in rows.values():
        for row in found:
            for text in _texts(row):
                try:
                    ids[decode_id(text)[0]].add(text)
                except InvalidInput:
                    continue
    local = deps.engines.territories[viewer.territory_id]
    skills = await db.taxonomy.skills(sorted(ids["Skill"]))
    occupations = await db.taxonomy.occupations(sorted(ids["Occupation"]))
    organisations = await db.people.organisations(sorted(ids["Organisation"]))
    named = {key: pick(skill.labels, viewer.language) for key, skill in skills.items()}
    named |= {key: pick(occupation.labels, viewer.language) for key, occupation in occupations.items()}
    named |= {key: organisation.name for key, organisation in organisations.items()}
    for key in ids["Module"] & local.modules.keys():
        named[key] = pick(local.modules[key].content.title, viewer.language)
    for key in ids["Opportunity"] & local.opportunities.keys():
        named[key] = pick(local.opportunities[key].title, viewer.language)
    return dict(sorted(named.items()))


def _texts(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
