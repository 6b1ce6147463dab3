"""Reviews before publishing, as answers."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.model.teaching import ReviewRule
from skilltree.model.words import Reviewer
from skilltree.service.views.courses import ModuleDraftView


class ReviewAskView(Struct):
    """A draft that waits for the viewer's eyes."""

    draft: ModuleDraftView
    asked_at: datetime
    published: ModuleDraftView | None = None


class ReviewRuleView(Struct):
    """Who looks modules of an organisation over."""

    reviewer: Reviewer
    partner_id: str | None


class ReviewRuleSet(Struct):
    """The rule now; None for none."""

    rule: ReviewRuleView | None


class ModuleReviewed(Struct):
    """A module was looked over."""

    draft: ModuleDraftView


def rule_view(rule: ReviewRule) -> ReviewRuleView:
    """Show a rule to the organisation's authors."""
    return ReviewRuleView(reviewer=rule.reviewer, partner_id=rule.partner_id)
