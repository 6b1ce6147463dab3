"""Courses of the viewer's organisations."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.types.author_courses import CourseDraft
from skilltree.service.author_courses import read_course_drafts
from skilltree.service.views.author_courses import CourseDraftView


@strawberry.type
class AuthorCourseQueries:
    """Courses of the viewer's organisations."""

    @field(list[CourseDraft], description="Courses of the organisations that the viewer writes for, newest made first.")
    @staticmethod
    async def course_drafts(info: Info, first: int | None = 50) -> list[CourseDraftView]:
        """The studio's list of courses."""
        return await read_course_drafts(info.context.deps, info.context.require_viewer(), first)
