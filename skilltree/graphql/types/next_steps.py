"""Suggestions."""

from __future__ import annotations

from typing import Annotated

import strawberry

from skilltree.graphql.types.courses import Module
from skilltree.graphql.types.opportunities import Opportunity
from skilltree.graphql.types.skills import Occupation, Skill
from skilltree.model.words import ReasonKind, SuggestionKind

SuggestionSubject = Annotated[Module | Opportunity, strawberry.union("SuggestionSubject")]


@strawberry.type(description="A reason as data; the front end puts it into words.")
class Reason:
    """Why something is suggested."""

    kind: ReasonKind
    skill: Skill | None
    level: int | None
    amount: float | None = strawberry.field(
        description="Kilometres for DISTANCE, euros for COST, people or offers for DEMAND."
    )
    occupation: Occupation | None


@strawberry.type
class Suggestion:
    """Something to do next."""

    id: strawberry.ID
    kind: SuggestionKind
    subject: SuggestionSubject
    score: float
    reasons: list[Reason]
