"""Inputs of authors' courses."""

from __future__ import annotations

from uuid import UUID

import strawberry

from skilltree.model.words import Language
from skilltree.service.author_courses import SaveCourse


@strawberry.input
class SaveCourseInput:
    """A course, in one language."""

    key: UUID
    course: strawberry.ID | None = strawberry.field(default=None, description="Null starts a new course.")
    organisation: strawberry.ID
    language: Language | None = Language.FR
    title: str
    summary: str
    icon: str | None = None
    ordered: bool | None = strawberry.field(
        default=True, description="False when its modules may be done in any order."
    )
    modules: list[strawberry.ID] = strawberry.field(description="Published modules, own or others', at most 60.")

    def command(self) -> SaveCourse:
        """Return the use case's command."""
        return SaveCourse(
            course_id=self.course,
            organisation_id=self.organisation,
            language=self.language or Language.FR,
            title=self.title,
            summary=self.summary,
            icon=self.icon,
            ordered=self.ordered is not False,
            module_ids=tuple(self.modules),
        )
