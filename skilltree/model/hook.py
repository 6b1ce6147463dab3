"""Webhooks of learning platforms that do not speak xAPI: the secret that signs them, and what a message says."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from skilltree.model.base import Struct
from skilltree.model.ids import EvidenceId, PlatformId, TerritoryId


class HookKind(StrEnum):
    """What a message tells."""

    COMPLETION = "completion"
    WITHDRAWN = "completion.withdrawn"


class Hook(Struct):
    """The secret that a platform signs with; sealed, because a signature cannot be checked with its hash."""

    territory_id: TerritoryId
    platform_id: PlatformId
    sealed: bytes


class HookMessage(Struct):
    """One message, read and found right; its signature was checked.

    `id` is the sender's, the same whenever it sends the message again. `learner` is the name under which
    somebody is known there: the code that they were shown here, or an e-mail address in small letters.
    `completion` is the id of the message that a withdrawal takes back; without it, all about this learner and activity.
    """

    id: str
    kind: HookKind
    learner: str
    activity: str
    activity_name: str | None = None
    at: datetime | None = None
    hours: float | None = None
    completion: str | None = None
    reason: str | None = None


class Brought(Struct):
    """A fact that a platform brought to a tree; `told` is the statement that voided it, as JSON."""

    platform_id: PlatformId
    evidence_id: EvidenceId
    taken_back_at: datetime | None = None
    told: bytes | None = None
