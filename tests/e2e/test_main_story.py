"""The main job with three roles and a fourth person who lacks just what was missing, in French on a phone."""

import pytest

from tests.e2e.playing import Theatre
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser

SCENES = [
    "a badly typed skill is a leaf of the drawn tree",
    "a micro-course is suggested with the reason why",
    "a passed quiz makes the tree grow",
    "an author publishes a module",
    "it is suggested to somebody who lacks just that",
    "a pattern finds a profile without a name",
    "a yes, and only then a name",
]


def test_a_tree_grows_an_author_teaches_and_a_recruiter_finds(theatre: Theatre, own_server: SkilltreeServer) -> None:
    reports = theatre.play("main_story", own_server.url)
    assert [report["scene"] for report in reports if "scene" in report] == SCENES
    assert reports[-1] == {"troubles": []}
