"""Citizen MOOCs, their modules, and what a learner did with them."""

from __future__ import annotations

from datetime import date, datetime

from skilltree.model.base import Localized, Struct
from skilltree.model.ids import CourseId, MediaId, ModuleId, OrganisationId, PersonId, SkillId, TerritoryId
from skilltree.model.words import BlockKind, Language, Modality, ModuleStatus

PASS_SHARE = 0.75
"""Share of right answers from which a quiz is passed."""

OCCUPATION_LEVEL = 2
"""Level that an occupation takes of a skill: ESCO and ROME give none, 2 unless the author says."""


class SkillLevel(Struct):
    """A skill at a level, required, taught, wanted."""

    skill_id: SkillId
    level: int


class Session(Struct):
    """A date on which people meet. `id` is made of its start, so that it stays the same in the next version."""

    id: str
    starts: datetime
    ends: datetime
    insee: str
    place: str
    seats: int


class Block(Struct):
    """One screen of a module; texts are Markdown (paragraphs, bold, lists) by language.

    `media_id` is the picture, sound or file; `alt` says what a picture shows, `transcript` what is said in
    a sound or a video. `link` is a video elsewhere, of `megabytes`. `hand_in`: the learner sends the author
    a photo or a text of the exercise. `easier` and `harder` say `text` in other words.
    """

    kind: BlockKind
    title: Localized
    text: Localized
    media_id: MediaId | None = None
    alt: Localized | None = None
    transcript: Localized | None = None
    link: str | None = None
    megabytes: float | None = None
    hand_in: bool = False
    sessions: tuple[Session, ...] = ()
    easier: Localized | None = None
    harder: Localized | None = None


class Choice(Struct):
    """One answer of a question; `id` is stable within the version."""

    id: str
    text: Localized
    right: bool


EASIEST, HARDEST = -2, 2
"""How hard an author says that a question is: very easy, easy, as the level, hard, very hard."""


class Question(Struct):
    """A question with exactly one right choice, and why it is right.

    `skill_id` is which of the taught skills it asks for, None for all of them.
    """

    id: str
    text: Localized
    explanation: Localized
    choices: tuple[Choice, ...]
    difficulty: int = 0
    skill_id: SkillId | None = None


class Credit(Struct):
    """Whose module this one was made from. `link` is where it stands, for one from elsewhere."""

    title: Localized
    organisation: str
    module_id: ModuleId | None = None
    link: str | None = None


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
    next_dates: tuple[date, ...] = ()
    eligibility: Localized | None = None
    credit: Credit | None = None


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
