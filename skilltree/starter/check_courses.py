"""Courses of the starter: one right choice a question, levels, and a way through the modules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from skilltree.model.course import EASIEST, HARDEST
from skilltree.model.evidence import HIGHEST_LEVEL, LOWEST_LEVEL
from skilltree.starter.check_taxonomy import unknown
from skilltree.starter.shapes import CourseFolder, LevelEntry, ModuleEntry, QuestionEntry, StarterData

FEWEST_CHOICES = 3


def course_problems(data: StarterData) -> Iterator[str]:
    """Yield what is wrong with courses and modules."""
    skills = {skill.slug for skill in data.skills}
    homes = {organisation.slug: organisation.territory for organisation in data.organisations}
    for folder in data.courses:
        where = f"course {folder.course.slug}"
        yield from unknown(where, "hosts", folder.course.hosts, homes)
        for territory, times in Counter(homes[slug] for slug in folder.course.hosts if slug in homes).items():
            if times > 1:
                yield f"{where}: {times} hosts in {territory}, one gives it"
        positions = [module.position for module in folder.modules]
        if positions != list(range(1, len(positions) + 1)):
            yield f"{where}: positions are {positions}, not 1, 2, 3 and so on"
        yield from _way_through(folder)
        for module in folder.modules:
            yield from _module_problems(module, skills)


def level_problems(where: str, field: str, levels: Iterable[LevelEntry], skills: set[str]) -> Iterator[str]:
    """Yield unknown skills and levels outside 1 to 4."""
    wanted = list(levels)
    yield from unknown(where, field, [item.skill for item in wanted], skills)
    for item in wanted:
        if not LOWEST_LEVEL <= item.level <= HIGHEST_LEVEL:
            yield f"{where}: {field} has {item.skill} at {item.level}, a level is 1, 2, 3 or 4"


def _way_through(folder: CourseFolder) -> Iterator[str]:
    """Somebody who starts from nothing can follow the modules in their order."""
    reached: dict[str, int] = {}
    for module in folder.modules:
        for needed in module.requires:
            if reached.get(needed.skill, 0) < needed.level:
                yield (
                    f"module {module.slug}: requires {needed.skill} at {needed.level}, which no earlier module teaches"
                )
        for taught in module.teaches:
            reached[taught.skill] = max(reached.get(taught.skill, 0), taught.level)


def _module_problems(module: ModuleEntry, skills: set[str]) -> Iterator[str]:
    where = f"module {module.slug}"
    yield from level_problems(where, "requires", module.requires, skills)
    yield from level_problems(where, "teaches", module.teaches, skills)
    if not module.teaches or not module.blocks or not module.questions:
        yield f"{where}: a module teaches a skill, has blocks and has questions"
    if module.hours <= 0 or module.cost_euros < 0:
        yield f"{where}: hours are above 0, and a cost is not below 0"
    slugs = [question.slug for question in module.questions]
    if len(set(slugs)) != len(slugs):
        yield f"{where}: two questions have one slug"
    for question in module.questions:
        yield from _question_problems(f"{where}, question {question.slug}", question)
        if question.skill not in {None, *(taught.skill for taught in module.teaches)}:
            yield f"{where}, question {question.slug}: asks for {question.skill}, which the module does not teach"


def _question_problems(where: str, question: QuestionEntry) -> Iterator[str]:
    right = sum(choice.right for choice in question.choices)
    if right != 1:
        yield f"{where}: {right} right choices, exactly one is needed"
    if not EASIEST <= question.difficulty <= HARDEST:
        yield f"{where}: a difficulty of {question.difficulty}, it goes from {EASIEST} to {HARDEST}"
    if len(question.choices) < FEWEST_CHOICES:
        yield f"{where}: {len(question.choices)} choices, at least {FEWEST_CHOICES} are needed"
    for language in ("fr", "en"):
        texts = [getattr(choice, language) for choice in question.choices]
        if len(set(texts)) != len(texts):
            yield f"{where}: two choices read the same ({language})"
