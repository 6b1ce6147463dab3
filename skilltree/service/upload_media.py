"""Putting up a picture, a sound or a file: for a module of one's organisation, or as one's own exercise."""

from __future__ import annotations

import asyncio
from hashlib import sha256
from typing import Final
from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.errors import InvalidInput, NotAllowed, TooLarge, Unsupported
from skilltree.model.ids import ModuleId, OrganisationId, new_id, row_id
from skilltree.model.media import Media
from skilltree.model.person import Viewer
from skilltree.model.words import MediaKind, Role
from skilltree.service.deps import Deps
from skilltree.service.learning import followable
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.ports.uploads import Upload
from skilltree.service.rates import HOUR_SECONDS, count_use
from skilltree.service.texts import NAME_LENGTH
from skilltree.service.views.blocks import MediaView, media_view

MOST_BYTES: Final = 10_000_000
ORGANISATION_BYTES: Final = 500_000_000
PERSON_BYTES: Final = 20_000_000
UPLOADS_AN_HOUR: Final = 120


class UploadMedia(Struct):
    """What a file is for: exactly one of the two. `digest` is the SHA-256 of what was sent, in hex."""

    digest: str
    organisation_id: OrganisationId | None = None
    module_id: ModuleId | None = None
    version: int = 0
    name: str | None = None


class MediaUploaded(Struct):
    """The file as it is served."""

    media: MediaView


async def upload_media(deps: Deps, viewer: Viewer, key: UUID, command: UploadMedia, content: bytes) -> MediaUploaded:
    """Keep a file. Raises NotAllowed, NotFound, TooLarge, Unsupported; RateLimited past 120 an hour."""
    if (command.organisation_id is None) == (command.module_id is None):
        raise InvalidInput("of an organisation, or for an exercise", field="organisation")
    if command.organisation_id is not None:
        row_id("Organisation", command.organisation_id)
        if not viewer.acts_for(command.organisation_id, Role.AUTHOR):
            raise NotAllowed("you do not write for this organisation", field="organisation")
    if len(content) > MOST_BYTES:
        raise TooLarge(f"at most {MOST_BYTES} bytes", field="content")
    await count_use(deps, f"upload:{viewer.person_id}", UPLOADS_AN_HOUR, seconds=HOUR_SECONDS)
    async with deps.drawing:
        upload = await asyncio.to_thread(deps.uploads.read, content)
    if command.module_id is not None and upload.kind is not MediaKind.PICTURE:
        raise Unsupported("an exercise is handed in as a photo", field="content")
    media = _media(deps, viewer, command, upload)

    async def work(tx: Writing) -> MediaUploaded:
        if command.module_id is not None:
            module = await followable(tx, viewer, command.module_id, command.version)
            if not any(block.hand_in for block in module.content.blocks):
                raise NotAllowed("nothing is handed in here", field="exercise")
        await check_room(tx, media)
        return MediaUploaded(media=media_view(await tx.media.add(media, upload.content)))

    return await once_by(deps, viewer, "uploadMedia", key=key, command=command, answer_type=MediaUploaded, work=work)


def _media(deps: Deps, viewer: Viewer, command: UploadMedia, upload: Upload) -> Media:
    return Media(
        territory_id=viewer.territory_id,
        id=new_id("Media"),
        kind=upload.kind,
        mime=upload.mime,
        size=len(upload.content),
        sha256=sha256(upload.content).digest(),
        created_by=viewer.person_id,
        created_at=deps.clock(),
        organisation_id=command.organisation_id,
        # A photo's own name may say who and where; an exercise needs none.
        name=plain_name(command.name) if command.organisation_id and upload.kind is not MediaKind.PICTURE else None,
        width=upload.width,
        height=upload.height,
    )


def plain_name(name: str | None) -> str | None:
    """Return a file's name without folders and without signs that a header or a disk would trip over."""
    last = (name or "").replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(char for char in last if char.isalnum() or char in " ._-()").strip(" .")
    return plain[-NAME_LENGTH:] or None


async def check_room(tx: Writing, media: Media) -> None:
    """Raises TooLarge when the organisation or the person keeps too much already."""
    if media.organisation_id is not None:
        if await tx.media.bytes_of_organisation(media.organisation_id) + media.size > ORGANISATION_BYTES:
            raise TooLarge("this organisation has no room left", field="organisation", code="NO_ROOM")
    elif await tx.media.bytes_of_person(media.created_by) + media.size > PERSON_BYTES:
        raise TooLarge("there is no room left for photos", field="content", code="NO_ROOM")
