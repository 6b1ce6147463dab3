"""A phone of two people: each has a tree, a PIN, and no sight of the other's."""

import pytest

from tests.e2e.playing import Theatre
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser

SCENES = [
    "a tree is locked",
    "a second person has a tree on the same phone",
    "each PIN opens only its own tree",
    "unsent work stays its owner’s",
    "leaving takes nothing from the other",
]


def test_two_people_share_a_phone_and_never_see_each_others_tree(theatre: Theatre, own_server: SkilltreeServer) -> None:
    reports = theatre.play("shared_phone", own_server.url, seconds=300)
    assert [report["done"] for report in reports[:-1]] == SCENES
    assert reports[-1] == {"troubles": []}
