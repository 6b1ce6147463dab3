"""Courses, modules, drafts and progress."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import date, datetime

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field, shows
from skilltree.graphql.types.blocks import Block
from skilltree.graphql.types.node import Node
from skilltree.graphql.types.people import Commune, Organisation
from skilltree.graphql.types.skills import SkillLevel
from skilltree.graphql.types.teaching import AuthorQuestion, Work
from skilltree.model.words import Language, Modality, ModuleStatus, ReviewVerdict
from skilltree.service.author_questions import my_questions
from skilltree.service.courses import read_course_modules, read_course_of, taught_levels
from skilltree.service.exercises import my_work
from skilltree.service.learning import module_version
from skilltree.service.skills import show_levels
from skilltree.service.views import courses
from skilltree.service.views.people import CommuneView, OrganisationView
from skilltree.service.views.skills import SkillLevelView
from skilltree.service.views.teaching import AuthorQuestionView, WorkView


@strawberry.type
class Choice:
    """An answer that can be chosen."""

    id: strawberry.ID
    text: str


@strawberry.type
class Question:
    """A question without its right answer."""

    id: strawberry.ID
    text: str
    choices: list[Choice]


@strawberry.type
class ModuleProgress:
    """How far a person is."""

    version: int
    blocks_done: int
    quiz_passed: bool
    completed_at: datetime | None
    started_at: datetime

    @field("Module")
    @staticmethod
    async def module(root: strawberry.Parent[courses.ProgressView], info: Info) -> courses.ModuleView:
        """The version that was started, even when a newer one is out."""
        context = info.context
        return await module_version(context.deps, root.module_id, root.version, context.language)


@strawberry.type
@shows(courses.CourseView)
class Course(Node):
    """A citizen MOOC."""

    title: str
    summary: str
    language: Language
    icon: str | None
    ordered: bool = strawberry.field(description="False when its modules may be done in any order.")
    hours: float
    distance_km: float | None = strawberry.field(description="Kilometres from `near`, null online or without a place.")

    @field(Organisation)
    @staticmethod
    def organisation(root: strawberry.Parent[courses.CourseView], info: Info) -> Awaitable[OrganisationView | None]:
        """Who publishes it."""
        return info.context.loaders.organisation.load(root.organisation_id)

    @field(list["Module"])
    @staticmethod
    def modules(root: strawberry.Parent[courses.CourseView], info: Info) -> list[courses.ModuleView]:
        """Its modules, in order."""
        context = info.context
        return read_course_modules(context.deps, context.territory_id, root.module_ids, context.language)

    @field(list[SkillLevel])
    @staticmethod
    def teaches(root: strawberry.Parent[courses.CourseView], info: Info) -> list[SkillLevelView]:
        """What its modules teach together."""
        context = info.context
        return taught_levels(context.deps, context.territory_id, root.module_ids, context.language)


@strawberry.type
class Credit:
    """Whose module this one was made from."""

    title: str
    organisation: str
    module_id: strawberry.ID | None
    link: str | None


@strawberry.type
@shows(courses.ModuleView)
class Module(Node):
    """A micro-course."""

    title: str
    summary: str
    language: Language
    icon: str | None
    hours: float
    modality: Modality
    cost_euros: int
    funding: str | None
    position: int
    version: int
    status: ModuleStatus
    blocks: list[Block]
    quiz: list[Question] = strawberry.field(description="Without the right answers: the server judges.")
    next_dates: list[date] = strawberry.field(description="When one can begin.")
    eligibility: str | None = strawberry.field(description="Who may come.")
    credit: Credit | None

    @field(Commune | None)
    @staticmethod
    def commune(root: strawberry.Parent[courses.ModuleView], info: Info) -> Awaitable[CommuneView | None] | None:
        """Where it takes place, when not online."""
        return info.context.loaders.commune.load(root.insee) if root.insee else None

    @field(Course | None)
    @staticmethod
    def course(root: strawberry.Parent[courses.ModuleView], info: Info) -> courses.CourseView | None:
        """The MOOC that it was written for, or one that has it."""
        context = info.context
        return read_course_of(context.deps, context.territory_id, root.id, root.course_id, context.language)

    @field(Organisation)
    @staticmethod
    def organisation(root: strawberry.Parent[courses.ModuleView], info: Info) -> Awaitable[OrganisationView | None]:
        """Who publishes it."""
        return info.context.loaders.organisation.load(root.organisation_id)

    @field(list[SkillLevel])
    @staticmethod
    def requires(root: strawberry.Parent[courses.ModuleView], info: Info) -> list[SkillLevelView]:
        """What one should be able to do before."""
        return show_levels(info.context.deps, root.row.content.requires, info.context.language)

    @field(list[SkillLevel])
    @staticmethod
    def teaches(root: strawberry.Parent[courses.ModuleView], info: Info) -> list[SkillLevelView]:
        """What one is able to do after."""
        return show_levels(info.context.deps, root.row.content.teaches, info.context.language)

    @field(ModuleProgress | None)
    @staticmethod
    def progress(root: strawberry.Parent[courses.ModuleView], info: Info) -> Awaitable[courses.ProgressView | None]:
        """How far the viewer is; null when signed out or not started."""
        return info.context.loaders.progress.load(root.id)

    @field(list[Work])
    @staticmethod
    async def my_work(root: strawberry.Parent[courses.ModuleView], info: Info) -> list[WorkView]:
        """What the viewer handed in of this version, newest first."""
        context = info.context
        return await my_work(context.deps, context.viewer, root.id, root.version)

    @field(list[AuthorQuestion])
    @staticmethod
    async def my_questions(root: strawberry.Parent[courses.ModuleView], info: Info) -> list[AuthorQuestionView]:
        """What the viewer asked its author, newest first."""
        context = info.context
        return await my_questions(context.deps, context.viewer, root.id)


@strawberry.type
class DraftChoice:
    """An answer as its author sees it."""

    text: str
    right: bool


@strawberry.type
class DraftQuestion:
    """A question as its author sees it."""

    text: str
    explanation: str
    choices: list[DraftChoice]
    difficulty: int = strawberry.field(description="-2 very easy, 0 as the level, 2 very hard.")
    skill_id: strawberry.ID | None = strawberry.field(description="Which taught skill it asks for.")


@strawberry.type
class DraftProblem:
    """Something that is missing before learners may see a draft."""

    code: str
    message: str
    field: str
    block: int | None = strawberry.field(description="From 0; null for the module as a whole.")


@strawberry.type
class DraftReview:
    """What a second pair of eyes was asked, and said, of this version."""

    asked_at: datetime
    verdict: ReviewVerdict | None
    comment: str | None
    decided_at: datetime | None


@strawberry.type(description="A module as its authors see it, right answers included.")
@shows(courses.ModuleDraftView)
class ModuleDraft(Node):
    """The newest version of a module."""

    version: int
    status: ModuleStatus
    published_version: int | None
    language: Language
    title: str
    summary: str
    icon: str | None
    hours: float
    modality: Modality
    cost_euros: int
    funding: str | None
    course_id: strawberry.ID | None
    blocks: list[Block]
    questions: list[DraftQuestion]
    next_dates: list[date]
    eligibility: str | None
    credit: Credit | None
    problems: list[DraftProblem]
    saved_at: datetime
    review: DraftReview | None = strawberry.field(description="Of this version, where its organisation wants one.")

    @field(Commune | None)
    @staticmethod
    def commune(root: strawberry.Parent[courses.ModuleDraftView], info: Info) -> Awaitable[CommuneView | None] | None:
        """Where it takes place, when not online."""
        return info.context.loaders.commune.load(root.insee) if root.insee else None

    @field(Organisation)
    @staticmethod
    def organisation(
        root: strawberry.Parent[courses.ModuleDraftView], info: Info
    ) -> Awaitable[OrganisationView | None]:
        """Who publishes it."""
        return info.context.loaders.organisation.load(root.organisation_id)

    @field(list[SkillLevel])
    @staticmethod
    def requires(root: strawberry.Parent[courses.ModuleDraftView], info: Info) -> list[SkillLevelView]:
        """What one should be able to do before."""
        return show_levels(info.context.deps, root.row.content.requires, info.context.language)

    @field(list[SkillLevel])
    @staticmethod
    def teaches(root: strawberry.Parent[courses.ModuleDraftView], info: Info) -> list[SkillLevelView]:
        """What one is able to do after."""
        return show_levels(info.context.deps, root.row.content.teaches, info.context.language)
