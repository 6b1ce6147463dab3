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


def courses_of(data: StarterData, territory: str) -> list[CourseFolder]:
    """Return the courses of the organisations of one territory."""
    at_home = {row.slug for row in data.organisations if row.territory == territory}
    return [folder for folder in data.courses if folder.course.organisation in at_home]


def course_row(folder: CourseFolder, territory: str) -> Course:
    """Return a course."""
    course = folder.course
    return Course(
        id=course_id(course.slug),
        territory_id=territory_id(territory),
        organisation_id=organisation_id(course.organisation),
        title=_texts(course.title),
        summary=_texts(course.summary),
        ordered=course.ordered,
        module_ids=tuple(module_id(module.slug) for module in folder.modules),
        icon=course.icon,
    )


def module_row(data: StarterData, folder: CourseFolder, module: ModuleEntry, at: datetime) -> Module:
    """Return the first version of a module, as a draft."""
    host = next(row for row in data.organisations if row.slug == folder.course.organisation)
    return Module(
        id=module_id(module.slug),
        territory_id=territory_id(host.territory),
        organisation_id=organisation_id(host.slug),
        version=1,
        status=ModuleStatus.DRAFT,
        content=_content(module, host, skill_ids(data)),
        language=Language.FR,
        position=module.position,
        saved_at=at,
        course_id=course_id(folder.course.slug),
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
        questions=tuple(_question(question) for question in module.questions),
        requires=levels(module.requires, ids),
        teaches=levels(module.teaches, ids),
        funding=both_or_none(module.funding_fr, module.funding_en),
        icon=module.icon,
        # What is partly done on site is done where the organisation is.
        insee=None if module.modality is Modality.ONLINE else host.commune,
    )


def _question(question: QuestionEntry) -> Question:
    return Question(
        id=question.slug,
        text=both(question.fr, question.en),
        explanation=both(question.explain_fr, question.explain_en),
        choices=tuple(
            Choice(id=letter, text=both(choice.fr, choice.en), right=choice.right)
            for letter, choice in zip(CHOICE_IDS, question.choices, strict=False)
        ),
    )


def _texts(text: Both) -> dict[str, str]:
    return both(text.fr, text.en)
