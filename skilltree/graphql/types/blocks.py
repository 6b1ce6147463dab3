"""The blocks of a module, and the files in them."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import datetime

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.types.people import Commune
from skilltree.model.words import BlockKind, MediaKind
from skilltree.service.views import blocks
from skilltree.service.views.people import CommuneView


@strawberry.type
class Media:
    """A picture, a sound or a file."""

    id: strawberry.ID
    kind: MediaKind
    mime: str
    url: str
    bytes: int
    name: str | None
    width: int | None = strawberry.field(description="Pixels, of a picture.")
    height: int | None


@strawberry.type
class Session:
    """A date on which people meet."""

    id: strawberry.ID
    starts: datetime
    ends: datetime
    place: str
    seats: int

    @field(Commune | None)
    @staticmethod
    def commune(root: strawberry.Parent[blocks.SessionView], info: Info) -> Awaitable[CommuneView | None]:
        """Where."""
        return info.context.loaders.commune.load(root.insee)

    @field(int)
    @staticmethod
    async def seats_left(root: strawberry.Parent[blocks.SessionView], info: Info) -> int:
        """How many may still come."""
        taken = await info.context.loaders.seats.load((root.module_id, root.id))
        return max(root.seats - taken.taken, 0)

    @field(bool)
    @staticmethod
    async def mine(root: strawberry.Parent[blocks.SessionView], info: Info) -> bool:
        """Whether the viewer has a seat."""
        return (await info.context.loaders.seats.load((root.module_id, root.id))).mine


@strawberry.type
class Block:
    """One screen of a module."""

    kind: BlockKind
    title: str
    text: str = strawberry.field(description="Markdown: paragraphs, bold, lists.")
    alt: str | None = strawberry.field(description="What the picture shows.")
    transcript: str | None = strawberry.field(description="What is said in the sound or the video.")
    link: str | None = strawberry.field(description="A video elsewhere.")
    megabytes: float | None = strawberry.field(description="What that video costs to load.")
    hand_in: bool = strawberry.field(description="The author looks at a photo or a text of this exercise.")
    sessions: list[Session]
    easier: str | None = strawberry.field(description="The text in easier words.")
    harder: str | None = strawberry.field(description="The text for those who know more.")

    @field(Media | None)
    @staticmethod
    def media(root: strawberry.Parent[blocks.BlockView], info: Info) -> Awaitable[blocks.MediaView | None] | None:
        """The picture, sound or file."""
        return info.context.loaders.media.load(root.media_id) if root.media_id else None
