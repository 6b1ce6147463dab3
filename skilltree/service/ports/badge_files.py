"""Reading and checking badges that people bring."""

from __future__ import annotations

from typing import Protocol

from skilltree.model.badges import BadgeRead


class BadgeFiles(Protocol):
    """Takes time, and asks other servers: call it beside the event loop."""

    def read(self, content: bytes) -> BadgeRead | None:
        """Return what a file holds and whether it stands; None when there is no badge in it.

        A `document` of an earlier answer is such a file: so a badge is checked again.
        """
        ...


class NoBadgeFiles:
    """Where nobody brings any: importers, tests of other things."""

    def read(self, content: bytes) -> BadgeRead | None:
        """Refuse. Raises NotImplementedError."""
        raise NotImplementedError("this process takes no badges")
