"""Inputs of what a person says of suggestions, and of their time and languages."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import strawberry

from skilltree.model.feedback import FeedbackKind
from skilltree.model.words import Language
from skilltree.service.own_means import SetMeans
from skilltree.service.suggestion_answers import AnswerSuggestion, ForgetSuggestionAnswers


@strawberry.input(description="`until`, from tomorrow on and within a year, goes with LATER and with nothing else.")
class AnswerSuggestionInput:
    """What is said of a module or opportunity."""

    key: UUID
    suggestion: strawberry.ID
    kind: FeedbackKind
    until: date | None = None

    def command(self) -> AnswerSuggestion:
        """Return the use case's command."""
        return AnswerSuggestion(suggestion=self.suggestion, kind=self.kind, until=self.until)


@strawberry.input
class ForgetSuggestionAnswersInput:
    """Which module or opportunity; null for all of them."""

    key: UUID
    suggestion: strawberry.ID | None = None

    def command(self) -> ForgetSuggestionAnswers:
        """Return the use case's command."""
        return ForgetSuggestionAnswers(suggestion=self.suggestion)


@strawberry.input(description="It replaces all that was said before.")
class SetMeansInput:
    """Hours in a week (0.25 to 60; null: not said), and languages besides that of one's screens."""

    key: UUID
    hours_per_week: float | None = None
    languages: list[Language] = strawberry.field(default_factory=list)

    def command(self) -> SetMeans:
        """Return the use case's command."""
        return SetMeans(hours_per_week=self.hours_per_week, languages=tuple(self.languages))
