"""Reading public documents that a stranger's file points at."""

from __future__ import annotations

from typing import Protocol


class CannotFetch(Exception):  # noqa: N818 -- it reads as what happened
    """The address may not be asked, or does not answer as it should."""


class Gone(CannotFetch):
    """The server says that it is there no more, for good (HTTP 410)."""


class Fetcher(Protocol):
    """Takes time: call it beside the event loop."""

    def fetch(self, url: str) -> bytes:
        """Return a document from a public address. Raises CannotFetch, Gone."""
        ...
