"""Courses on another site, on real phones: added, linked, described, taken back with a reason, ended."""

import pytest

from tests.e2e.playing import Theatre
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser

SCENES = [
    "a site is added and its secret shown once",
    "somebody says yes and has a code",
    "what waited is described and a leaf grows",
    "what was taken back says why",
    "a site is left, then ended",
]


def test_a_course_on_another_site_grows_a_tree_and_shrinks_it(theatre: Theatre, own_server: SkilltreeServer) -> None:
    reports = theatre.play("platforms", own_server.url)
    assert [report["done"] for report in reports[:-1]] == SCENES
    assert reports[-1] == {"troubles": []}
