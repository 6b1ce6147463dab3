"""Reviews before publishing."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Annotated

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field, shows
from skilltree.graphql.refusals import Refused
from skilltree.graphql.types.courses import ModuleDraft
from skilltree.graphql.types.people import Organisation
from skilltree.model.words import Reviewer
from skilltree.service.views import reviews
from skilltree.service.views.people import OrganisationView


@strawberry.type
class ReviewRule:
    """Who looks modules of an organisation over before they are published."""

    reviewer: Reviewer

    @field(Organisation | None)
    @staticmethod
    def partner(
        root: strawberry.Parent[reviews.ReviewRuleView], info: Info
    ) -> Awaitable[OrganisationView | None] | None:
        """Whose authors, for PARTNER."""
        return info.context.loaders.organisation.load(root.partner_id) if root.partner_id else None


@strawberry.type
@shows(reviews.ReviewRuleSet)
class ReviewRuleSet:
    """The rule now; null for none."""

    rule: ReviewRule | None


@strawberry.type
@shows(reviews.ModuleReviewed)
class ModuleReviewed:
    """A module was looked over; it is published when it was accepted."""

    draft: ModuleDraft


SetReviewRuleResult = Annotated[ReviewRuleSet | Refused, strawberry.union("SetReviewRuleResult")]
ReviewModuleResult = Annotated[ModuleReviewed | Refused, strawberry.union("ReviewModuleResult")]
