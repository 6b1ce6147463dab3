"""Uploaded files."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, delete, func, select

from skilltree.model.ids import MediaId, OrganisationId, PersonId
from skilltree.model.media import Media
from skilltree.store.connection import Part, chunks
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables import media as t


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
        """Keep a file; the same bytes of the same organisation are kept once, and the earlier row comes back."""
        if media.organisation_id is not None:
            same = await self._db.first(
                t.media.select()
                .where(t.media.c.organisation_id == media.organisation_id, t.media.c.sha256 == media.sha256)
                .order_by(t.media.c.id)
            )
            if same is not None:
                return struct_of(Media, same)
        await self._db.run(t.media.insert().values(**fields(media)))
        await self._db.run(
            t.media_content.insert().values(territory_id=media.territory_id, media_id=media.id, content=content)
        )
        return media

    async def remove(self, media_id: MediaId) -> bool:
        """Delete a file that nothing needs any more; False when there is none."""
        await self._db.run(delete(t.media_content).where(t.media_content.c.media_id == media_id))
        return (await self._db.run(delete(t.media).where(t.media.c.id == media_id))).rowcount == 1
