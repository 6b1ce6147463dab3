"""A second pair of eyes before publishing."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs import reviews as inputs
from skilltree.graphql.refusals import RefusalView, signed_in
from skilltree.graphql.types import reviews as types
from skilltree.service.review_rules import set_review_rule
from skilltree.service.reviews import review_module
from skilltree.service.views import reviews as views


@strawberry.type
class ReviewMutations:
    """A second pair of eyes before publishing."""

    @mutation(types.SetReviewRuleResult)
    @staticmethod
    async def set_review_rule(
        info: Info,
        input: inputs.SetReviewRuleInput,  # noqa: A002 -- the schema's name
    ) -> views.ReviewRuleSet | RefusalView:
        """Say who looks an organisation's modules over."""
        return await signed_in(info, set_review_rule, input)

    @mutation(types.ReviewModuleResult)
    @staticmethod
    async def review_module(
        info: Info,
        input: inputs.ReviewModuleInput,  # noqa: A002 -- the schema's name
    ) -> views.ModuleReviewed | RefusalView:
        """Accept a colleague's module, which publishes it, or say what should change."""
        return await signed_in(info, review_module, input)
