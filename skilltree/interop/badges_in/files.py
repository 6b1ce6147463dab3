"""Any file that may hold a badge, read by what its bytes say, and checked."""

from __future__ import annotations

from skilltree.interop.badges_in.carriers import find_badge
from skilltree.interop.badges_in.ob2 import check_assertion
from skilltree.interop.badges_in.ob3 import check_credential
from skilltree.interop.badges_in.values import read_object, token_parts
from skilltree.interop.badges_in.visits import Visits
from skilltree.model.badges import BadgeRead
from skilltree.service.ports.fetching import CannotFetch, Fetcher


class CheckedBadges:
    """See `service.ports.badge_files.BadgeFiles`."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher

    def read(self, content: bytes) -> BadgeRead | None:
        """Return what a file holds and whether it stands; None when there is no badge in it."""
        text = find_badge(content)
        visits = Visits(self._fetcher)
        if text is not None and text.startswith("https://"):
            text = _hosted(text, visits)
        if text is None:
            return None
        if text.startswith("{"):
            document = read_object(text)
        else:
            parts = token_parts(text)
            document = parts[1] if parts else None
        if document is None:
            return None
        return check_credential(text, document, visits) or check_assertion(text, document, visits)


def _hosted(url: str, visits: Visits) -> str | None:
    """Some pictures hold the address of an assertion alone."""
    if len(url.split()) != 1:
        return None
    try:
        return find_badge(visits.fetch(url))
    except CannotFetch:
        return None
