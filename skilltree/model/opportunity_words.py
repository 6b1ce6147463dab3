"""The closed vocabularies of what becomes of opportunities."""

from __future__ import annotations

from enum import StrEnum


class OpportunityState(StrEnum):
    """Whether one can still answer; being full is told by the seats."""

    CLOSED = "closed"
    """By whoever posted it."""
    HIDDEN = "hidden"
    """By a steward, after a report."""
    OPEN = "open"
    OVER = "over"
    """Its last day has passed."""

    @property
    def open(self) -> bool:
        """True while one can answer."""
        return self is OpportunityState.OPEN


class Side(StrEnum):
    """The two sides of an answer."""

    POSTER = "poster"
    RESPONDER = "responder"


class ReportReason(StrEnum):
    """Why somebody thinks that an opportunity should not stand there."""

    DANGEROUS = "dangerous"
    FALSE = "false"
    HURTFUL = "hurtful"
    MONEY = "money"
    """Neighbours ask to be paid, or an organisation asks for money to be hired."""
    OTHER = "other"


class ModerationVerdict(StrEnum):
    """What a steward decides."""

    HIDE = "hide"
    KEEP = "keep"
