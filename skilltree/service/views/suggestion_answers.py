"""What a person said of suggestions, as they are told."""

from __future__ import annotations

from datetime import date, datetime

from skilltree.model.base import Struct
from skilltree.model.feedback import FeedbackKind
from skilltree.model.words import Language


class SuggestionAnswerView(Struct):
    """One word; `id` is that of the module or opportunity, which is read by its own field."""

    id: str
    kind: FeedbackKind
    since: datetime
    until: date | None


class SuggestionAnswered(Struct):
    """It holds from the next suggestions on."""

    answer: SuggestionAnswerView


class SuggestionAnswersForgotten(Struct):
    """How many words were taken back."""

    count: int


class MeansView(Struct):
    """Time and languages."""

    hours_per_week: float | None
    languages: list[Language]


class MeansSet(Struct):
    """They hold from the next suggestions on."""

    means: MeansView
