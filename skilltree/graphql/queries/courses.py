"""Courses, and the drafts of their authors."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.inputs.common import PlaceInput
from skilltree.graphql.types.courses import DraftQuestion, ModuleDraft
from skilltree.graphql.types.pages import CourseConnection
from skilltree.service import courses, studio
from skilltree.service.answer_sheet import read_answer_sheet
from skilltree.service.views.courses import CourseView, DraftQuestionView, ModuleDraftView
from skilltree.service.views.pages import PageView


@strawberry.type
class CourseQueries:
    """Courses, and the drafts of their authors."""

    @field(CourseConnection)
    @staticmethod
    async def search_courses(
        info: Info,
        *,
        text: str | None = None,
        skills: list[strawberry.ID] | None = None,
        near: PlaceInput | None = None,
        first: int | None = 20,
        after: str | None = None,
    ) -> PageView[CourseView]:
        """Published courses of the territory."""
        context = info.context
        place = near.place() if near else None
        return await courses.search_courses(
            context.deps,
            context.territory_id,
            context.language,
            text=text,
            skills=skills,
            near=place,
            first=first,
            after=after,
            viewer=context.viewer,
        )

    @field(list[ModuleDraft], description="Modules that the viewer's organisations write, newest first.")
    @staticmethod
    async def drafts(info: Info, first: int | None = 50) -> list[ModuleDraftView]:
        """The studio's list."""
        return await studio.read_drafts(info.context.deps, info.context.require_viewer(), first)

    @field(ModuleDraft | None, description="A module as its authors see it; null for everybody else.")
    @staticmethod
    async def draft(
        info: Info,
        id: strawberry.ID,  # noqa: A002 -- Relay's name
    ) -> ModuleDraftView | None:
        """One module in the studio, published or not."""
        return await studio.read_draft(info.context.deps, info.context.require_viewer(), id)

    @field(
        list[DraftQuestion] | None,
        description="Questions of a published module with their right answers; null for whoever does not teach.",
    )
    @staticmethod
    async def answer_sheet(info: Info, module: strawberry.ID) -> list[DraftQuestionView] | None:
        """The last page of a printed module."""
        context = info.context
        return read_answer_sheet(context.deps, context.require_viewer(), module, context.language)
