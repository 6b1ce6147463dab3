"""Skills and occupations."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING, Annotated

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field, shows
from skilltree.graphql.types.node import Node
from skilltree.model.taxonomy import Skill as SkillRow
from skilltree.model.words import Language, SkillKind
from skilltree.service.asking import opportunities_asking
from skilltree.service.courses import modules_teaching
from skilltree.service.placement import is_placeable, placement_most
from skilltree.service.skills import show_skill
from skilltree.service.views.courses import ModuleView
from skilltree.service.views.opportunities import OpportunityView
from skilltree.service.views.skills import OccupationView, SkillLabelView, SkillView

if TYPE_CHECKING:
    from skilltree.graphql.types.courses import Module
    from skilltree.graphql.types.opportunities import Opportunity

ModuleLater = Annotated["Module", strawberry.lazy("skilltree.graphql.types.courses")]
OpportunityLater = Annotated["Opportunity", strawberry.lazy("skilltree.graphql.types.opportunities")]


@strawberry.type
class SkillLabel:
    """One name of a skill."""

    text: str
    language: Language
    preferred: bool


def _shown(info: Info, ids: tuple[str, ...]) -> list[SkillView]:
    """Those that have a name."""
    deps = info.context.deps
    return [show_skill(deps, found, info.context.language) for found in ids if deps.engines.catalogue.get(found)]


def _row(info: Info, skill_id: str) -> SkillRow | None:
    return info.context.deps.engines.catalogue.get(skill_id)


@strawberry.type(description="A node of the taxonomy, in the language of the request where it has a label in it.")
@shows(SkillView)
class Skill(Node):
    """A skill."""

    label: str
    language: Language
    kind: SkillKind
    icon: str | None
    uri: str | None
    rome_code: str | None
    local: bool = strawberry.field(description="Proposed by an inhabitant and not yet merged or kept by a steward.")

    @field(str | None)
    @staticmethod
    def about(root: strawberry.Parent[SkillView], info: Info) -> Awaitable[str | None]:
        """In one sentence, what it is."""
        return info.context.loaders.about.load(root.id)

    @field(list[SkillLabel])
    @staticmethod
    def labels(root: strawberry.Parent[SkillView], info: Info) -> Awaitable[list[SkillLabelView]]:
        """All its names, best first."""
        return info.context.loaders.skill_labels.load(root.id)

    @field(list["Skill"])
    @staticmethod
    def broader(root: strawberry.Parent[SkillView], info: Info) -> list[SkillView]:
        """What it is a part of."""
        row = _row(info, root.id)
        return _shown(info, row.broader) if row else []

    @field(list["Skill"])
    @staticmethod
    def prerequisites(root: strawberry.Parent[SkillView], info: Info) -> list[SkillView]:
        """What is learnt before it."""
        row = _row(info, root.id)
        return _shown(info, row.prerequisites) if row else []

    @field(list[ModuleLater], description="Published modules of the territory that teach it.")
    @staticmethod
    def taught_by(root: strawberry.Parent[SkillView], info: Info, first: int | None = 5) -> list[ModuleView]:
        """Modules that teach it, shortest first."""
        context = info.context
        return modules_teaching(context.deps, context.territory_id, root.id, context.language, first)

    @field(list[OpportunityLater], description="Open opportunities of the territory that ask for it.")
    @staticmethod
    def asked_by(root: strawberry.Parent[SkillView], info: Info, first: int | None = 5) -> list[OpportunityView]:
        """Opportunities that ask for it, what ends soonest first."""
        context = info.context
        return opportunities_asking(context.deps, context.territory_id, root.id, context.language, first)

    @field(bool, description="Whether a placement test of it can be taken here.")
    @staticmethod
    def placeable(root: strawberry.Parent[SkillView], info: Info) -> bool:
        """Whether there are questions enough."""
        return is_placeable(info.context.deps, info.context.territory_id, root.id)

    @field(int, description="After how many questions that test ends at the latest; 0 without one.")
    @staticmethod
    def placement_most(root: strawberry.Parent[SkillView], info: Info) -> int:
        """The most questions of a test."""
        return placement_most(info.context.deps, info.context.territory_id, root.id)


@strawberry.type
class SkillLevel:
    """A skill at a level, 1 to 4."""

    skill: Skill
    level: int


@strawberry.type(description="Code points of a text, end exclusive.")
class Span:
    """A part of a text."""

    start: int
    end: int


@strawberry.type
class SkillMatch:
    """A search hit."""

    skill: Skill
    label: str = strawberry.field(description="The label that matched, which may not be the one shown.")
    language: Language
    score: float = strawberry.field(description="0 to 1; 1 is the same words.")
    spans: list[Span] = strawberry.field(description="Spans of `label` to highlight.")
    by_meaning: bool = strawberry.field(
        description="The taxonomies know it, the letters do not show it: there may be no span to highlight."
    )


@strawberry.type(description="A skill that a text names; `start` and `end` are code points, end exclusive.")
class TextTag:
    """A part of a text."""

    start: int
    end: int
    label: str = strawberry.field(description="The label found there, which may not be the one shown.")
    language: Language
    score: float = strawberry.field(
        description="1 the label's own words, .96 with other endings, .85 another word of the family."
    )
    skill: Skill


@strawberry.type
class CommonSkill:
    """A skill that many use here."""

    skill: Skill
    labels: list[str] = strawberry.field(description="All its names in the language of the request, everyday first.")


@strawberry.type
@shows(OccupationView)
class Occupation(Node):
    """A job profile."""

    label: str
    language: Language
    uri: str | None
    rome_code: str | None

    @field(str | None)
    @staticmethod
    def about(root: strawberry.Parent[OccupationView], info: Info) -> Awaitable[str | None]:
        """What it is about."""
        return info.context.loaders.about.load(root.id)

    @field(list[Skill])
    @staticmethod
    async def essential(root: strawberry.Parent[OccupationView], info: Info) -> list[SkillView]:
        """Skills that it takes."""
        row = await info.context.loaders.occupation_skills.load(root.id)
        return _shown(info, row.essential) if row else []

    @field(list[Skill])
    @staticmethod
    async def optional(root: strawberry.Parent[OccupationView], info: Info) -> list[SkillView]:
        """Skills that help in it."""
        row = await info.context.loaders.occupation_skills.load(root.id)
        return _shown(info, row.optional) if row else []
