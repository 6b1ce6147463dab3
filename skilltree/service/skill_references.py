"""Skills as files name them: by URI, by ROME code, else by id; the same everywhere for the great taxonomies."""

from __future__ import annotations

import msgspec

from skilltree.engine.catalogue import Catalogue
from skilltree.model.base import pick
from skilltree.model.course import ModuleContent, SkillLevel
from skilltree.model.ids import SkillId, rome_skill_id_of, skill_id_of
from skilltree.model.words import Language

ROME = "rome:"


def reference_of(catalogue: Catalogue, skill_id: SkillId) -> str:
    """Return what a file says for a skill."""
    skill = catalogue.get(skill_id)
    if skill is not None and skill.uri and skill_id_of(skill.uri) == skill_id:
        return skill.uri
    if skill is not None and skill.rome_code and rome_skill_id_of(skill.rome_code) == skill_id:
        return f"{ROME}{skill.rome_code}"
    return skill_id


def skill_of(reference: str) -> SkillId:
    """Return the id that a file means; whether there is such a skill is for others to say."""
    if reference.startswith(ROME):
        return rome_skill_id_of(reference.removeprefix(ROME))
    return skill_id_of(reference) if ":" in reference else reference


def with_references(catalogue: Catalogue, content: ModuleContent) -> ModuleContent:
    """Return the content with references instead of ids."""
    return _renamed(content, {skill: reference_of(catalogue, skill) for skill in _skills(content)})


def with_ids(content: ModuleContent) -> ModuleContent:
    """Return the content with ids instead of references."""
    return _renamed(content, {reference: skill_of(reference) for reference in _skills(content)})


def labels_of(catalogue: Catalogue, content: ModuleContent, language: Language) -> dict[str, str]:
    """Return words for the skills of a content, by reference."""
    known = {skill: catalogue.get(skill) for skill in _skills(content)}
    return {reference_of(catalogue, key): pick(skill.labels, language) for key, skill in known.items() if skill}


def _skills(content: ModuleContent) -> set[str]:
    named = {item.skill_id for item in (*content.requires, *content.teaches)}
    return named | {question.skill_id for question in content.questions if question.skill_id}


def _renamed(content: ModuleContent, names: dict[str, str]) -> ModuleContent:
    def renamed(items: tuple[SkillLevel, ...]) -> tuple[SkillLevel, ...]:
        return tuple(SkillLevel(skill_id=names[item.skill_id], level=item.level) for item in items)

    return msgspec.structs.replace(
        content,
        requires=renamed(content.requires),
        teaches=renamed(content.teaches),
        questions=tuple(
            msgspec.structs.replace(question, skill_id=names[question.skill_id] if question.skill_id else None)
            for question in content.questions
        ),
    )
