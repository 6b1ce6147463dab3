"""axe on every screen, and the way by keyboard. These alone do not make an audit (docs/accessibility.md)."""

import pytest

from tests.e2e.playing import Theatre
from tests.e2e.screens import screens
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser


def test_axe_finds_nothing_on_any_screen(theatre: Theatre, shared_server: SkilltreeServer) -> None:
    reports = theatre.play("accessibility", shared_server.url)
    visited = {report["screen"] for report in reports if "screen" in report}
    found = {report["screen"]: report["found"] for report in reports if report.get("found")}
    assert screens() <= visited
    assert found == {}
    assert reports[-1] == {"troubles": []}


def test_axe_is_awake(theatre: Theatre, shared_server: SkilltreeServer) -> None:
    """A picture without words and grey letters, put on a screen by hand, are found."""
    (report,) = theatre.play("axe_control", shared_server.url)
    assert {"image-alt", "color-contrast"} <= set(report["control"])


def test_keyboard_alone_signs_in_adds_a_skill_and_opens_a_leaf(theatre: Theatre, own_server: SkilltreeServer) -> None:
    reports = theatre.play("keyboard", own_server.url)
    assert [report["done"] for report in reports] == ["signed in", "added a skill", "opened a leaf"]
