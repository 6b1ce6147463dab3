"""Inputs of notices."""

from __future__ import annotations

from uuid import UUID

import strawberry

from skilltree.model.notice import NoticeChannel, NoticeKind
from skilltree.service.notice_choices import ChooseNotice, SeeNotices, StopNotices
from skilltree.service.push_browsers import AllowPush, ForgetPush


@strawberry.input
class ChooseNoticeInput:
    """One kind, and its way; null for not at all."""

    key: UUID
    kind: NoticeKind
    channel: NoticeChannel | None = None

    def command(self) -> ChooseNotice:
        """Return the use case's command."""
        return ChooseNotice(kind=self.kind, channel=self.channel)


@strawberry.input
class StopNoticesInput:
    """Null for the viewer's own; else what the link in a message holds."""

    key: UUID
    token: str | None = None

    def command(self) -> StopNotices:
        """Return the use case's command."""
        return StopNotices(token=self.token)


@strawberry.input
class SeeNoticesInput:
    """The list was looked at."""

    key: UUID

    def command(self) -> SeeNotices:
        """Return the use case's command."""
        return SeeNotices()


@strawberry.input
class AllowPushInput:
    """What the browser said when it was subscribed; keys in base64url."""

    key: UUID
    endpoint: str
    p256dh: str
    auth: str

    def command(self) -> AllowPush:
        """Return the use case's command."""
        return AllowPush(endpoint=self.endpoint, p256dh=self.p256dh, auth=self.auth)


@strawberry.input
class ForgetPushInput:
    """This browser."""

    key: UUID

    def command(self) -> ForgetPush:
        """Return the use case's command."""
        return ForgetPush()
