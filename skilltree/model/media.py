"""Pictures, sounds and files that an author or a learner put up."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.model.ids import MediaId, OrganisationId, PersonId, TerritoryId
from skilltree.model.words import MediaKind


class Media(Struct):
    """What is known of an uploaded file; its bytes are read apart.

    Of an organisation (`organisation_id`): anybody who sees its module may read it. Without one it is
    `created_by`'s own photo, which only they and whoever judges their work see. `size` is in bytes,
    `width` and `height` in pixels of a picture. `sha256` is of the bytes as they are served.
    """

    territory_id: TerritoryId
    id: MediaId
    kind: MediaKind
    mime: str
    size: int
    sha256: bytes
    created_by: PersonId
    created_at: datetime
    organisation_id: OrganisationId | None = None
    name: str | None = None
    width: int | None = None
    height: int | None = None
