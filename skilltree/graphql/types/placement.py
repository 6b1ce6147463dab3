"""Placement tests."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field, shows
from skilltree.graphql.refusals import Refused
from skilltree.graphql.types.courses import Module, Question
from skilltree.graphql.types.skills import Skill
from skilltree.graphql.types.trees import TreeSkill
from skilltree.model.words import AdvisedWording, Language, PlacedStanding
from skilltree.service.courses import read_modules
from skilltree.service.views import placement
from skilltree.service.views.courses import ModuleView


def _modules(info: Info, ids: list[str]) -> list[ModuleView]:
    context = info.context
    return read_modules(context.deps, context.territory_id, ids, context.language)


@strawberry.type
class SkillVerdict:
    """What a test says of one skill."""

    skill: Skill
    standing: PlacedStanding
    level: int = strawberry.field(description="What was surely shown, 1 to 4; 0 for nothing yet.")
    words: str = strawberry.field(description="The same in a plain sentence.")


@strawberry.type(description="A short test of a skill and of what comes before it. One's own alone.")
class Placement:
    """A test."""

    id: strawberry.ID
    skill: Skill
    asked: int
    most: int = strawberry.field(description="It ends as soon as it is sure; never after more questions than this.")
    ended: bool
    question: Question | None = strawberry.field(description="The one that waits; null at the end.")
    question_language: Language | None
    wording: AdvisedWording = strawberry.field(description="Of blocks whose author wrote several.")
    again_from: datetime | None = strawberry.field(description="When it may be taken again.")
    verdict: list[SkillVerdict] = strawberry.field(description="Empty before the end.")
    grown: list[TreeSkill] = strawberry.field(description="Leaves that it is among the reasons of.")

    @field(list[Module])
    @staticmethod
    def skip(root: strawberry.Parent[placement.PlacementView], info: Info) -> list[ModuleView]:
        """Modules that teach nothing new."""
        return _modules(info, root.skip_ids)

    @field(list[Module])
    @staticmethod
    def first(root: strawberry.Parent[placement.PlacementView], info: Info) -> list[ModuleView]:
        """Modules to begin with."""
        return _modules(info, root.first_ids)

    @field(list[Module])
    @staticmethod
    def later(root: strawberry.Parent[placement.PlacementView], info: Info) -> list[ModuleView]:
        """Modules that come after those."""
        return _modules(info, root.later_ids)


@strawberry.type
@shows(placement.PlacementStarted)
class PlacementStarted:
    """A test began, or goes on."""

    placement: Placement


@strawberry.type
@shows(placement.PlacementAnswered)
class PlacementAnswered:
    """An answer was judged."""

    placement: Placement
    right: bool


@strawberry.type
@shows(placement.PlacementEnded)
class PlacementEnded:
    """A test was stopped: what is known so far counts."""

    placement: Placement


StartPlacementResult = Annotated[PlacementStarted | Refused, strawberry.union("StartPlacementResult")]
AnswerPlacementResult = Annotated[PlacementAnswered | Refused, strawberry.union("AnswerPlacementResult")]
EndPlacementResult = Annotated[PlacementEnded | Refused, strawberry.union("EndPlacementResult")]
