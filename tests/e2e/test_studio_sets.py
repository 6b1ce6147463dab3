"""Around a module: a second person reads it, a set holds it, a file carries it, a sheet of paper shows it."""

import pytest

from tests.e2e.playing import Theatre
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser

SCENES = [
    "a module waits for a second person",
    "changes are asked for with a word",
    "what changes is seen before it is accepted",
    "a set is made, by buttons and by keyboard",
    "a learner sees the set",
    "a set goes out as a file and comes back",
    "somebody’s module is copied with credit",
    "a facilitator prints it, with the answers apart",
    "a learner has no answers on paper",
    "a module is taken back, and asked for again",
]


def test_a_module_is_read_over_put_in_a_set_carried_and_printed(theatre: Theatre, own_server: SkilltreeServer) -> None:
    reports = theatre.play("studio_sets", own_server.url, seconds=400)
    assert [report["done"] for report in reports[:-1]] == SCENES
    assert reports[-1] == {"troubles": [], "found": []}
