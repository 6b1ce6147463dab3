"""A block as an author typed it, in one language, checked and turned into a block of a module."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from skilltree.model.base import Localized, Struct
from skilltree.model.course import Block, Session
from skilltree.model.errors import InvalidInput
from skilltree.model.ids import MediaId, row_id
from skilltree.model.words import BlockKind
from skilltree.service.texts import (
    LONG_TEXT_LENGTH,
    SHORT_TEXT_LENGTH,
    TITLE_LENGTH,
    clean_optional,
    clean_text,
)

MOST_SESSIONS = 50
MOST_SEATS = 1_000
MOST_MEGABYTES = 10_000.0
LONGEST_SESSION = timedelta(days=1)
MEDIA_KINDS = frozenset({BlockKind.PICTURE, BlockKind.AUDIO, BlockKind.FILE})


class SessionText(Struct):
    """A date on which people meet, as typed; instants have a time zone."""

    starts: datetime
    ends: datetime
    insee: str
    place: str
    seats: int


class BlockText(Struct):
    """A block as typed."""

    kind: BlockKind
    title: str
    text: str
    media_id: MediaId | None = None
    alt: str | None = None
    transcript: str | None = None
    link: str | None = None
    megabytes: float | None = None
    hand_in: bool = False
    sessions: tuple[SessionText, ...] = ()
    easier: str | None = None
    harder: str | None = None


def block_of(block: BlockText, tag: str) -> Block:
    """Return the block, its places not looked up yet. Raises InvalidInput naming the field.

    What the kind has no use for is left out, so that a changed kind leaves nothing behind unseen.
    """

    def wording(text: str | None, field: str, most: int) -> Localized | None:
        cleaned = clean_optional(text, field=f"blocks.{field}", most=most)
        return {tag: cleaned} if cleaned else None

    kind = block.kind
    has_media = kind in MEDIA_KINDS and block.media_id is not None
    if has_media:
        row_id("Media", block.media_id or "")
    heard = kind in (BlockKind.AUDIO, BlockKind.VIDEO)
    return Block(
        kind=kind,
        title={tag: clean_text(block.title, field="blocks.title", most=TITLE_LENGTH)},
        text={tag: clean_text(block.text, field="blocks.text", most=LONG_TEXT_LENGTH)},
        media_id=block.media_id if has_media else None,
        alt=wording(block.alt, "alt", SHORT_TEXT_LENGTH) if kind is BlockKind.PICTURE else None,
        transcript=wording(block.transcript, "transcript", LONG_TEXT_LENGTH) if heard else None,
        link=link_of(block.link, field="blocks.link") if kind is BlockKind.VIDEO else None,
        megabytes=_megabytes(block.megabytes) if kind is BlockKind.VIDEO else None,
        hand_in=block.hand_in and kind is BlockKind.EXERCISE,
        sessions=_sessions(block.sessions) if kind is BlockKind.SESSION else (),
        easier=wording(block.easier, "easier", LONG_TEXT_LENGTH),
        harder=wording(block.harder, "harder", LONG_TEXT_LENGTH),
    )


def link_of(link: str | None, *, field: str) -> str | None:
    """Return an address elsewhere. Raises InvalidInput for what is not plainly https."""
    cleaned = clean_optional(link, field=field, most=SHORT_TEXT_LENGTH)
    if cleaned is None:
        return None
    try:
        parts = urlsplit(cleaned)
        plain = parts.scheme == "https" and bool(parts.hostname) and parts.username is None
    except ValueError:
        plain = False
    if not plain or any(char.isspace() for char in cleaned):
        raise InvalidInput("an address that begins with https://", field=field, code="LINK")
    return cleaned


def _megabytes(megabytes: float | None) -> float | None:
    if megabytes is not None and not 0 < megabytes <= MOST_MEGABYTES:
        raise InvalidInput(f"more than 0 and at most {MOST_MEGABYTES:.0f} megabytes", field="blocks.megabytes")
    return megabytes


def _sessions(sessions: tuple[SessionText, ...]) -> tuple[Session, ...]:
    if len(sessions) > MOST_SESSIONS:
        raise InvalidInput(f"at most {MOST_SESSIONS} dates", field="blocks.sessions")
    made = sorted((_session(session) for session in sessions), key=lambda session: session.id)
    if len({session.id for session in made}) < len(made):
        raise InvalidInput("two dates begin at the same time", field="blocks.sessions")
    return tuple(made)


def _session(session: SessionText) -> Session:
    if session.starts.tzinfo is None or session.ends.tzinfo is None:
        raise InvalidInput("a time needs its time zone", field="blocks.sessions.starts")
    if not timedelta() < session.ends - session.starts <= LONGEST_SESSION:
        raise InvalidInput("it ends after it starts, within a day", field="blocks.sessions.ends")
    if not 1 <= session.seats <= MOST_SEATS:
        raise InvalidInput(f"1 to {MOST_SEATS} seats", field="blocks.sessions.seats")
    starts = session.starts.astimezone(UTC)
    return Session(
        id=starts.strftime("%Y%m%dT%H%MZ"),
        starts=starts,
        ends=session.ends.astimezone(UTC),
        insee=session.insee,
        place=clean_text(session.place, field="blocks.sessions.place", most=TITLE_LENGTH),
        seats=session.seats,
    )
