"""Reports and decisions as answers."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.model.opportunity_words import ModerationVerdict, ReportReason
from skilltree.service.views.opportunities import OpportunityView


class ReportedView(Struct):
    """An opportunity that waits for a steward; who reported it is told to nobody."""

    opportunity: OpportunityView
    since: datetime
    reasons: list[ReportReason]
    texts: list[str]


class ModerationView(Struct):
    """What was decided, for whoever posted."""

    verdict: ModerationVerdict
    note: str | None
    at: datetime


class OwnReportView(Struct):
    """One's own report."""

    reason: ReportReason
    at: datetime
    answered_at: datetime | None


class OpportunityReported(Struct):
    """The stewards are told."""

    opportunity_id: str


class OpportunityModerated(Struct):
    """It was decided; `reports` waited for it."""

    opportunity_id: str
    verdict: ModerationVerdict
    reports: int
