"""A workshop on real phones: joined by the code, noted without a network, claimed from paper."""

import pytest

from tests.e2e.playing import Theatre
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser

SCENES = [
    "a workshop is opened with its code",
    "somebody joins by the code on the wall",
    "what was seen is noted without a network",
    "who has an account has the leaf",
    "a slip is printed and the workshop is closed",
    "the slip grows a tree, once",
]


def test_a_workshop_is_run_joined_noted_and_claimed(theatre: Theatre, own_server: SkilltreeServer) -> None:
    reports = theatre.play("workshop", own_server.url)
    assert [report["done"] for report in reports[:-1]] == SCENES
    assert reports[-1] == {"troubles": []}
