"""What a person said of suggestions, as they are told."""

from __future__ import annotations

from datetime import date, datetime

from skilltree.model.base import Struct
from skilltree.model.feedback import FeedbackKind
from skilltree.model.words import Language
from skilltree.service.views.courses import ModuleView
from skilltree.service.views.opportunities import OpportunityView


class SuggestionAnswerView(Struct):
    """One word; `subject` is None when it is not here any more. `id` is the subject's."""

    id: str
    kind: FeedbackKind
    subject: ModuleView | OpportunityView | None
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
