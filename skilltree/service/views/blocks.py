"""The blocks of a module as answers, and the files in them."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct, pick, pick_optional
from skilltree.model.course import Block, Session
from skilltree.model.media import Media
from skilltree.model.words import BlockKind, Language, MediaKind


class MediaView(Struct):
    """A picture, a sound or a file: where it is read, and how much that costs."""

    id: str
    kind: MediaKind
    mime: str
    url: str
    bytes: int
    name: str | None
    width: int | None
    height: int | None


class SessionView(Struct):
    """A date on which people meet."""

    id: str
    starts: datetime
    ends: datetime
    place: str
    seats: int
    insee: str
    module_id: str


class BlockView(Struct):
    """One screen of a module."""

    kind: BlockKind
    title: str
    text: str
    media_id: str | None
    alt: str | None
    transcript: str | None
    link: str | None
    megabytes: float | None
    hand_in: bool
    sessions: list[SessionView]
    easier: str | None
    harder: str | None


def media_view(media: Media) -> MediaView:
    """Show what is known of a file."""
    return MediaView(
        id=media.id,
        kind=media.kind,
        mime=media.mime,
        url=f"/media/{media.id}",
        bytes=media.size,
        name=media.name,
        width=media.width,
        height=media.height,
    )


def block_view(block: Block, language: Language, module_id: str) -> BlockView:
    """Show a block in one language."""
    return BlockView(
        kind=block.kind,
        title=pick(block.title, language),
        text=pick(block.text, language),
        media_id=block.media_id,
        alt=pick_optional(block.alt, language),
        transcript=pick_optional(block.transcript, language),
        link=block.link,
        megabytes=block.megabytes,
        hand_in=block.hand_in,
        sessions=[session_view(session, module_id) for session in block.sessions],
        easier=pick_optional(block.easier, language),
        harder=pick_optional(block.harder, language),
    )


def session_view(session: Session, module_id: str) -> SessionView:
    """Show a date."""
    return SessionView(
        id=session.id,
        starts=session.starts,
        ends=session.ends,
        place=session.place,
        seats=session.seats,
        insee=session.insee,
        module_id=module_id,
    )
