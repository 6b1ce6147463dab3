"""The starter's courses and modules as rows, ready to publish."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from skilltree.model.course import (
    Block,
    Choice,
    Course,
    Module,
    ModuleContent,
    Question,
    SkillLevel,
)
from skilltree.model.ids import SkillId
from skilltree.model.words import Language, Modality, ModuleStatus
from skilltree.starter.names import course_id, module_id, organisation_id, skill_id, territory_id
from skilltree.starter.shapes import (
    Both,
    CourseFolder,
    LevelEntry,
    ModuleEntry,
    OrganisationEntry,
    QuestionEntry,
    StarterData,
    both,
    both_or_none,
)

CHOICE_IDS = "abcdefgh"


def host_of(data: StarterData, folder: CourseFolder, territory: str) -> OrganisationEntry | None:
    """Return who gives a course in a territory; None where nobody does."""
    return next(
        (row for row in data.organisations if row.territory == territory and row.slug in folder.course.hosts), None
    )


def courses_of(data: StarterData, territory: str) -> list[tuple[CourseFolder, OrganisationEntry]]:
    """Return the courses given in one territory, each with who gives it there."""
    hosted = ((folder, host_of(data, folder, territory)) for folder in data.courses)
    return [(folder, host) for folder, host in hosted if host is not None]


def course_row(folder: CourseFolder, host: OrganisationEntry) -> Course:
    """Return the host's copy of a course, whose modules come as they are saved."""
    course = folder.course
    return Course(
        id=course_id(host.territory, course.slug),
        territory_id=territory_id(host.territory),
        organisation_id=organisation_id(host.slug),
        title=_texts(course.title),
        summary=_texts(course.summary),
        ordered=course.ordered,
        module_ids=(),
        icon=course.icon,
    )


def module_row(
    folder: CourseFolder,
    module: ModuleEntry,
    host: OrganisationEntry,
    skills: Mapping[str, SkillId],
    at: datetime,
) -> Module:
    """Return the first version of the host's copy of a module, as a draft."""
    return Module(
        id=module_id(host.territory, module.slug),
        territory_id=territory_id(host.territory),
        organisation_id=organisation_id(host.slug),
        version=1,
        status=ModuleStatus.DRAFT,
        content=_content(module, host, skills),
        language=Language.FR,
        position=module.position,
        saved_at=at,
        course_id=course_id(host.territory, folder.course.slug),
    )


def skill_ids(data: StarterData) -> dict[str, SkillId]:
    """Return the id of each skill by slug."""
    return {skill.slug: skill_id(skill) for skill in data.skills}


def levels(entries: Iterable[LevelEntry], ids: Mapping[str, SkillId]) -> tuple[SkillLevel, ...]:
    """Return skills at levels, by id."""
    return tuple(SkillLevel(skill_id=ids[entry.skill], level=entry.level) for entry in entries)


def _content(module: ModuleEntry, host: OrganisationEntry, ids: Mapping[str, SkillId]) -> ModuleContent:
    return ModuleContent(
        title=_texts(module.title),
        summary=_texts(module.summary),
        hours=module.hours,
        modality=module.modality,
        cost_euros=module.cost_euros,
        blocks=tuple(
            Block(
                kind=block.kind,
                title=both(block.title_fr, block.title_en),
                text=both(block.fr, block.en),
            )
            for block in module.blocks
        ),
        questions=tuple(_question(question, module, ids) for question in module.questions),
        requires=levels(module.requires, ids),
        teaches=levels(module.teaches, ids),
        funding=both_or_none(module.funding_fr, module.funding_en),
        icon=module.icon,
        # What is partly done on site is done where the organisation is.
        insee=None if module.modality is Modality.ONLINE else host.commune,
    )


def _question(question: QuestionEntry, module: ModuleEntry, ids: Mapping[str, SkillId]) -> Question:
    return Question(
        id=question.slug,
        text=both(question.fr, question.en),
        explanation=both(question.explain_fr, question.explain_en),
        choices=tuple(
            Choice(id=letter, text=both(choice.fr, choice.en), right=choice.right)
            for letter, choice in zip(CHOICE_IDS, question.choices, strict=False)
        ),
        difficulty=question.difficulty,
        skill_id=ids[question.skill or module.teaches[0].skill],
    )


def _texts(text: Both) -> dict[str, str]:
    return both(text.fr, text.en)
