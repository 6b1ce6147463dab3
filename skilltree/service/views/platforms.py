"""Answers about other learning platforms."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.model.platform_words import PlatformKind
from skilltree.service.views.skills import SkillLevelView, SkillView


class PlatformView(Struct):
    """A platform, and whether it may grow the reader's tree."""

    id: str
    label: str
    organisation: str
    linked: bool
    code: str | None
    since: datetime | None
    revoked: bool


class PlatformActivityView(Struct):
    """An activity, and what it teaches."""

    platform_id: str
    platform_label: str
    iri: str
    name: str
    teaches: list[SkillLevelView]
    hours: float | None
    proposed: list[SkillView]


class PlatformLinked(Struct):
    """A platform may grow the reader's tree; `grew` counts the activities that did at once."""

    platform: PlatformView
    grew: int


class PlatformUnlinked(Struct):
    """A platform grows the reader's tree no more."""

    platform: PlatformView


class ActivityMapped(Struct):
    """An activity teaches something. Whose trees grew by it is not the author's to know."""

    activity: PlatformActivityView


class OwnPlatformView(Struct):
    """A platform of an organisation that the reader writes for."""

    id: str
    label: str
    organisation_id: str
    organisation: str
    kind: PlatformKind
    since: datetime
    last_told: datetime | None
    revoked: bool


class PlatformAdded(Struct):
    """A new platform. The secret is not kept in this answer, but made of its key anew."""

    platform: OwnPlatformView
    secret: str


class PlatformRevoked(Struct):
    """A platform does nothing any more."""

    platform: OwnPlatformView


class PlatformFactView(Struct):
    """What a platform brought to the reader's tree; `reason` is the platform's own words for taking it back."""

    id: str
    platform_id: str
    platform_label: str
    skill: SkillView
    level: int
    source: str
    at: datetime
    taken_back_at: datetime | None
    reason: str | None
    retracted: bool
