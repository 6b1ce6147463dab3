"""What authors learn of their modules and of the territory's wishes."""

from __future__ import annotations

from datetime import date

import strawberry

from skilltree.graphql.types.skills import Skill
from skilltree.model.words import Language


@strawberry.type
class BlockInsight:
    """How far learners come."""

    index: int = strawberry.field(description="From 0.")
    title: str
    reached: int | None = strawberry.field(description="At least so many opened it.")


@strawberry.type(description="Of each learner only the first try of this version counts.")
class QuestionInsight:
    """How a question fares."""

    text: str
    asked: int | None = strawberry.field(description="At least so many answered it.")
    right: int | None = strawberry.field(description="At least so many were right.")
    fails: bool = strawberry.field(description="Fewer are right than pass a quiz, whatever the exact numbers are.")


@strawberry.type(description="A block at which at least as many people as the floor asked the author.")
class StuckInsight:
    """Where learners ask."""

    block: int = strawberry.field(description="From 0; the number of blocks means the quiz.")
    title: str | None
    count: int = strawberry.field(description="At least so many people asked.")


@strawberry.type(
    description="One published version, to its authors. Numbers of people are whole multiples of `floor`, rounded "
    "down, null when that leaves nothing; they are counted once a day."
)
class ModuleInsight:
    """The funnel of a module."""

    module_id: strawberry.ID
    title: str
    language: Language
    version: int
    versions: list[int] = strawberry.field(description="Those that were published, newest first.")
    day: date = strawberry.field(description="The day on which it was counted.")
    floor: int
    started: int | None
    completed: int | None
    blocks: list[BlockInsight]
    questions: list[QuestionInsight]
    stuck: list[StuckInsight]


@strawberry.type(
    description="A skill that people want. Numbers of people are rounded down to whole multiples of the privacy floor, "
    "null when that leaves nothing."
)
class WantedSkill:
    """What is wanted."""

    skill: Skill
    goals: int | None = strawberry.field(description="At least so many inhabitants have it in their goal.")
    opportunities: int = strawberry.field(description="Open ones that ask for it.")
    searches: int | None = strawberry.field(
        description="At least so many inhabitants looked for a course of it in the last twelve months and found none."
    )
    patterns: int | None = strawberry.field(
        description="At least so many organisations looked for people with it in the last twelve months and found none."
    )
    taught_by: int = strawberry.field(description="Modules that teach it.")
