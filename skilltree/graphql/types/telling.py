"""Experience told in one's own words."""

from __future__ import annotations

from typing import Annotated

import strawberry

from skilltree.graphql.fields import shows
from skilltree.graphql.refusals import Refused
from skilltree.graphql.types.skills import Skill
from skilltree.graphql.types.trees import TreeSkill
from skilltree.model.telling import ForWhom, Often, ToldHow, Unread
from skilltree.service.views import telling


@strawberry.type
@shows(telling.ToldSkillView)
class ToldSkill:
    """A skill that a text leads to, for its author to keep or to drop."""

    skill: Skill
    how: ToldHow
    seen: str = strawberry.field(description="The text's own words that led to it.")
    picture: str | None = strawberry.field(description="A drawing of the front end, where an everyday doing has one.")
    near: list[Skill] = strawberry.field(description="At most three skills that often go with it.")


@strawberry.type
@shows(telling.ExperienceReading)
class ExperienceReading:
    """What a text tells: at most twelve skills, and what it says of time and people. Nothing of it is kept."""

    skills: list[ToldSkill]
    years: float | None
    often: Often | None
    for_whom: list[ForWhom]
    unread: Unread | None = strawberry.field(description="Why no skill was found; null where one was.")


@strawberry.type
@shows(telling.ExperienceTold)
class ExperienceTold:
    """An experience is on the tree, as said by its owner."""

    level: int = strawberry.field(description="What the answers amount to, 1 to 4.")
    hours: float | None = strawberry.field(description="A low estimate from years and how often; null for too little.")
    tree_skill: TreeSkill


TellExperienceResult = Annotated[ExperienceTold | Refused, strawberry.union("TellExperienceResult")]
