"""Two inhabitants lend and confirm a talent; a seat becomes free; what should not stand there is taken down."""

import pytest

from tests.e2e.playing import Theatre
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser

SCENES = [
    "a hand is offered, with what one can do",
    "somebody is interested and hears yes",
    "both say that it is done",
    "both trees and the log show it",
    "who waits moves up when somebody leaves",
    "a change, a repeat and a close",
    "what was reported is taken down and its poster is told",
    "in English too",
]


def test_two_inhabitants_lend_and_confirm_a_talent(theatre: Theatre, own_server: SkilltreeServer) -> None:
    reports = theatre.play("lending", own_server.url, seconds=300)
    assert [report["done"] for report in reports[:-1]] == SCENES
    assert reports[-1] == {"troubles": []}
