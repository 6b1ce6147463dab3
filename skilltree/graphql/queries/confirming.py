"""Whom I may ask to confirm a skill, and what I am asked."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.types.confirming import ConfirmationToAnswer, ProposedConfirmer
from skilltree.service import asked_by_name, confirmers
from skilltree.service.views import confirming


@strawberry.type
class ConfirmingQueries:
    """Whom I may ask to confirm a skill, and what I am asked."""

    @field(list[ProposedConfirmer], description="People who agreed to be asked; each is told that they were named.")
    @staticmethod
    async def proposed_confirmers(info: Info, first: int | None = 5) -> list[confirming.ProposedConfirmerView]:
        """The own circle first, then the least busy; never twice the same pair."""
        context = info.context
        return await confirmers.propose_confirmers(context.deps, context.require_viewer(), first)

    @field(list[ConfirmationToAnswer])
    @staticmethod
    async def confirmations_to_answer(info: Info) -> list[confirming.ConfirmationToAnswer]:
        """What the viewer was asked by name, the oldest first."""
        context = info.context
        return await asked_by_name.read_to_answer(context.deps, context.require_viewer())

    @field(bool, description="Whether the viewer agreed to be asked, and named for it; nobody has until they say so.")
    @staticmethod
    async def willing_to_confirm(info: Info) -> bool:
        """One's own choice."""
        context = info.context
        return await confirmers.is_willing(context.deps, context.require_viewer())
