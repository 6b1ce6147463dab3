"""Courses as their authors see them."""

from __future__ import annotations

from skilltree.model.base import Struct, pick, pick_language
from skilltree.model.course import Course
from skilltree.model.words import Language


class CourseDraftView(Struct):
    """A course to its authors; its modules are read by their own field."""

    id: str
    language: Language
    title: str
    summary: str
    icon: str | None
    ordered: bool
    organisation_id: str
    module_ids: list[str]


class CourseSaved(Struct):
    """A course was kept."""

    course: CourseDraftView


def course_draft_view(course: Course, language: Language) -> CourseDraftView:
    """Show a course to its authors, whether learners see it yet or not."""
    return CourseDraftView(
        id=course.id,
        language=pick_language(course.title, language),
        title=pick(course.title, language),
        summary=pick(course.summary, language),
        icon=course.icon,
        ordered=course.ordered,
        organisation_id=course.organisation_id,
        module_ids=list(course.module_ids),
    )
