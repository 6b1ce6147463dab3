"""Uploaded files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, Text, delete, exists, func, select, type_coerce, update

from skilltree.model.ids import MediaId, OrganisationId, PersonId
from skilltree.model.media import Media
from skilltree.store.connection import Part, chunks
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables import media as t
from skilltree.store.tables.courses import module_version
from skilltree.store.tables.teaching import work

_REFERENCE: Final = re.compile(r'"media_id":"([^"]+)"')
"""In the content of a version: each block names its file so."""


class MediaReading(Part):
    """See `service.ports.media.MediaReads`."""

    async def media(self, media_id: MediaId) -> Media | None:
        """What is known of a file, without its bytes."""
        return (await self.many([media_id])).get(media_id)

    async def many(self, ids: list[MediaId]) -> dict[MediaId, Media]:
        """Several, by id."""
        found = {}
        for some in chunks(ids):
            rows = await self._db.rows(t.media.select().where(t.media.c.id.in_(some)))
            found.update({row.id: struct_of(Media, row) for row in rows})
        return found

    async def content(self, media_id: MediaId) -> bytes | None:
        """The bytes."""
        found: bytes | None = await self._db.value(
            select(t.media_content.c.content).where(t.media_content.c.media_id == media_id)
        )
        return found

    async def bytes_of_organisation(self, organisation_id: OrganisationId) -> int:
        """How many bytes an organisation keeps here in all."""
        return await self._bytes(t.media.c.organisation_id == organisation_id)

    async def bytes_of_person(self, person_id: PersonId) -> int:
        """How many bytes of photos of their own a person keeps here in all."""
        return await self._bytes(t.media.c.created_by == person_id, t.media.c.organisation_id.is_(None))

    async def _bytes(self, *where: ColumnElement[bool]) -> int:
        total: Any = await self._db.value(select(func.coalesce(func.sum(t.media.c.size), 0)).where(*where))
        return int(total)


class MediaWriting(MediaReading):
    """See `service.ports.media.MediaWrites`."""

    async def add(self, media: Media, content: bytes) -> Media:
        """Keep a file; the same bytes of the same organisation are kept once: the earlier row comes back, new again."""
        if media.organisation_id is not None:
            same = await self._db.first(
                t.media.select()
                .where(t.media.c.organisation_id == media.organisation_id, t.media.c.sha256 == media.sha256)
                .order_by(t.media.c.id)
            )
            if same is not None:
                # What nobody used for long is about to be used: it must not be tidied away before the draft is saved.
                newest = max(same.created_at, media.created_at)
                await self._db.run(update(t.media).where(t.media.c.id == same.id).values(created_at=newest))
                return msgspec.structs.replace(struct_of(Media, same), created_at=newest)
        await self._db.run(t.media.insert().values(**fields(media)))
        await self._db.run(
            t.media_content.insert().values(territory_id=media.territory_id, media_id=media.id, content=content)
        )
        return media

    async def remove(self, media_id: MediaId) -> bool:
        """Delete a file that nothing needs any more; False when there is none."""
        await self._db.run(delete(t.media_content).where(t.media_content.c.media_id == media_id))
        return (await self._db.run(delete(t.media).where(t.media.c.id == media_id))).rowcount == 1

    async def forget_judged(self, before: datetime) -> int:
        """Delete the photos of work judged before then, the work stays; return how many."""
        rows = await self._db.rows(
            select(work.c.media_id).where(work.c.media_id.is_not(None), work.c.judged_at < before).distinct()
        )
        return await self._forget(row.media_id for row in rows)

    async def forget_unused(self, before: datetime) -> int:
        """Delete what was put up before then and no version of a module and no work refers to; return how many."""
        handed_in = exists().where(work.c.territory_id == t.media.c.territory_id, work.c.media_id == t.media.c.id)
        rows = await self._db.rows(select(t.media.c.id).where(t.media.c.created_at < before, ~handed_in))
        old = {row.id for row in rows}
        if not old:
            return 0
        # Read as text: which file a block shows is all that matters here, and all versions are asked.
        content = type_coerce(module_version.c.content, Text)
        shown = await self._db.rows(select(content.label("content")).where(content.like('%"media_id":"%')))
        return await self._forget(old - {found for row in shown for found in _REFERENCE.findall(row.content)})

    async def _forget(self, ids: Iterable[MediaId]) -> int:
        gone = sorted(ids)
        for some in chunks(gone):
            # Work of a photo alone has said nothing else: an empty text keeps its place.
            await self._db.run(
                update(work).where(work.c.media_id.in_(some)).values(media_id=None, text=func.coalesce(work.c.text, ""))
            )
            await self._db.run(delete(t.media_content).where(t.media_content.c.media_id.in_(some)))
            await self._db.run(delete(t.media).where(t.media.c.id.in_(some)))
        return len(gone)
