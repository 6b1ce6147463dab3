"""My week: a number, a module done, a line of one's own, a page to print, a link; and notices that tell nothing."""

from pathlib import Path

import pytest

from tests.e2e.lessons import starter_modules, write_lessons
from tests.e2e.playing import Theatre
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser

MODULE = "compter-01-monnaie"
SCENES = [
    "a number is chosen",
    "a line of one’s own says that it is one",
    "a module done is in the week",
    "the week goes on one page",
    "an adviser sees it, and that is told",
    "the link is ended, the line is taken out",
    "what waits leads to its screen",
    "one touch ends all",
    "a push says no more than that there is a message",
    "a touch on it opens the right screen",
]


@pytest.fixture
def lessons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the play reads of the module."""
    chosen = [module for module in starter_modules() if module.slug == MODULE]
    monkeypatch.setenv("SKILLTREE_LESSONS", write_lessons(tmp_path / "lessons.json", chosen))


@pytest.mark.usefixtures("lessons")
def test_a_week_is_printed_and_shown_and_notices_tell_nothing(theatre: Theatre, own_server: SkilltreeServer) -> None:
    reports = theatre.play("week", own_server.url, seconds=300)
    assert [report["done"] for report in reports[:-1]] == SCENES
    assert reports[-1] == {"troubles": []}
