"""What a placement test of a skill is made of: its prerequisites, and the questions that ask for any of them.

Questions are those of the territory's published modules. A question asks for its `skill_id`; without one it asks
for the skill that its module teaches, and for none where the module teaches several: one answer would count for
all of them. The same question in two modules (one is a copy of the other) is asked once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from random import Random
from typing import Final

from skilltree.engine.catalogue import Catalogue
from skilltree.engine.placement import authored_difficulty
from skilltree.engine.placement.scale import AUTHOR_SPREAD
from skilltree.model.base import Struct
from skilltree.model.course import HARDEST, OCCUPATION_LEVEL, Module, Question
from skilltree.model.ids import SkillId
from skilltree.model.placement import PlacedQuestion
from skilltree.model.words import SkillKind
from skilltree.service.engines import TerritoryEngines

MOST_SKILLS: Final = 12
"""More would be a test that nobody ends: a skill takes up to three questions."""

MOST_QUESTIONS: Final = 24
"""Of one skill; where there are more, the seed draws, so that neighbours see different ones."""

LEAST_QUESTIONS: Final = 3
"""Fewer tell too little to begin at all."""


class Bank(Struct):
    """Questions of a skill and of what comes before it; `requires` and `needed` name only skills that have some."""

    questions: tuple[PlacedQuestion, ...]
    requires: dict[SkillId, tuple[SkillId, ...]]
    needed: dict[SkillId, int]

    def asks_for(self, skill_id: SkillId) -> bool:
        """Return whether this is a test of that skill."""
        return len(self.questions) >= LEAST_QUESTIONS and any(each.skill_id == skill_id for each in self.questions)


def gather(local: TerritoryEngines, catalogue: Catalogue, skill_id: SkillId, seed: int = 0) -> Bank:
    """Return what a test of a skill may ask in a territory."""
    before = _prerequisites(local, catalogue, skill_id)
    asked = {
        skill: found
        for skill in before
        if not _is_title(catalogue, skill) and (found := _questions_of(local, skill, seed))
    }
    return Bank(
        questions=tuple(question for found in asked.values() for question in found),
        requires={skill: kept for skill in asked if (kept := _reached(skill, before, asked))},
        needed={skill: _needed(local, skill, skill_id, before) for skill in asked},
    )


def placeable(local: TerritoryEngines, catalogue: Catalogue, skill_id: SkillId) -> bool:
    """Return whether there are questions enough for a test of this skill; most skills are told at a glance."""
    if not any(_asks(module, each) == skill_id for module in _teachers(local, skill_id) for each in _quiz(module)):
        return False
    return gather(local, catalogue, skill_id).asks_for(skill_id)


def _teachers(local: TerritoryEngines, skill_id: SkillId) -> list[Module]:
    return [local.modules[found] for found in sorted(local.teaching.get(skill_id, ()))]


def _is_title(catalogue: Catalogue, skill_id: SkillId) -> bool:
    """A licence or a certificate has an issuer: no quiz gives it."""
    row = catalogue.get(skill_id)
    return row is not None and row.kind is SkillKind.TITLE


def _quiz(module: Module) -> tuple[Question, ...]:
    return module.content.questions


def _asks(module: Module, question: Question) -> SkillId | None:
    """Return the one skill that an answer tells of."""
    taught = module.content.teaches
    return question.skill_id or (taught[0].skill_id if len(taught) == 1 else None)


def _prerequisites(
    local: TerritoryEngines, catalogue: Catalogue, skill_id: SkillId
) -> dict[SkillId, tuple[SkillId, ...]]:
    """Return the nearest skills that come before one, itself first, each with its own; never in a circle."""
    found: dict[SkillId, tuple[SkillId, ...]] = {}
    waiting = [skill_id]
    for skill in waiting:
        named = _named_before(local, catalogue, skill)
        kept = tuple(each for each in named if each != skill and not _leads_to(each, skill, found))
        for each in kept:
            if each not in waiting and len(waiting) < MOST_SKILLS:
                waiting.append(each)
        found[skill] = tuple(each for each in kept if each in waiting)
    return found


def _named_before(local: TerritoryEngines, catalogue: Catalogue, skill_id: SkillId) -> list[SkillId]:
    """Return what the catalogue and the modules that teach a skill put before it."""
    row = catalogue.get(skill_id)
    named = list(row.prerequisites if row else ())
    for module in _teachers(local, skill_id):
        named += [need.skill_id for need in module.content.requires]
    return [each for each in dict.fromkeys(named) if catalogue.get(each) is not None]


def _leads_to(start: SkillId, goal: SkillId, links: Mapping[SkillId, Iterable[SkillId]]) -> bool:
    seen: set[SkillId] = set()
    waiting = [start]
    while waiting:
        skill = waiting.pop()
        if skill == goal:
            return True
        if skill not in seen:
            seen.add(skill)
            waiting += links.get(skill, ())
    return False


def _reached(
    skill_id: SkillId, before: Mapping[SkillId, tuple[SkillId, ...]], asked: Mapping[SkillId, object]
) -> tuple[SkillId, ...]:
    """Return the prerequisites that have questions, through those that have none."""
    found: dict[SkillId, None] = {}
    waiting = list(before[skill_id])
    for skill in waiting:
        if skill in asked:
            found[skill] = None
        else:
            waiting += [each for each in before[skill] if each not in waiting]
    return tuple(found)


def _questions_of(local: TerritoryEngines, skill_id: SkillId, seed: int) -> list[PlacedQuestion]:
    """Return a skill's questions, of modules by id and in their order."""
    found: dict[str, PlacedQuestion] = {}
    for module in _teachers(local, skill_id):
        level = next(each.level for each in module.content.teaches if each.skill_id == skill_id)
        for question in _quiz(module):
            if _asks(module, question) == skill_id:
                found.setdefault(_said(question), _placed(module, question, skill_id, level))
    questions = list(found.values())
    if len(questions) > MOST_QUESTIONS:
        drawn = Random(f"{seed}:{skill_id}").sample(range(len(questions)), MOST_QUESTIONS)  # noqa: S311 -- no secret
        questions = [questions[at] for at in sorted(drawn)]
    return questions


def _said(question: Question) -> str:
    return repr((sorted(question.text.items()), [sorted(choice.text.items()) for choice in question.choices]))


def _placed(module: Module, question: Question, skill_id: SkillId, level: int) -> PlacedQuestion:
    return PlacedQuestion(
        module_id=module.id,
        version=module.version,
        question_id=question.id,
        skill_id=skill_id,
        difficulty=authored_difficulty(level, nuance=question.difficulty / HARDEST),
        spread=AUTHOR_SPREAD,
        choices=len(question.choices),
    )


def _needed(
    local: TerritoryEngines, skill_id: SkillId, goal: SkillId, before: Mapping[SkillId, tuple[SkillId, ...]]
) -> int:
    """Return the level that matters: of the goal the highest taught, of others the highest that is required."""
    if skill_id == goal:
        return max(
            (each.level for m in _teachers(local, goal) for each in m.content.teaches if each.skill_id == goal),
            default=OCCUPATION_LEVEL,
        )
    return max(
        (
            need.level
            for skill in before
            for module in _teachers(local, skill)
            for need in module.content.requires
            if need.skill_id == skill_id
        ),
        default=OCCUPATION_LEVEL,
    )
