"""Labels of skills, and descriptions of skills and occupations."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from skilltree.model.base import pick
from skilltree.model.ids import decode_id
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.skills import occupation_about, skill_about, skill_labels
from skilltree.service.views.skills import SkillLabelView

Key: TypeAlias = str
Labels: TypeAlias = list[SkillLabelView]


def labels_loader(deps: Deps) -> Callable[[list[Key]], Awaitable[list[Labels]]]:
    """Return a batch function of all labels, best first."""

    async def load(keys: list[Key]) -> list[Labels]:
        found = await skill_labels(deps, keys)
        return [
            [
                SkillLabelView(text=label.text, language=label.language, preferred=label.rank < 2)
                for label in found.get(key, ())
            ]
            for key in keys
        ]

    return load


def about_loader(deps: Deps, language: Language) -> Callable[[list[Key]], Awaitable[list[str | None]]]:
    """Return a batch function of descriptions in the request's language, or the nearest."""

    async def load(keys: list[Key]) -> list[str | None]:
        skills = [key for key in keys if decode_id(key)[0] == "Skill"]
        jobs = [key for key in keys if decode_id(key)[0] == "Occupation"]
        found = (await skill_about(deps, skills) if skills else {}) | (
            await occupation_about(deps, jobs) if jobs else {}
        )
        return [pick(found[key], language) if found.get(key) else None for key in keys]

    return load
