"""Notices: that something waits, and by which way one wants to hear of it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import strawberry

from skilltree.graphql.fields import shows
from skilltree.graphql.refusals import Refused
from skilltree.model.notice import NoticeChannel, NoticeKind
from skilltree.service.views import notices


@strawberry.type
@shows(notices.NoticeView)
class Notice:
    """Something that waits; `place` is the screen of the application on which it is found."""

    id: strawberry.ID
    kind: NoticeKind
    at: datetime
    place: str
    new: bool


@strawberry.type
@shows(notices.NoticeChoiceView)
class NoticeChoice:
    """By which way one kind comes; null for not at all."""

    kind: NoticeKind
    channel: NoticeChannel | None


@strawberry.type
@shows(notices.NoticeSettingsView)
class NoticeSettings:
    """What is chosen, and by which ways one can be reached."""

    choices: list[NoticeChoice]
    channels: list[NoticeChannel]
    push_key: str | None = strawberry.field(description="What a browser subscribes with; null where there is no push.")
    push_here: bool


@strawberry.type
@shows(notices.NoticeChosen)
class NoticeChosen:
    """What stands now."""

    settings: NoticeSettings


@strawberry.type
@shows(notices.NoticesStopped)
class NoticesStopped:
    """Nothing is sent any more."""

    stopped: bool


@strawberry.type
@shows(notices.NoticesSeen)
class NoticesSeen:
    """How many were new."""

    count: int


@strawberry.type
@shows(notices.PushAllowed)
class PushAllowed:
    """This browser takes notices until its session ends."""

    settings: NoticeSettings


@strawberry.type
@shows(notices.PushForgotten)
class PushForgotten:
    """This browser takes none any more."""

    settings: NoticeSettings


ChooseNoticeResult = Annotated[NoticeChosen | Refused, strawberry.union("ChooseNoticeResult")]
StopNoticesResult = Annotated[NoticesStopped | Refused, strawberry.union("StopNoticesResult")]
SeeNoticesResult = Annotated[NoticesSeen | Refused, strawberry.union("SeeNoticesResult")]
AllowPushResult = Annotated[PushAllowed | Refused, strawberry.union("AllowPushResult")]
ForgetPushResult = Annotated[PushForgotten | Refused, strawberry.union("ForgetPushResult")]
