"""What a screen reader has of the main screens, their shape as people change it, and the main job by keyboard."""

from collections.abc import Iterator

import pytest

from tests.e2e.playing import Theatre
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser

#: As docs/accessibility.md lists them.
MAIN_SCREENS = 20


@pytest.fixture(scope="module")
def busy_server(
    tmp_path_factory: pytest.TempPathFactory, page_environment: dict[str, str]
) -> Iterator[SkilltreeServer]:
    """A server that these plays change, one after the other."""
    with SkilltreeServer(tmp_path_factory.mktemp("heard") / "data", demo=True, environment=page_environment) as server:
        yield server


def test_every_main_screen_can_be_heard(theatre: Theatre, busy_server: SkilltreeServer) -> None:
    reports = theatre.play("screen_reader", busy_server.url)
    screens = [report for report in reports if "screen" in report]
    assert len(screens) >= MAIN_SCREENS
    assert {one["screen"]: one["wrong"] for one in screens if one["wrong"]} == {}
    # Something was heard of each, and a title says which page it is.
    assert [one["screen"] for one in screens if one["controls"] < 3 or one["titles"] < 1] == []
    assert [one["screen"] for one in screens if one["title"].strip() in {"", "Skilltree"}] == []
    (tree,) = [report for report in reports if "drawn" in report]
    assert len(tree["drawn"]) > 5
    assert tree["drawn"] == tree["listed"]
    said = [report["said"] for report in reports if "said" in report]
    assert said == ["how many were found", "saved", "a question without an answer", "not sent yet"]


def test_the_main_job_by_keyboard_alone(theatre: Theatre, busy_server: SkilltreeServer) -> None:
    assert [report["done"] for report in theatre.play("keyboard_ways", busy_server.url)] == [
        "home leads to a leaf",
        "somebody is asked, and the focus comes back",
        "an opportunity is answered",
        "a request to meet is answered",
    ]


def test_main_screens_keep_their_words_in_any_shape(theatre: Theatre, shared_server: SkilltreeServer) -> None:
    reports = theatre.play("layout", shared_server.url)
    assert len(reports) >= MAIN_SCREENS
    assert {report["screen"]: report["found"] for report in reports if report["found"]} == {}


def test_these_plays_are_awake(theatre: Theatre, shared_server: SkilltreeServer) -> None:
    """Each fault that was put on a screen by hand is found, and none before."""
    clean, found = theatre.play("screen_reader_control", shared_server.url)
    assert clean == {"clean": []}
    assert any("titles of level 1" in one for one in found["headings"])
    assert any("Trop bas" in one for one in found["headings"])
    assert found["landmarks"] == ["2 main"]
    assert any("button without a name" in one for one in found["names"])
    assert any('twice button "Changer"' in one for one in found["names"])
    assert any("cut below" in one for one in found["lost"])
    assert any("off the side" in one for one in found["lost"])
    assert any("cut below" in one for one in found["spaced"])
    assert any("edge" in one for one in found["faint"])
    assert any("Sans repère" in one for one in found["stops"])
    assert any(one.startswith("focus") and "Repère pâle" in one for one in found["stops"])
    assert found["late"] is False
