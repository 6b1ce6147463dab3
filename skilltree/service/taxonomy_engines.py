"""The catalogue and the label indexes: built whole beside the running ones, then put in their place.

An import of ESCO tells of itself a hundred times and building takes seconds, so a worker waits
until it is quiet, and goes on answering from the old ones meanwhile. What goes deeper than letters
(`service/depths.py`) takes longer still: until it is there the letters of the new labels answer alone.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from skilltree.engine.knowledge import Matcher
from skilltree.engine.labels import LabelIndex
from skilltree.engine.tagging import Tagger
from skilltree.model.ids import SkillId
from skilltree.service.depths import Depths, build_depths, find_depths, kept_tagger, names_of, read_sources
from skilltree.service.engines import Engines
from skilltree.service.label_indexes import index_of
from skilltree.service.ports.index_builder import DepthNames
from skilltree.service.ports.index_files import IndexFiles
from skilltree.service.ports.store import Reading, Store
from skilltree.service.taxonomy_reading import Taxonomy, by_skill, read_whole

QUIET_SECONDS = 4.0
"""How long an import must have said nothing before its skills are taken in; on a busy machine it pauses for two."""

FEW_LABELS = 12_000
"""Up to so many labels, a starter territory's, going deeper takes less than a second and is done at once."""


@dataclass(slots=True, frozen=True)
class TaxonomyEngines:
    """What was built from one state of the store; without `depths` those are to be built later."""

    taxonomy: Taxonomy
    skill_labels: LabelIndex
    occupation_labels: LabelIndex
    tagger: Tagger | None
    depths: Depths | None


async def read_taxonomy(db: Reading, files: IndexFiles, names: DepthNames | None = None) -> TaxonomyEngines:
    """Build from the store, indexes from where they are kept; the heavy part runs beside the event loop.

    `names`: what goes deeper is kept under them already.
    """
    taxonomy = await read_whole(db)
    skill_labels = await asyncio.to_thread(index_of, files, "skills", taxonomy.skills)
    skill_labels.add(taxonomy.own)
    few = len(taxonomy.skills) + len(taxonomy.occupations) <= FEW_LABELS
    depths: Depths | None = None
    if few:
        depths = await _build_here(db, files, taxonomy)
    elif names is not None:
        depths = await asyncio.to_thread(find_depths, files, names)
    return TaxonomyEngines(
        taxonomy=taxonomy,
        skill_labels=skill_labels,
        occupation_labels=await asyncio.to_thread(index_of, files, "occupations", taxonomy.occupations),
        tagger=depths.tagger if depths else await asyncio.to_thread(kept_tagger, files, taxonomy.skills),
        depths=depths,
    )


async def _build_here(db: Reading, files: IndexFiles, taxonomy: Taxonomy) -> Depths:
    sources = await read_sources(db, taxonomy)
    return await asyncio.to_thread(lambda: build_depths(files, sources, names_of(sources)))


def take_in(engines: Engines, built: TaxonomyEngines) -> None:
    """Answer from what was built from now on; what goes deeper stays as it was until it is built anew."""
    engines.catalogue = built.taxonomy.catalogue
    engines.skill_labels = built.skill_labels
    engines.occupation_labels = built.occupation_labels
    engines.activities = built.taxonomy.activities
    engines.drawn = built.taxonomy.drawn
    engines.occupations.clear()
    engines.own_words = by_skill(built.taxonomy.own)
    if built.tagger is not None:
        _put_tagger(engines, built.tagger)
    if built.depths is not None:
        take_in_depths(engines, built.depths)
    else:
        engines.shallow = True
        _join(engines)


def take_in_depths(engines: Engines, depths: Depths) -> None:
    """Let the knowledge answer beside the letters, and tag texts by the whole taxonomy."""
    engines.depths = depths
    engines.shallow = False
    _put_tagger(engines, depths.tagger)
    _join(engines)


def _put_tagger(engines: Engines, tagger: Tagger) -> None:
    engines.tagger = tagger
    engines.tagger_there.set()


def _join(engines: Engines) -> None:
    """Put the knowledge that is there, perhaps of before an import, beside the labels of now."""
    depths = engines.depths
    if depths is not None:
        engines.skill_matcher = Matcher(engines.skill_labels, depths.knowledge, depths.skills)
        engines.occupation_matcher = Matcher(engines.occupation_labels, depths.knowledge, depths.occupations)


async def add_skills(engines: Engines, db: Reading, ids: Sequence[SkillId]) -> None:
    """Put a few new or changed skills into the running engines."""
    for skill in (await db.taxonomy.skills(ids)).values():
        engines.catalogue.put(skill)
        engines.skill_labels.remove(skill.id)
    labels = await db.taxonomy.labels_of(ids)
    engines.skill_labels.add(labels)
    engines.own_words.update(by_skill(labels))


async def rebuild_when_quiet(engines: Engines, store: Store) -> bool:
    """Rebuild after an import, once it is quiet; False when there is nothing to do yet."""
    told = engines.import_told_at
    if told is None or asyncio.get_running_loop().time() - told < QUIET_SECONDS:
        return False
    engines.import_told_at = None
    async with store.reading() as db:
        counts = await db.taxonomy.counts()
    many = counts["skill_labels"] + counts["occupation_labels"] > FEW_LABELS
    names = await engines.builder.build() if many else None
    engines.fresh_skills.clear()
    async with store.reading() as db:
        built = await read_taxonomy(db, engines.files, names)
    async with engines.lock, store.reading() as db:
        take_in(engines, built)
        # Proposed while the indexes were being built: the store was read before them.
        await add_skills(engines, db, sorted(engines.fresh_skills))
    return True


async def deepen_when_shallow(engines: Engines, store: Store) -> bool:
    """Build what goes deeper than letters where it is missing or of before an import; False when it is there."""
    if not engines.shallow or engines.import_told_at is not None:
        return False
    engines.shallow = False
    names = await engines.builder.build()
    depths = await asyncio.to_thread(find_depths, engines.files, names) if names else None
    if depths is None:  # there is no other process, or no place for files that both can write to
        async with store.reading() as db:
            depths = await _build_here(db, engines.files, await read_whole(db))
    take_in_depths(engines, depths)
    return True
