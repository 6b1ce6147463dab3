"""What a play of a module must see, and the right answers, which no phone holds: from the starter's own files."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from skilltree.starter import read_starter
from skilltree.starter.names import module_id
from skilltree.starter.shapes import ModuleEntry, QuestionEntry

TERRITORY = "plaine-commune"
PEOPLE = {"fr": "Amina B.", "en": "Karim T."}
"""Both of that territory."""


def starter_modules() -> list[ModuleEntry]:
    """Every module of every course."""
    return [module for folder in read_starter().courses for module in folder.modules]


def write_lessons(path: Path, modules: Iterable[ModuleEntry]) -> str:
    """Write what a play reads by the variable SKILLTREE_LESSONS; return its path."""
    path.write_text(json.dumps({"modules": [lesson(module) for module in modules], "people": PEOPLE}))
    return str(path)


def lesson(module: ModuleEntry) -> dict[str, Any]:
    """One module as the play sees it."""
    return {
        "id": module_id(TERRITORY, module.slug),
        "slug": module.slug,
        "title": module.title.fr,
        "blocks": [{"fr": block.title_fr, "en": block.title_en} for block in module.blocks],
        "questions": [{language: _answer(question, language) for language in PEOPLE} for question in module.questions],
    }


def _answer(question: QuestionEntry, language: str) -> dict[str, str]:
    """A question, its right choice and its explanation in one language."""
    right = next(choice for choice in question.choices if choice.right)
    return {
        "text": getattr(question, language),
        "right": getattr(right, language),
        "why": getattr(question, f"explain_{language}"),
    }
