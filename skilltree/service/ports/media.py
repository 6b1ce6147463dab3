"""Uploaded files: the store's side."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from skilltree.model.ids import MediaId, OrganisationId, PersonId
from skilltree.model.media import Media


class MediaReads(Protocol):
    """Queries."""

    async def media(self, media_id: MediaId) -> Media | None:
        """What is known of a file, without its bytes."""
        ...

    async def many(self, ids: list[MediaId]) -> dict[MediaId, Media]:
        """Several, by id."""
        ...

    async def content(self, media_id: MediaId) -> bytes | None:
        """The bytes."""
        ...

    async def bytes_of_organisation(self, organisation_id: OrganisationId) -> int:
        """How many bytes an organisation keeps here in all."""
        ...

    async def bytes_of_person(self, person_id: PersonId) -> int:
        """How many bytes of photos of their own a person keeps here in all."""
        ...


class MediaWrites(MediaReads, Protocol):
    """Commands."""

    async def add(self, media: Media, content: bytes) -> Media:
        """Keep a file; the same bytes of the same organisation are kept once: the earlier row comes back, new again."""
        ...

    async def remove(self, media_id: MediaId) -> bool:
        """Delete a file that nothing needs any more; False when there is none. The caller knows what needs it."""
        ...

    async def forget_judged(self, before: datetime) -> int:
        """Delete the photos of work judged before then, the work stays; return how many."""
        ...

    async def forget_unused(self, before: datetime) -> int:
        """Delete what was put up before then and no version of a module and no work refers to; return how many."""
        ...
