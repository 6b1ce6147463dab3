"""Senders that note what leaves, and a clock that is set."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from skilltree.model.errors import Unavailable
from skilltree.model.notice import PushTarget
from skilltree.model.person import Contact
from skilltree.service.ports.push import PushGone, PushMessage
from tests.graphql.areas.notices import allowed
from tests.graphql.stage import Stage

# To come, so that the server's own worker leaves what these tests queue alone; soon, so that sessions last.
NOON = (datetime.now(UTC) + timedelta(days=3)).replace(hour=11, minute=0, second=0, microsecond=0)


class Out:
    """A messenger and a push sender that note what leaves; `down` and `gone` make them fail."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []
        self.pushed: list[PushMessage] = []
        self.down, self.gone = False, False
        self.before: Callable[[], None] = lambda: None

    async def send(self, contact: Contact, *, subject: str, text: str) -> None:
        self.before()
        if self.down:
            raise Unavailable("down")
        self.sent.append((contact.address, f"{subject} {text}"))

    def new_key(self) -> tuple[bytes, bytes]:
        return b"public", b"private"

    def check(self, target: PushTarget) -> None:
        """Anything goes."""


class PushOut(Out):
    """The push side of it: the same name of the method means another thing there."""

    def __init__(self, out: Out) -> None:
        super().__init__()
        self.out = out

    async def send(self, *given: Any, **_: Any) -> None:
        if self.out.gone:
            raise PushGone
        if self.out.down:
            raise Unavailable("down")
        self.out.pushed.append(given[1])


class Now:
    """A clock that is set."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        return self.at


def choose(stage: Stage, kind: str = "CONTACT_REQUEST", channel: str | None = "EMAIL") -> dict[str, Any]:
    return stage.owner.do("chooseNotice", kind=kind, channel=channel)


def push(stage: Stage) -> None:
    allowed(stage)
    assert choose(stage, channel="PUSH")["__typename"] == "NoticeChosen"
