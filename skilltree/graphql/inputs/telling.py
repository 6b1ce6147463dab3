"""Inputs of experience told in one's own words."""

from __future__ import annotations

from uuid import UUID

import strawberry

from skilltree.model.telling import Answers, ForWhom, Often
from skilltree.service.tell_experience import TellExperience


@strawberry.input
class TellExperienceInput:
    """A skill that a person kept of what they told, and how they do it."""

    key: UUID
    skill: strawberry.ID
    alone: bool = strawberry.field(description="False: somebody helps them.")
    new_case: bool | None = strawberry.field(
        default=None, description="Where something is not as usual, they find out how."
    )
    shows: bool | None = strawberry.field(default=None, description="They showed others how to do it.")
    years: float | None = None
    often: Often | None = None
    for_whom: list[ForWhom] | None = None
    note: str | None = strawberry.field(
        default=None, description="In their words; kept with the fact, and nothing else of what they told is."
    )

    def command(self) -> TellExperience:
        """Return the use case's command."""
        answers = Answers(
            alone=self.alone,
            new_case=self.new_case,
            shows=self.shows,
            years=self.years,
            often=self.often,
            for_whom=tuple(dict.fromkeys(self.for_whom or ())),
        )
        return TellExperience(skill_id=self.skill, answers=answers, note=self.note)
