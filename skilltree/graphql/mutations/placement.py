"""Placement tests."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs import placement as inputs
from skilltree.graphql.refusals import RefusalView, signed_in
from skilltree.graphql.types import placement as types
from skilltree.service import placement
from skilltree.service.views import placement as views


@strawberry.type
class PlacementMutations:
    """Placement tests."""

    @mutation(types.StartPlacementResult)
    @staticmethod
    async def start_placement(
        info: Info,
        input: inputs.StartPlacementInput,  # noqa: A002 -- the schema's name
    ) -> views.PlacementStarted | RefusalView:
        """Begin a test, or go on with the one that is not at its end."""
        return await signed_in(info, placement.start_placement, input)

    @mutation(types.AnswerPlacementResult)
    @staticmethod
    async def answer_placement(
        info: Info,
        input: inputs.AnswerPlacementInput,  # noqa: A002 -- the schema's name
    ) -> views.PlacementAnswered | RefusalView:
        """Answer the question that waits; the server judges."""
        return await signed_in(info, placement.answer_placement, input)

    @mutation(types.EndPlacementResult)
    @staticmethod
    async def end_placement(
        info: Info,
        input: inputs.EndPlacementInput,  # noqa: A002 -- the schema's name
    ) -> views.PlacementEnded | RefusalView:
        """Stop a test early."""
        return await signed_in(info, placement.end_placement, input)
