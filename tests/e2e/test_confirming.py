"""Somebody who agreed to it is asked by name: the switch, the ask, the yes, and the silence."""

import pytest

from tests.e2e.playing import Theatre
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser

SCENES = [
    "nobody is proposed who has not agreed",
    "a minor cannot agree",
    "who agreed is proposed with what binds them",
    "one tap asks, with a word",
    "the asked person finds it and says yes",
    "the leaf is confirmed",
    "a neighbour without an account answers a link",
    "not now is silence",
    "whoever stops is proposed no more",
    "in English too",
]


def test_people_who_agreed_are_asked_by_name(theatre: Theatre, own_server: SkilltreeServer) -> None:
    reports = theatre.play("confirming", own_server.url)
    assert [report["done"] for report in reports[:-1]] == SCENES
    assert reports[-1] == {"troubles": []}
