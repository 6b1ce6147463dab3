"""Ideas put aside: not wanted, later, done already; undone, seen again; time and languages."""

import pytest

from tests.e2e.playing import Theatre
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser

SCENES = [
    "an idea that is not wanted is gone",
    "later, and undone at once",
    "done already, and on the tree",
    "time and languages are kept",
    "all may be seen again",
    "in English too",
]


def test_ideas_are_put_aside_and_seen_again(theatre: Theatre, own_server: SkilltreeServer) -> None:
    reports = theatre.play("choices", own_server.url)
    assert [report["done"] for report in reports[:-1]] == SCENES
    assert reports[-1] == {"troubles": []}
