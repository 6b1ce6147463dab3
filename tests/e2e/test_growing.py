"""One's own tree grows before its owner's eyes, is made larger and smaller, and can be read with 500 leaves."""

import pytest

from tests.e2e.playing import Theatre
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser


def test_own_tree_grows_and_is_zoomed(theatre: Theatre, own_server: SkilltreeServer) -> None:
    reports = theatre.play("growing", own_server.url, seconds=300)

    assert [report["done"] for report in reports[:-1]] == [
        "a leaf grows before one’s eyes, and is spoken",
        "a leaf that says more is told too",
        "with less motion it is told, and does not move",
        "what grew meanwhile is shown at the next look, once",
        "keys, fingers, buttons and wheel make it larger",
        "five hundred leaves can be read",
    ]
    assert reports[-1] == {"troubles": []}
