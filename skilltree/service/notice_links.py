"""Where a notice leads, and the link in it by which one ends them all without an account."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as BinasciiError
from typing import Final
from uuid import UUID

from skilltree.model.ids import PersonId, encode_id, row_id
from skilltree.model.notice import Notice, NoticeKind
from skilltree.service.secrets import keyed_hash, same

OVERVIEW: Final = "/moi/rappels"
STOP: Final = "/arreter"
MAC_BYTES: Final = 12
_PLACES: Final = {
    NoticeKind.ACCOUNT_UNUSED: OVERVIEW,
    NoticeKind.ANSWER_ACCEPTED: "/pres-de-moi/suivi",
    NoticeKind.ASKED_TO_CONFIRM: "/moi/confirmer",
    NoticeKind.CONTACT_REQUEST: "/moi/contacts",
    NoticeKind.MOVED_UP: "/pres-de-moi/suivi",
    NoticeKind.NEXT_STEP: "/chemin",
    NoticeKind.POST_ANSWERED: "/pres-de-moi/suivi",
}


def place_of(notice: Notice) -> str:
    """Return the screen on which what a notice is about is found."""
    if notice.kind is NoticeKind.SESSION_TOMORROW:
        return f"/module/{notice.subject.partition(' ')[0]}"
    return _PLACES[notice.kind]


def stop_token(secret: bytes, person_id: PersonId) -> str:
    """Return what ends all notices of a person and can do nothing else; short, since it travels by SMS."""
    row = row_id("Person", person_id).bytes
    return urlsafe_b64encode(row + _mac(secret, person_id)).decode()


def stopped_by(secret: bytes, token: str) -> PersonId | None:
    """Return whose notices a token ends; None for what is no such token."""
    try:
        raw = urlsafe_b64decode(token.encode("ascii"))
    except (BinasciiError, UnicodeError, ValueError):
        return None
    if len(raw) != 16 + MAC_BYTES:
        return None
    person_id = encode_id("Person", UUID(bytes=raw[:16]))
    return person_id if same(raw[16:], _mac(secret, person_id)) else None


def _mac(secret: bytes, person_id: PersonId) -> bytes:
    return keyed_hash(secret, "stop-notices", person_id)[:MAC_BYTES]
