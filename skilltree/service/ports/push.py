"""Handing a notice to a browser's push service: a port."""

from __future__ import annotations

from typing import Protocol

from skilltree.model.base import Struct
from skilltree.model.errors import InvalidInput, Unavailable
from skilltree.model.notice import PushTarget


class PushGone(Exception):  # noqa: N818 -- it reads as what happened
    """The browser takes nothing any more: it was told so, or its address is not one that is asked."""


class PushMessage(Struct):
    """What is sent. `topic` lets a push service replace one that was not fetched yet; `contact` is who sends it."""

    content: bytes
    topic: str
    seconds: int
    contact: str | None = None


class PushSender(Protocol):
    """Web push (RFC 8030) under keys of our own (RFC 8292), sealed for one browser (RFC 8291)."""

    def new_key(self) -> tuple[bytes, bytes]:
        """Return a fresh (public point, private number)."""
        ...

    def check(self, target: PushTarget) -> None:
        """Raises InvalidInput for an address of no push service that is known, or for keys that are none."""
        ...

    async def send(self, target: PushTarget, message: PushMessage, *, public: bytes, private: bytes) -> None:
        """Hand one message over. Raises PushGone, Unavailable."""
        ...


class NoPush:
    """No browser is ever reached."""

    def new_key(self) -> tuple[bytes, bytes]:
        """Raises Unavailable."""
        raise Unavailable("no push is sent from here")

    def check(self, target: PushTarget) -> None:
        """Raises InvalidInput."""
        raise InvalidInput("no push is sent from here", field="endpoint")

    async def send(self, target: PushTarget, message: PushMessage, *, public: bytes, private: bytes) -> None:
        """Raises PushGone."""
        raise PushGone
