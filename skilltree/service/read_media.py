"""Reading a file: an organisation's by whoever knows its id, a learner's photo by them and who judges it."""

from __future__ import annotations

from collections.abc import Sequence

from skilltree.model.errors import NotFound
from skilltree.model.ids import MediaId, row_id
from skilltree.model.ledger import AccessRecord
from skilltree.model.media import Media
from skilltree.model.person import Viewer
from skilltree.model.words import Role
from skilltree.service.deps import Deps
from skilltree.service.ports.store import Reading
from skilltree.service.views.blocks import MediaView, media_view


async def find_media(deps: Deps, viewer: Viewer | None, media_id: MediaId) -> Media:
    """Return what is known of a file that the viewer may read, logging a look at a photo. Raises NotFound."""
    row_id("Media", media_id)
    async with deps.store.reading() as db:
        media = await db.media.media(media_id)
        if media is None:
            raise NotFound("there is no such file", field="id")
        judges = await _judged_by(db, viewer, media)
    if judges is not None and viewer is not None:
        async with deps.store.writing(media.territory_id) as tx:
            look = AccessRecord(
                person_id=media.created_by,
                reader_id=viewer.person_id,
                who=judges,
                what="work-photo",
                why="exercise",
                at=deps.clock(),
            )
            await tx.ledger.log_accesses(media.territory_id, [look])
    return media


async def _judged_by(db: Reading, viewer: Viewer | None, media: Media) -> str | None:
    """Return the name of the organisation for which a photo is looked at; None needs no log. Raises NotFound."""
    if media.organisation_id is not None or (viewer is not None and viewer.person_id == media.created_by):
        return None
    work = await db.teaching.work_of_media(media.id) if viewer is not None else None
    module = await db.courses.module(work.module_id, work.version) if work is not None else None
    if viewer is None or module is None or not viewer.acts_for(module.organisation_id, Role.AUTHOR):
        raise NotFound("there is no such file", field="id")
    found = await db.people.organisations([module.organisation_id])
    return found[module.organisation_id].name


async def load_media(deps: Deps, ids: Sequence[MediaId]) -> dict[MediaId, MediaView]:
    """Return what is known of files that the asker sees already, in a block or an exercise."""
    async with deps.store.reading() as db:
        return {found.id: media_view(found) for found in (await db.media.many(list(ids))).values()}


async def read_content(deps: Deps, media: Media) -> bytes:
    """Return the bytes of a file that was found. Raises NotFound when it went away meanwhile."""
    async with deps.store.reading() as db:
        content = await db.media.content(media.id)
    if content is None:
        raise NotFound("there is no such file", field="id")
    return content
