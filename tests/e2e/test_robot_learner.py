"""Every module of the starter can be followed to its end in the browser, in French and in English."""

from pathlib import Path

import pytest

from tests.e2e.lessons import PEOPLE, starter_modules, write_lessons
from tests.e2e.playing import Theatre
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser


def test_the_robot_completes_every_module_in_both_languages(
    theatre: Theatre, own_server: SkilltreeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modules = starter_modules()
    monkeypatch.setenv("SKILLTREE_LESSONS", write_lessons(tmp_path / "lessons.json", modules))
    reports = theatre.play("learner", own_server.url, seconds=1_500)
    for language in PEOPLE:
        done = [report["done"] for report in reports if report.get("language") == language]
        assert done == [module.slug for module in modules]
    assert len(modules) >= 60
    assert reports[-1] == {"troubles": []}
