"""Notices as their person reads them, and what they chose."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.model.notice import NoticeChannel, NoticeKind


class NoticeView(Struct):
    """Something that waits. `place` is the screen on which it is found; `new` until it was seen here."""

    id: str
    kind: NoticeKind
    at: datetime
    place: str
    new: bool


class NoticeChoiceView(Struct):
    """By which way one kind comes; None for not at all."""

    kind: NoticeKind
    channel: NoticeChannel | None


class NoticeSettingsView(Struct):
    """What is chosen, and by which ways one can be reached. `push_key` is the point that a browser subscribes with."""

    choices: list[NoticeChoiceView]
    channels: list[NoticeChannel]
    push_key: str | None
    push_here: bool


class NoticeChosen(Struct):
    """What stands now."""

    settings: NoticeSettingsView


class NoticesStopped(Struct):
    """Nothing is sent any more."""

    stopped: bool


class NoticesSeen(Struct):
    """How many were new."""

    count: int


class PushAllowed(Struct):
    """This browser takes notices, until its session ends."""

    settings: NoticeSettingsView


class PushForgotten(Struct):
    """This browser takes none any more."""

    settings: NoticeSettingsView
