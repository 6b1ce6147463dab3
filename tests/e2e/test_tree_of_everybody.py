"""The tree of everybody is opened, made larger by keys and fingers, picked from, and told in words."""

import pytest

from tests.e2e.playing import Theatre
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser


def test_tree_of_everybody_is_moved_and_picked(theatre: Theatre, shared_server: SkilltreeServer) -> None:
    reports = theatre.play("tree_of_everybody", shared_server.url)

    assert [report["done"] for report in reports[:-1]] == [
        "it opens whole, with mine lit",
        "keys make it larger and walk from skill to skill",
        "fingers and wheel make it larger and smaller",
        "a touched skill tells of itself",
        "the list says the same, and leads to the skill",
    ]
    assert reports[-1] == {"troubles": []}
