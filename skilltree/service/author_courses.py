"""The courses of an author's organisations: ordered or free sets of published modules, own or others'."""

from __future__ import annotations

from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.course import Course
from skilltree.model.errors import InvalidInput, NotAllowed, NotFound
from skilltree.model.ids import CourseId, ModuleId, OrganisationId, TerritoryId, new_id, row_id
from skilltree.model.person import Viewer
from skilltree.model.words import Language, ModuleStatus, Role
from skilltree.service.deps import Deps
from skilltree.service.desk import writes_for
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.texts import (
    SHORT_TEXT_LENGTH,
    TITLE_LENGTH,
    check_first,
    clean_optional,
    clean_text,
)
from skilltree.service.views.author_courses import CourseDraftView, CourseSaved, course_draft_view

MOST_MODULES = 60
ICON_LENGTH = 16


class SaveCourse(Struct):
    """A course as its author typed it, in one language. `course_id` None starts a new one."""

    organisation_id: OrganisationId
    language: Language
    title: str
    summary: str
    ordered: bool
    module_ids: tuple[ModuleId, ...]
    course_id: CourseId | None = None
    icon: str | None = None


async def read_course_drafts(deps: Deps, viewer: Viewer, first: int | None) -> list[CourseDraftView]:
    """Return the courses of the organisations that the viewer writes for, newest made first."""
    size = check_first(first)
    organisations = set(writes_for(viewer))
    if not organisations:
        return []
    async with deps.store.reading() as db:
        courses = await db.courses.courses(viewer.territory_id)
    own = sorted((c for c in courses if c.organisation_id in organisations), key=lambda c: c.id, reverse=True)
    return [course_draft_view(course, viewer.language) for course in own[:size]]


async def save_course(deps: Deps, viewer: Viewer, key: UUID, command: SaveCourse) -> CourseSaved:
    """Keep a course; learners see it as soon as it has a module. Raises NotAllowed, NotFound, InvalidInput."""
    row_id("Organisation", command.organisation_id)
    if not viewer.acts_for(command.organisation_id, Role.AUTHOR):
        raise NotAllowed("you do not write for this organisation", field="organisation")
    tag = command.language.value
    title = clean_text(command.title, field="title", most=TITLE_LENGTH)
    summary = clean_text(command.summary, field="summary", most=SHORT_TEXT_LENGTH)
    icon = clean_optional(command.icon, field="icon", most=ICON_LENGTH)
    _check_list(command.module_ids)

    async def work(tx: Writing) -> CourseSaved:
        before = await _own_course(tx, viewer, command)
        for module_id in command.module_ids:
            await check_shown(tx, viewer.territory_id, module_id)
        course = Course(
            id=before.id if before else new_id("Course"),
            territory_id=viewer.territory_id,
            organisation_id=command.organisation_id,
            title={**(before.title if before else {}), tag: title},
            summary={**(before.summary if before else {}), tag: summary},
            ordered=command.ordered,
            module_ids=command.module_ids,
            icon=icon,
        )
        await tx.courses.put_course(course)
        await tx.outbox.append(ChangeKind.COURSE, course.id)
        return CourseSaved(course=course_draft_view(course, command.language))

    return await once_by(deps, viewer, "saveCourse", key=key, command=command, answer_type=CourseSaved, work=work)


def _check_list(module_ids: tuple[ModuleId, ...]) -> None:
    if len(module_ids) > MOST_MODULES:
        raise InvalidInput(f"at most {MOST_MODULES} modules", field="modules", code="TOO_MANY")
    for module_id in module_ids:
        row_id("Module", module_id)
    if len(set(module_ids)) < len(module_ids):
        raise InvalidInput("a module is in a course once", field="modules", code="TWICE")


async def check_shown(tx: Writing, territory_id: TerritoryId, module_id: ModuleId) -> None:
    """Raises NotFound for a module that learners of the territory do not see."""
    module = await tx.courses.module(module_id)
    if module is None or module.territory_id != territory_id or module.status is not ModuleStatus.PUBLISHED:
        raise NotFound("there is no such published module", field="modules")


async def _own_course(tx: Writing, viewer: Viewer, command: SaveCourse) -> Course | None:
    """Return the course to change; None starts a new one. Raises NotFound for another's."""
    if command.course_id is None:
        return None
    row_id("Course", command.course_id)
    courses = await tx.courses.courses(viewer.territory_id)
    course = next((found for found in courses if found.id == command.course_id), None)
    if course is None or not viewer.acts_for(course.organisation_id, Role.AUTHOR):
        raise NotFound("there is no such course of yours", field="course")
    if course.organisation_id != command.organisation_id:
        raise InvalidInput("a course stays with its organisation", field="organisation")
    return course
