"""Writes to one's own tree, and its confirmation by others."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs import tree as own
from skilltree.graphql.refusals import RefusalView, answer, signed_in
from skilltree.graphql.types import results
from skilltree.service import confirmation
from skilltree.service.declare_skill import declare_skill
from skilltree.service.propose_skill import propose_skill
from skilltree.service.retract_evidence import retract_evidence
from skilltree.service.views import people as people_views
from skilltree.service.views import trees as tree_views


@strawberry.type
class TreeMutations:
    """Writes to one's own tree, and its confirmation by others."""

    @mutation(results.DeclareSkillResult)
    @staticmethod
    async def declare_skill(
        info: Info,
        input: own.DeclareSkillInput,  # noqa: A002 -- the schema's name
    ) -> tree_views.SkillDeclared | RefusalView:
        """A person says that they can do something."""
        return await signed_in(info, declare_skill, input)

    @mutation(results.ProposeSkillResult)
    @staticmethod
    async def propose_skill(
        info: Info,
        input: own.ProposeSkillInput,  # noqa: A002 -- the schema's name
    ) -> tree_views.SkillProposed | RefusalView:
        """A know-how that is not in the list, usable at once by its owner."""
        return await signed_in(info, propose_skill, input)

    @mutation(results.RetractEvidenceResult)
    @staticmethod
    async def retract_evidence(
        info: Info,
        input: own.RetractEvidenceInput,  # noqa: A002 -- the schema's name
    ) -> tree_views.EvidenceRetracted | RefusalView:
        """Take back a fact of one's own tree."""
        return await signed_in(info, retract_evidence, input)

    @mutation(results.AskConfirmationResult)
    @staticmethod
    async def ask_confirmation(
        info: Info,
        input: own.AskConfirmationInput,  # noqa: A002 -- the schema's name
    ) -> people_views.ConfirmationAsked | RefusalView:
        """Make a link by which somebody can confirm a skill."""
        return await signed_in(info, confirmation.ask_confirmation, input)

    @mutation(results.ConfirmSkillResult)
    @staticmethod
    async def confirm_skill(
        info: Info,
        input: own.ConfirmSkillInput,  # noqa: A002 -- the schema's name
    ) -> people_views.SkillConfirmed | RefusalView:
        """Answer a confirmation link, with or without an account."""
        context = info.context
        command = input.command()
        return await answer(
            confirmation.confirm_skill(context.deps, context.viewer, input.key, command, context.language)
        )
