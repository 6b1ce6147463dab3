"""Putting courses together."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs import author_courses as inputs
from skilltree.graphql.refusals import RefusalView, signed_in
from skilltree.graphql.types import author_courses as types
from skilltree.service.author_courses import save_course
from skilltree.service.views import author_courses as views


@strawberry.type
class AuthorCourseMutations:
    """Putting courses together."""

    @mutation(types.SaveCourseResult)
    @staticmethod
    async def save_course(
        info: Info,
        input: inputs.SaveCourseInput,  # noqa: A002 -- the schema's name
    ) -> views.CourseSaved | RefusalView:
        """Keep a course: an ordered or free set of published modules."""
        return await signed_in(info, save_course, input)
