"""A leaf tells its owner why it is marked so."""

import pytest

from tests.e2e.playing import Theatre
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser


def test_a_leaf_says_why_it_is_marked_so(theatre: Theatre, own_server: SkilltreeServer) -> None:
    reports = theatre.play("why", own_server.url)
    assert [report["done"] for report in reports[:-1]] == ["a leaf says why it is marked so", "in English too"]
    assert reports[-1] == {"troubles": []}
