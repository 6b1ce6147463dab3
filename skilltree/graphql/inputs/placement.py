"""Inputs of placement tests."""

from __future__ import annotations

from uuid import UUID

import strawberry

from skilltree.service.placement import AnswerPlacement, EndPlacement, StartPlacement


@strawberry.input
class StartPlacementInput:
    """Which skill."""

    key: UUID
    skill: strawberry.ID
    beside: strawberry.ID | None = strawberry.field(
        default=None, description="The organisation of whoever sits with the person; it gives nobody anything to read."
    )

    def command(self) -> StartPlacement:
        """Return the use case's command."""
        return StartPlacement(skill_id=self.skill, beside=self.beside)


@strawberry.input
class AnswerPlacementInput:
    """A choice for the question that waits."""

    key: UUID
    placement: strawberry.ID
    question: strawberry.ID
    choice: strawberry.ID | None = strawberry.field(default=None, description='Null is "I do not know".')

    def command(self) -> AnswerPlacement:
        """Return the use case's command."""
        return AnswerPlacement(placement_id=self.placement, question=self.question, choice_id=self.choice)


@strawberry.input
class EndPlacementInput:
    """Which test is stopped."""

    key: UUID
    placement: strawberry.ID

    def command(self) -> EndPlacement:
        """Return the use case's command."""
        return EndPlacement(placement_id=self.placement)
