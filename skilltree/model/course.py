"""Citizen MOOCs, their modules, and what a learner did with them."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Localized, Struct
from skilltree.model.ids import CourseId, ModuleId, OrganisationId, PersonId, SkillId, TerritoryId
from skilltree.model.words import BlockKind, Language, Modality, ModuleStatus

PASS_SHARE = 0.75
"""Share of right answers from which a quiz is passed."""

OCCUPATION_LEVEL = 2
"""Level that an occupation takes of a skill: ESCO and ROME give none, 2 unless the author says."""


class SkillLevel(Struct):
    """A skill at a level, required, taught, wanted."""

    skill_id: SkillId
    level: int


class Block(Struct):
    """One screen of a module; texts are Markdown (paragraphs, bold, lists) by language."""

    kind: BlockKind
    title: Localized
    text: Localized


class Choice(Struct):
    """One answer of a question; `id` is stable within the version."""

    id: str
    text: Localized
    right: bool


class Question(Struct):
    """A question with exactly one right choice, and why it is right."""

    id: str
    text: Localized
    explanation: Localized
    choices: tuple[Choice, ...]


class ModuleContent(Struct):
    """What a version of a module holds; once published it never changes."""

    title: Localized
    summary: Localized
    hours: float
    modality: Modality
    cost_euros: int
    blocks: tuple[Block, ...]
    questions: tuple[Question, ...]
    requires: tuple[SkillLevel, ...]
    teaches: tuple[SkillLevel, ...]
    funding: Localized | None = None
    icon: str | None = None
    insee: str | None = None


class Module(Struct):
    """One version of a module. `version` counts from 1."""

    id: ModuleId
    territory_id: TerritoryId
    organisation_id: OrganisationId
    version: int
    status: ModuleStatus
    content: ModuleContent
    language: Language
    position: int
    saved_at: datetime
    course_id: CourseId | None = None
    author_id: PersonId | None = None
    published_at: datetime | None = None
    published_version: int | None = None


class Course(Struct):
    """A MOOC: an ordered or free set of modules."""

    id: CourseId
    territory_id: TerritoryId
    organisation_id: OrganisationId
    title: Localized
    summary: Localized
    ordered: bool
    module_ids: tuple[ModuleId, ...]
    icon: str | None = None


class Progress(Struct):
    """How far a person is in one version of a module."""

    person_id: PersonId
    module_id: ModuleId
    version: int
    blocks_done: int
    quiz_passed: bool
    started_at: datetime
    completed_at: datetime | None = None


class Answer(Struct):
    """A choice for a question."""

    question_id: str
    choice_id: str


class Correction(Struct):
    """The server's verdict on one question."""

    question_id: str
    right: bool
    right_choice_id: str | None
    explanation: str


class Verdict(Struct):
    """The server's verdict on a quiz."""

    passed: bool
    right: int
    total: int
    corrections: tuple[Correction, ...]
