"""A webhook's message as statements: what grows and shrinks a tree is the same whichever way it was told."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha1, sha256
from typing import Any
from uuid import UUID, uuid5

import msgspec

from skilltree.model.hook import HookMessage
from skilltree.model.ids import PlatformId, row_id
from skilltree.model.xapi import VOIDED, Received, xapi_time

COMPLETED = "http://adlnet.gov/expapi/verbs/completed"
MOST_HOURS = 2_000
HOURS = "urn:skilltree:hours"
"""The extension of an activity's definition that tells its hours."""
_OF_HOOKS = UUID("6f1f3d64-3a3c-4a3e-9a0d-5d3f6f0f7a10")


def message_key(message_id: str) -> UUID:
    """Return the idempotency key of a message."""
    return uuid5(_OF_HOOKS, message_id)


def statement_id(platform_id: PlatformId, message_id: str, voids: str = "") -> str:
    """Return the id of the statement that a message makes, or of the one by which it voids another."""
    return str(uuid5(row_id("Platform", platform_id), f"{message_id} {voids}".strip()))


def learner_name(message: HookMessage) -> str:
    """Return the key by which the learner may be known (`interop.xapi.actors.names_of`)."""
    return f"sha1:{_hashed(message)}" if "@" in message.learner else f"code:{message.learner}"


def completion(platform_id: PlatformId, message: HookMessage, home: str) -> Received:
    """Return the statement that somebody completed an activity; `home` is where this service is."""
    thing: dict[str, Any] = {"objectType": "Activity", "id": message.activity, "definition": {}}
    if message.activity_name:
        thing["definition"]["name"] = {"und": message.activity_name}
    if message.hours is not None:
        thing["definition"]["extensions"] = {HOURS: message.hours}
    content = {
        "id": statement_id(platform_id, message.id),
        "actor": _actor(message, home),
        "verb": {"id": COMPLETED, "display": {"en": "completed"}},
        "object": thing,
    }
    name = learner_name(message)
    return _received(
        message,
        content,
        actors=(name,),
        agents=(name,),
        related_agents=(name,),
        activity=message.activity,
        activity_name={"und": message.activity_name} if message.activity_name else None,
        related_activities=(message.activity,),
        finished=True,
    )


def voiding(platform_id: PlatformId, message: HookMessage, home: str, voided: str) -> Received:
    """Return the statement that voids another, with the platform's reason as its response."""
    content = {
        "id": statement_id(platform_id, message.id, voided),
        "actor": _actor(message, home),
        "verb": {"id": VOIDED, "display": {"en": "voided"}},
        "object": {"objectType": "StatementRef", "id": voided},
    }
    if message.reason:
        content["result"] = {"response": message.reason}
    return _received(message, content, refers=voided, voids=voided)


def told_hours(statement: Mapping[str, Any]) -> float | None:
    """Return the hours of the activity where a statement tells them: for its author to take or to change."""
    told = statement.get("object", {}).get("definition", {}).get("extensions", {}).get(HOURS)
    return float(told) if isinstance(told, int | float) and 0 < told <= MOST_HOURS else None


def _received(message: HookMessage, content: dict[str, Any], **more: Any) -> Received:  # noqa: ANN401 -- its fields
    if message.at is not None:
        content["timestamp"] = xapi_time(message.at)
    return Received(
        id=content["id"],
        content=msgspec.json.encode(content),
        digest=sha256(msgspec.json.encode(content, order="deterministic")).digest(),
        verb=content["verb"]["id"],
        timestamp=message.at,
        **more,
    )


def _actor(message: HookMessage, home: str) -> dict[str, Any]:
    """The learner; of an address only its hash is kept."""
    if "@" in message.learner:
        return {"objectType": "Agent", "mbox_sha1sum": _hashed(message)}
    return {"objectType": "Agent", "account": {"homePage": home, "name": message.learner}}


def _hashed(message: HookMessage) -> str:
    return sha1(f"mailto:{message.learner}".encode(), usedforsecurity=False).hexdigest()
