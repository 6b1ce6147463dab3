"""What a person said of suggestions, and their time and languages."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field, shows
from skilltree.graphql.refusals import Refused
from skilltree.graphql.types.next_steps import SuggestionSubject
from skilltree.model.feedback import FeedbackKind
from skilltree.model.words import Language
from skilltree.service.suggestions import show_subject
from skilltree.service.views import suggestion_answers as views
from skilltree.service.views.courses import ModuleView
from skilltree.service.views.opportunities import OpportunityView


@strawberry.type(description="One's own word on a suggestion. Nobody else reads it.")
@shows(views.SuggestionAnswerView)
class SuggestionAnswer:
    """Not interested, later, or done already."""

    id: strawberry.ID = strawberry.field(description="That of the module or opportunity.")
    kind: FeedbackKind
    since: datetime
    until: date | None = strawberry.field(description="The last day of LATER.")

    @field(SuggestionSubject | None, description="Null when it is not here any more.")
    @staticmethod
    def subject(root: strawberry.Parent[views.SuggestionAnswerView], info: Info) -> ModuleView | OpportunityView | None:
        """The module or opportunity."""
        context = info.context
        return show_subject(context.deps, context.territory_id, root.id, None, context.language)


@strawberry.type(
    description="What orders one's own suggestions besides the way that one travels. Nobody else reads it."
)
@shows(views.MeansView)
class Means:
    """Time and languages."""

    hours_per_week: float | None
    languages: list[Language]


@strawberry.type
@shows(views.SuggestionAnswered)
class SuggestionAnswered:
    """It holds from the next suggestions on."""

    answer: SuggestionAnswer


@strawberry.type
@shows(views.SuggestionAnswersForgotten)
class SuggestionAnswersForgotten:
    """How many words were taken back."""

    count: int


@strawberry.type
@shows(views.MeansSet)
class MeansSet:
    """They hold from the next suggestions on."""

    means: Means


AnswerSuggestionResult = Annotated[SuggestionAnswered | Refused, strawberry.union("AnswerSuggestionResult")]
ForgetSuggestionAnswersResult = Annotated[
    SuggestionAnswersForgotten | Refused, strawberry.union("ForgetSuggestionAnswersResult")
]
SetMeansResult = Annotated[MeansSet | Refused, strawberry.union("SetMeansResult")]
