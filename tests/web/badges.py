"""Bringing badges to a served demonstration, from issuers of the tests on an Internet of the tests."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import httpx

from skilltree.interop.badges_in import CheckedBadges
from tests.interop.badges_in.issuing import Issuer3, Web
from tests.web.people import Someone
from tests.web.served import Served

BADGES = (
    "{ receivedBadges { id name issuer issuerName verdict waits code counts { level skill { id } } said { level } } }"
)
TREE = "{ me { tree { skills { skill { id } level standing evidence { kind source expires retracted } } } } }"
WAITING = """{ waitingAchievements(first: 100) {
    id achievement name issuer issuerName unknownIssuer proposed { exact skill { id } } } }"""


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


def badges(who: Someone) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = who.read(BADGES)["receivedBadges"]
    return found


def leaves(who: Someone) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = who.read(TREE)["me"]["tree"]["skills"]
    return found


def waiting(author: Someone, issuer: Issuer3) -> dict[str, Any] | None:
    found = author.read(WAITING)["waitingAchievements"]
    return next((one for one in found if one["achievement"] == issuer.achievement), None)


def worth(author: Someone, issuer: Issuer3, *skills: str, level: int = 3) -> str:
    found = waiting(author, issuer)
    assert found is not None
    given = {"achievement": found["id"], "skills": [{"skill": skill, "level": level} for skill in skills]}
    made = author.do("mapAchievement", **given)
    return str(made.get("code") or found["id"])
