"""Writing modules."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs import learning as learn
from skilltree.graphql.inputs import studio as write
from skilltree.graphql.refusals import RefusalView, signed_in
from skilltree.graphql.types import results
from skilltree.graphql.types import studio as studio_results
from skilltree.service import studio
from skilltree.service.duplicate_module import duplicate_module
from skilltree.service.publish_module import publish_module
from skilltree.service.views import learning as learning_views
from skilltree.service.withdraw_module import withdraw_module


@strawberry.type
class StudioMutations:
    """Writing modules."""

    @mutation(results.SaveModuleResult)
    @staticmethod
    async def save_module(
        info: Info,
        input: learn.SaveModuleInput,  # noqa: A002 -- the schema's name
    ) -> learning_views.ModuleSaved | RefusalView:
        """Keep a draft."""
        return await signed_in(info, studio.save_module, input)

    @mutation(results.PublishModuleResult)
    @staticmethod
    async def publish_module(
        info: Info,
        input: learn.PublishModuleInput,  # noqa: A002 -- the schema's name
    ) -> learning_views.ModulePublished | learning_views.ReviewAsked | RefusalView:
        """Publish a draft, or ask for the review that its organisation wants; the version never changes afterwards."""
        return await signed_in(info, publish_module, input)

    @mutation(studio_results.WithdrawModuleResult)
    @staticmethod
    async def withdraw_module(
        info: Info,
        input: write.WithdrawModuleInput,  # noqa: A002 -- the schema's name
    ) -> learning_views.ModuleWithdrawn | RefusalView:
        """Take a module back: nobody begins it any more."""
        return await signed_in(info, withdraw_module, input)

    @mutation(studio_results.DuplicateModuleResult)
    @staticmethod
    async def duplicate_module(
        info: Info,
        input: write.DuplicateModuleInput,  # noqa: A002 -- the schema's name
    ) -> learning_views.ModuleSaved | RefusalView:
        """Begin a module of one's own from somebody's, with credit."""
        return await signed_in(info, duplicate_module, input)
