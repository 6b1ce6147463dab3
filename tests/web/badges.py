"""Bringing badges to a served demonstration, from issuers of the tests on an Internet of the tests."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import httpx

from skilltree.interop.badges_in import CheckedBadges
from tests.interop.badges_in.issuing import Issuer3, Web
from tests.web.people import Someone
from tests.web.served import Served


def web_of(served: Served) -> Web:
    """The Internet that this server sees: the first asking puts it there."""
    files = served.deps.badge_files
    assert isinstance(files, CheckedBadges)
    if not isinstance(files._fetcher, Web):
        files._fetcher = Web()
    return files._fetcher


def issuer_of(served: Served, kind: str = "https") -> Issuer3:
    """An issuer whose documents this server finds; each has an address of its own."""
    return Issuer3(web_of(served), kind, number=uuid4().hex)


def badge_for(issuer: Issuer3, who: Someone, **changes: Any) -> bytes:
    """A badge under somebody's own address."""
    return issuer.json(**({"recipient_id": f"mailto:{who.address}"} | changes))


def bring(who: Someone, content: bytes, **headers: str) -> httpx.Response:
    """Send a file to `POST /badges`."""
    plain = {"content-type": "application/octet-stream"}
    return who.served.shared.post("/badges", content=content, headers=who.headers | plain | headers)
