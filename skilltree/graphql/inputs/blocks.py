"""Inputs of the blocks of a module."""

from __future__ import annotations

from datetime import datetime

import strawberry

from skilltree.model.words import BlockKind
from skilltree.service.block_text import BlockText, SessionText


@strawberry.input
class SessionInput:
    """A date on which people meet."""

    starts: datetime
    ends: datetime
    commune: strawberry.ID
    place: str
    seats: int

    def session(self) -> SessionText:
        """Return the date as typed."""
        return SessionText(starts=self.starts, ends=self.ends, insee=self.commune, place=self.place, seats=self.seats)


@strawberry.input
class BlockInput:
    """A block as typed. What its kind has no use for is left out."""

    kind: BlockKind | None = BlockKind.TEXT
    title: str
    text: str
    media: strawberry.ID | None = strawberry.field(default=None, description="Made by POST /media.")
    alt: str | None = None
    transcript: str | None = None
    link: str | None = None
    megabytes: float | None = None
    hand_in: bool | None = False
    sessions: list[SessionInput] | None = None
    easier: str | None = None
    harder: str | None = None

    def block(self) -> BlockText:
        """Return the block as typed."""
        return BlockText(
            kind=self.kind or BlockKind.TEXT,
            title=self.title,
            text=self.text,
            media_id=self.media,
            alt=self.alt,
            transcript=self.transcript,
            link=self.link,
            megabytes=self.megabytes,
            hand_in=bool(self.hand_in),
            sessions=tuple(session.session() for session in self.sessions or ()),
            easier=self.easier,
            harder=self.harder,
        )
