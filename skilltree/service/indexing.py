"""All indexes of a taxonomy, built and kept for the workers to map: what another process does for them."""

from __future__ import annotations

from skilltree.service.depths import build_depths, names_of, read_sources
from skilltree.service.label_indexes import index_of
from skilltree.service.ports.index_builder import DepthNames
from skilltree.service.ports.index_files import IndexFiles
from skilltree.service.ports.store import Store
from skilltree.service.taxonomy_reading import read_whole


async def build_indexes(store: Store, files: IndexFiles) -> DepthNames:
    """Build what is not kept yet; nobody else waits for this event loop."""
    async with store.reading() as db:
        taxonomy = await read_whole(db)
        sources = await read_sources(db, taxonomy)
    index_of(files, "skills", taxonomy.skills)
    index_of(files, "occupations", taxonomy.occupations)
    names = names_of(sources)
    build_depths(files, sources, names)
    return names
