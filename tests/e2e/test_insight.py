"""An author sees how far people go, and writes what is missing."""

import pytest

from tests.e2e.playing import Theatre
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser


def test_an_author_sees_where_people_stop_and_writes_what_is_missing(
    theatre: Theatre, own_server: SkilltreeServer
) -> None:
    reports = theatre.play("insight", own_server.url)
    assert [report["done"] for report in reports if "done" in report] == [
        "a funnel in whole steps",
        "a draft has the missing skill",
    ]
    assert [report["axe"] for report in reports if "axe" in report] == [[], [], []]
    assert reports[-1] == {"troubles": []}
