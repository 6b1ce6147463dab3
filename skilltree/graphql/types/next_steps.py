"""Suggestions and paths."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import strawberry

from skilltree.graphql.types.courses import Module
from skilltree.graphql.types.opportunities import Opportunity
from skilltree.graphql.types.people import Goal
from skilltree.graphql.types.skills import Occupation, Skill, SkillLevel
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


@strawberry.type
class PathStep:
    """One module on the way."""

    module: Module
    brings: list[SkillLevel]
    finishes_on: date | None


@strawberry.type
class Path:
    """The way to a goal."""

    goal: Goal
    steps: list[PathStep]
    hours: float
    finishes_on: date | None = strawberry.field(description="Expected end at the weekly hours given.")
    have: list[SkillLevel] = strawberry.field(description="Skills of the goal that the person has already.")
    lacking: list[SkillLevel] = strawberry.field(
        description="Skills of the goal that no module of the territory teaches."
    )
