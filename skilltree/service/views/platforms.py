"""Answers about other learning platforms."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.service.views.skills import SkillLevelView


class PlatformView(Struct):
    """A platform, and whether it may grow the reader's tree."""

    id: str
    label: str
    organisation: str
    linked: bool
    code: str | None
    since: datetime | None


class PlatformActivityView(Struct):
    """An activity, and what it teaches."""

    platform_id: str
    platform_label: str
    iri: str
    name: str
    teaches: list[SkillLevelView]
    hours: float | None


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
