"""Inputs of reviews before publishing."""

from __future__ import annotations

from uuid import UUID

import strawberry

from skilltree.model.words import Reviewer, ReviewVerdict
from skilltree.service.review_rules import SetReviewRule
from skilltree.service.reviews import ReviewModule


@strawberry.input
class SetReviewRuleInput:
    """Who looks modules over before they are published."""

    key: UUID
    organisation: strawberry.ID
    reviewer: Reviewer | None = strawberry.field(default=None, description="Null: nobody need.")
    partner: strawberry.ID | None = strawberry.field(default=None, description="Whose authors, for PARTNER.")

    def command(self) -> SetReviewRule:
        """Return the use case's command."""
        return SetReviewRule(organisation_id=self.organisation, reviewer=self.reviewer, partner_id=self.partner)


@strawberry.input
class ReviewModuleInput:
    """What a reviewer says of one version."""

    key: UUID
    module: strawberry.ID
    version: int
    verdict: ReviewVerdict
    comment: str | None = strawberry.field(default=None, description="Needed with CHANGES.")

    def command(self) -> ReviewModule:
        """Return the use case's command."""
        return ReviewModule(module_id=self.module, version=self.version, verdict=self.verdict, comment=self.comment)
