"""What one badge may ask of others: few documents, each once, in a bounded time."""

from __future__ import annotations

import time
from typing import Final

from skilltree.interop.badges_in.values import Object, read_object
from skilltree.service.ports.fetching import CannotFetch, Fetcher, Gone

MOST_DOCUMENTS: Final = 8
SECONDS: Final = 25.0
LONGEST: Final = 1_000_000


class Visits:
    """The documents fetched for one badge, kept while it is checked."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._end = time.monotonic() + SECONDS
        self._known: dict[str, bytes] = {}
        self.asked: list[str] = []
        self.gone: set[str] = set()

    def fetch(self, url: str) -> bytes:
        """Return a document. Raises CannotFetch, Gone."""
        where = url.partition("#")[0]
        if where in self._known:
            return self._known[where]
        if len(self.asked) >= MOST_DOCUMENTS or time.monotonic() > self._end:
            raise CannotFetch("this badge asks for too much")
        self.asked.append(where)
        try:
            self._known[where] = self._fetcher.fetch(where)
        except Gone:
            self.gone.add(where)
            raise
        return self._known[where]

    def read(self, url: str) -> Object:
        """Return a document that is a JSON object. Raises CannotFetch, Gone."""
        found = read_object(self.fetch(url), most=LONGEST)
        if found is None:
            raise CannotFetch("not a JSON object")
        return found

    def known(self, url: str) -> Object | None:
        """Return what was fetched already; None when it was not, or is no JSON object."""
        found = self._known.get(url.partition("#")[0])
        return None if found is None else read_object(found, most=LONGEST)


def is_unreachable(error: BaseException | None) -> bool:
    """True when an error came of a document that could not be fetched."""
    while error is not None:
        if isinstance(error, CannotFetch):
            return True
        error = error.__cause__
    return False
