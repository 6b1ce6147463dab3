"""Who sees what: one screen, others' eyes, a page for everybody, a link for one account, a yes taken back, a parent."""

import pytest

from tests.e2e.playing import Theatre
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser

SCENES = [
    "all branches on one screen",
    "a recruiter sees all but one",
    "a stranger reads the page under another name",
    "what is closed is gone at once",
    "one account alone keeps the link",
    "each look is told, by kind",
    "a yes is taken back, with what it allowed",
    "a child asks a parent",
    "the parent says yes",
    "even then nobody is shown anything",
    "in English too",
]


def test_who_sees_is_set_on_one_screen(theatre: Theatre, own_server: SkilltreeServer) -> None:
    reports = theatre.play("who_sees", own_server.url)
    assert [report["done"] for report in reports[:-1]] == SCENES
    assert reports[-1] == {"troubles": []}
