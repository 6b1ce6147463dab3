"""A goal is chosen, its way is seen, its first step is done, and the way is shorter."""

import pytest

from tests.e2e.playing import Theatre
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser

SCENES = [
    "a goal in one's own words is understood and chosen",
    "the way stands as a line with days",
    "limits change the way",
    "the first step is done",
    "the way is shorter",
    "what an offer asks for is a goal too",
]


def test_a_goal_is_chosen_and_its_way_gets_shorter(theatre: Theatre, own_server: SkilltreeServer) -> None:
    reports = theatre.play("the_way", own_server.url, seconds=300)
    assert [report["scene"] for report in reports if "scene" in report] == SCENES
    assert reports[-1] == {"troubles": []}
