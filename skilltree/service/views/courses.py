"""Courses, modules, quizzes and progress as answers."""

from __future__ import annotations

from datetime import date, datetime

from skilltree.model.base import Struct, pick, pick_language, pick_optional
from skilltree.model.course import Course, Credit, Module, Progress, Question
from skilltree.model.teaching import Review
from skilltree.model.words import Language, Modality, ModuleStatus, ReviewVerdict
from skilltree.service.readiness import DraftProblem, problems_of
from skilltree.service.views.blocks import BlockView, block_view


class ChoiceView(Struct):
    """An answer that can be chosen."""

    id: str
    text: str


class QuestionView(Struct):
    """A question without its right answer."""

    id: str
    text: str
    choices: list[ChoiceView]


class DraftChoiceView(Struct):
    """An answer as its author sees it."""

    text: str
    right: bool


class DraftQuestionView(Struct):
    """A question as its author sees it."""

    text: str
    explanation: str
    choices: list[DraftChoiceView]
    difficulty: int
    skill_id: str | None


class CreditView(Struct):
    """Whose module this one was made from."""

    title: str
    organisation: str
    module_id: str | None
    link: str | None


class ModuleView(Struct):
    """A published module. Skills, organisation, course and progress are read by their own fields."""

    id: str
    title: str
    summary: str
    language: Language
    icon: str | None
    hours: float
    modality: Modality
    cost_euros: int
    funding: str | None
    insee: str | None
    position: int
    version: int
    status: ModuleStatus
    course_id: str | None
    organisation_id: str
    blocks: list[BlockView]
    quiz: list[QuestionView]
    next_dates: list[date]
    eligibility: str | None
    credit: CreditView | None
    row: Module
    """What the other fields are made from."""


class DraftReviewView(Struct):
    """What a second pair of eyes was asked, and said, of this version."""

    asked_at: datetime
    verdict: ReviewVerdict | None
    comment: str | None
    decided_at: datetime | None


class ModuleDraftView(Struct):
    """A module as its authors see it."""

    id: str
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
    insee: str | None
    course_id: str | None
    organisation_id: str
    blocks: list[BlockView]
    questions: list[DraftQuestionView]
    next_dates: list[date]
    eligibility: str | None
    credit: CreditView | None
    problems: list[DraftProblem]
    saved_at: datetime
    row: Module
    """What the other fields are made from."""
    review: DraftReviewView | None = None


class CourseView(Struct):
    """A MOOC."""

    id: str
    title: str
    summary: str
    language: Language
    icon: str | None
    organisation_id: str
    ordered: bool
    module_ids: list[str]
    hours: float
    distance_km: float | None = None


class ProgressView(Struct):
    """How far a person is."""

    module_id: str
    version: int
    blocks_done: int
    quiz_passed: bool
    started_at: datetime
    completed_at: datetime | None


class CorrectionView(Struct):
    """A verdict on one answer."""

    question_id: str
    right: bool
    right_choice_id: str | None
    explanation: str


class QuizJudged(Struct):
    """A verdict on a quiz."""

    passed: bool
    right: int
    total: int
    corrections: list[CorrectionView]


def question_view(question: Question, language: Language) -> QuestionView:
    """Show a question without saying which choice is right."""
    choices = [ChoiceView(id=choice.id, text=pick(choice.text, language)) for choice in question.choices]
    return QuestionView(id=question.id, text=pick(question.text, language), choices=choices)


def module_view(module: Module, language: Language) -> ModuleView:
    """Show a published module to a learner."""
    content = module.content
    return ModuleView(
        id=module.id,
        title=pick(content.title, language),
        summary=pick(content.summary, language),
        language=pick_language(content.title, language),
        icon=content.icon,
        hours=content.hours,
        modality=content.modality,
        cost_euros=content.cost_euros,
        funding=pick_optional(content.funding, language),
        insee=content.insee,
        position=module.position,
        version=module.version,
        status=module.status,
        course_id=module.course_id,
        organisation_id=module.organisation_id,
        blocks=[block_view(block, language, module.id) for block in content.blocks],
        quiz=[question_view(question, language) for question in content.questions],
        next_dates=list(content.next_dates),
        eligibility=pick_optional(content.eligibility, language),
        credit=credit_view(content.credit, language),
        row=module,
    )


def draft_question_view(question: Question, language: Language) -> DraftQuestionView:
    """Show a question to its author."""
    return DraftQuestionView(
        text=pick(question.text, language),
        explanation=pick(question.explanation, language),
        choices=[DraftChoiceView(text=pick(choice.text, language), right=choice.right) for choice in question.choices],
        difficulty=question.difficulty,
        skill_id=question.skill_id,
    )


def credit_view(credit: Credit | None, language: Language) -> CreditView | None:
    """Show whose module this one was made from."""
    if credit is None:
        return None
    return CreditView(
        title=pick(credit.title, language),
        organisation=credit.organisation,
        module_id=credit.module_id,
        link=credit.link,
    )


def draft_view(module: Module, review: Review | None = None) -> ModuleDraftView:
    """Show the newest version of a module to its authors, in the language it is written in."""
    content, language = module.content, module.language
    waits = review is not None and review.verdict is None and module.status is ModuleStatus.DRAFT
    return ModuleDraftView(
        id=module.id,
        version=module.version,
        status=ModuleStatus.IN_REVIEW if waits else module.status,
        published_version=module.published_version,
        language=language,
        title=pick(content.title, language),
        summary=pick(content.summary, language),
        icon=content.icon,
        hours=content.hours,
        modality=content.modality,
        cost_euros=content.cost_euros,
        funding=pick_optional(content.funding, language),
        insee=content.insee,
        course_id=module.course_id,
        organisation_id=module.organisation_id,
        blocks=[block_view(block, language, module.id) for block in content.blocks],
        questions=[draft_question_view(question, language) for question in content.questions],
        next_dates=list(content.next_dates),
        eligibility=pick_optional(content.eligibility, language),
        credit=credit_view(content.credit, language),
        problems=problems_of(content),
        saved_at=module.saved_at,
        row=module,
        review=review_view(review),
    )


def review_view(review: Review | None) -> DraftReviewView | None:
    """Show a review to authors, without who decided."""
    if review is None:
        return None
    return DraftReviewView(
        asked_at=review.asked_at, verdict=review.verdict, comment=review.comment, decided_at=review.decided_at
    )


def course_view(
    course: Course, modules: list[Module], language: Language, distance_km: float | None = None
) -> CourseView:
    """Show a course with the modules of it that are published."""
    return CourseView(
        id=course.id,
        title=pick(course.title, language),
        summary=pick(course.summary, language),
        language=pick_language(course.title, language),
        icon=course.icon,
        organisation_id=course.organisation_id,
        ordered=course.ordered,
        module_ids=[module.id for module in modules],
        hours=round(sum(module.content.hours for module in modules), 2),
        distance_km=distance_km,
    )


def progress_view(progress: Progress) -> ProgressView:
    """Show progress to its owner."""
    return ProgressView(
        module_id=progress.module_id,
        version=progress.version,
        blocks_done=progress.blocks_done,
        quiz_passed=progress.quiz_passed,
        started_at=progress.started_at,
        completed_at=progress.completed_at,
    )
