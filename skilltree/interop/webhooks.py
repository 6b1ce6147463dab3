"""Messages after the Standard Webhooks specification (github standard-webhooks/standard-webhooks): signature and form.

What is signed is `id.timestamp.body`, by HMAC-SHA-256, so that neither can be exchanged for another's; the time
keeps somebody who once saw a message from sending it again later.
"""

from __future__ import annotations

import hmac
from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import quote

import msgspec

from skilltree.interop.xapi.values import check_iri, read_time
from skilltree.model.errors import InvalidInput, Unauthenticated
from skilltree.model.hook import HookKind, HookMessage

TOLERANCE_SECONDS = 300
LONGEST_ID = 200
MOST_SIGNATURES = 10
"""In one header: while a secret is exchanged, a sender signs with the old one and the new one."""
MOST_HOURS = 2_000
LONGEST_ACTIVITY = 2_000
_LONGEST = {
    "learner": 200,
    "activity.id": LONGEST_ACTIVITY,
    "activity.name": 300,
    "completion": LONGEST_ID,
    "reason": 300,
}


class _Activity(msgspec.Struct):
    id: str
    name: str | None = None


class _Sent(msgspec.Struct):
    """What is read of a body; what else is there is left alone, since senders add to theirs."""

    type: HookKind
    activity: _Activity
    learner: str
    at: str | None = None
    hours: float | None = None
    completion: str | None = None
    reason: str | None = None


def sign(secret: bytes, message_id: str, timestamp: int, body: bytes) -> str:
    """Return one signature as it stands in the header."""
    signed = hmac.digest(secret, f"{message_id}.{timestamp}.".encode() + body, "sha256")
    return f"v1,{b64encode(signed).decode()}"


def check_signature(secret: bytes, headers: Mapping[str, str], body: bytes, now: datetime) -> str:
    """Return the message's id. Raises Unauthenticated where it is not this platform's, or not of these minutes."""
    message_id = headers.get("webhook-id", "")
    if not 0 < len(message_id) <= LONGEST_ID or not message_id.isascii() or not message_id.isprintable():
        raise Unauthenticated("webhook-id is missing or not an id")
    given = headers.get("webhook-timestamp", "")
    if not given.isascii() or not given.isdecimal() or len(given) > 12:
        raise Unauthenticated("webhook-timestamp is missing or not a number of seconds")
    expected = sign(secret, message_id, int(given), body).encode()
    several = headers.get("webhook-signature", "").encode("latin-1", "replace").split()[:MOST_SIGNATURES]
    if not any(hmac.compare_digest(expected, one) for one in several):
        raise Unauthenticated("webhook-signature is none of this platform's")
    if abs(now.timestamp() - int(given)) > TOLERANCE_SECONDS:
        raise Unauthenticated(f"webhook-timestamp is more than {TOLERANCE_SECONDS} seconds away")
    return message_id


def read_message(message_id: str, body: bytes) -> HookMessage:
    """Return what a body says. Raises InvalidInput, which names the place."""
    try:
        sent = msgspec.json.decode(body, type=_Sent)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InvalidInput(f"this body is not read here: {error}", field="body") from error
    learner, activity = sent.learner.strip(), sent.activity.id.strip()
    name, reason = _plain(sent.activity.name), _plain(sent.reason)
    _check("learner", learner, needed=True)
    _check("activity.id", activity, needed=True)
    _check("activity.name", name or "")
    _check("completion", sent.completion or "")
    _check("reason", reason or "")
    if sent.hours is not None and not 0 < sent.hours <= MOST_HOURS:
        raise InvalidInput(f"hours: more than 0 and at most {MOST_HOURS}", field="hours")
    return HookMessage(
        id=message_id,
        kind=sent.type,
        learner=learner.lower() if "@" in learner else learner.replace(" ", "").upper(),
        activity=_iri(activity),
        activity_name=name,
        at=None if sent.at is None else read_time(sent.at, "at"),
        hours=sent.hours,
        completion=sent.completion,
        reason=reason,
    )


def _check(field: str, text: str, *, needed: bool = False) -> None:
    if (needed and not text) or len(text) > _LONGEST[field] or not text.isprintable():
        raise InvalidInput(f"{field}: 1 to {_LONGEST[field]} letters", field=field)


def _plain(text: str | None) -> str | None:
    """One line of a text; None for an empty one."""
    return " ".join((text or "").split()) or None


def _iri(activity: str) -> str:
    """An activity's id as it stands beside those of xAPI: as it is where it is an address, else made into one."""
    try:
        check_iri(activity, "activity.id")
    except InvalidInput:
        made = f"urn:activity:{quote(activity, safe='')}"
        _check("activity.id", made)
        return made
    return activity
