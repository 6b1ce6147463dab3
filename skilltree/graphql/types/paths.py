"""The way to a goal."""

from __future__ import annotations

from datetime import date

import strawberry

from skilltree.graphql.types.blocks import Session
from skilltree.graphql.types.courses import Module
from skilltree.graphql.types.people import Goal
from skilltree.graphql.types.skills import Occupation, Skill, SkillLevel
from skilltree.model.path_words import GoalKind, PathObstacle, PathWay


@strawberry.type
class PathStep:
    """One module on the way."""

    module: Module
    brings: list[SkillLevel]
    starts_on: date | None
    finishes_on: date | None
    sessions: list[Session] = strawberry.field(description="Where people meet: the dates that fit, with a seat left.")
    skippable: list[Skill] = strawberry.field(description="Skills of this step that a placement test may show.")
    saves_hours: float = strawberry.field(description="By how much the way is shorter when a test shows this step.")


@strawberry.type
class OtherPath:
    """Another way to the same goal."""

    way: PathWay = strawberry.field(description="In what it differs.")
    modules: list[Module]
    hours: float
    cost_euros: int
    finishes_on: date | None


@strawberry.type
class PathMissing:
    """What stands in the way of a skill of the goal."""

    wanted: Skill
    skill: Skill = strawberry.field(description="The skill that is missing: the wanted one, or one that comes before.")
    level: int
    obstacles: list[PathObstacle]


@strawberry.type
class Path:
    """The way to a goal."""

    goal: Goal
    understood_as: GoalKind
    steps: list[PathStep]
    hours: float
    cost_euros: int
    finishes_on: date | None = strawberry.field(description="Expected end at the weekly hours given.")
    proven: bool = strawberry.field(description="No other way takes fewer hours.")
    weekly_hours_needed: float | None = strawberry.field(
        description="Hours a week that reach the goal by the day wished for, where those given do not."
    )
    have: list[SkillLevel] = strawberry.field(description="Skills of the goal that the person has already.")
    lacking: list[SkillLevel] = strawberry.field(
        description="Skills of the goal that no module of the territory teaches."
    )
    missing: list[PathMissing] = strawberry.field(description="Why they are lacking.")
    alternatives: list[OtherPath]


@strawberry.type
class GoalMeanings:
    """What a text may mean as a goal, the likeliest first."""

    occupations: list[Occupation]
    skills: list[Skill]
