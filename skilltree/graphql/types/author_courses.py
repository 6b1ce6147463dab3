"""Courses as their authors see them."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Annotated

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field, shows
from skilltree.graphql.refusals import Refused
from skilltree.graphql.types.courses import Module
from skilltree.graphql.types.people import Organisation
from skilltree.model.words import Language
from skilltree.service.courses import read_course_modules
from skilltree.service.views import author_courses as views
from skilltree.service.views.courses import ModuleView
from skilltree.service.views.people import OrganisationView


@strawberry.type(description="A course as its authors see it; learners see it once it has a module.")
class CourseDraft:
    """A set of modules."""

    id: strawberry.ID
    language: Language
    title: str
    summary: str
    icon: str | None
    ordered: bool = strawberry.field(description="False when its modules may be done in any order.")

    @field(Organisation)
    @staticmethod
    def organisation(root: strawberry.Parent[views.CourseDraftView], info: Info) -> Awaitable[OrganisationView | None]:
        """Who publishes it."""
        return info.context.loaders.organisation.load(root.organisation_id)

    @field(list[Module])
    @staticmethod
    def modules(root: strawberry.Parent[views.CourseDraftView], info: Info) -> list[ModuleView]:
        """Its modules, in order; each names its own organisation."""
        context = info.context
        return read_course_modules(context.deps, context.territory_id, root.module_ids, context.language)


@strawberry.type
@shows(views.CourseSaved)
class CourseSaved:
    """A course was kept."""

    course: CourseDraft


SaveCourseResult = Annotated[CourseSaved | Refused, strawberry.union("SaveCourseResult")]
