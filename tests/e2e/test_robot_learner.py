"""Every module of the starter can be followed to its end in the browser, in French and in English."""

import json
from pathlib import Path

import pytest

from skilltree.starter import read_starter
from skilltree.starter.names import module_id
from skilltree.starter.shapes import ModuleEntry, QuestionEntry
from tests.e2e.playing import Theatre
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser

TERRITORY = "plaine-commune"
PEOPLE = {"fr": "Amina B.", "en": "Karim T."}
"""Both of that territory."""


def test_the_robot_completes_every_module_in_both_languages(
    theatre: Theatre, own_server: SkilltreeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modules = [module for folder in read_starter().courses for module in folder.modules]
    lessons = tmp_path / "lessons.json"
    lessons.write_text(json.dumps({"modules": [lesson(module) for module in modules], "people": PEOPLE}))
    monkeypatch.setenv("SKILLTREE_LESSONS", str(lessons))
    reports = theatre.play("learner", own_server.url, seconds=1_500)
    for language in PEOPLE:
        done = [report["done"] for report in reports if report.get("language") == language]
        assert done == [module.slug for module in modules]
    assert len(modules) >= 60
    assert reports[-1] == {"troubles": []}


def lesson(module: ModuleEntry) -> dict[str, object]:
    """What the robot must see, and the right answers, which no phone holds."""
    return {
        "id": module_id(TERRITORY, module.slug),
        "slug": module.slug,
        "blocks": [{"fr": block.title_fr, "en": block.title_en} for block in module.blocks],
        "questions": [{language: answer(question, language) for language in PEOPLE} for question in module.questions],
    }


def answer(question: QuestionEntry, language: str) -> dict[str, str]:
    """A question and its right choice in one language."""
    right = next(choice for choice in question.choices if choice.right)
    return {"text": getattr(question, language), "right": getattr(right, language)}
