"""Territories, their community tree and what they lack."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field, shows
from skilltree.graphql.inputs.community import CommunityGroupInput
from skilltree.graphql.types.node import Node
from skilltree.graphql.types.people import Commune
from skilltree.graphql.types.skills import Skill
from skilltree.model.words import CommunityPart, Language
from skilltree.service.community import community_tree
from skilltree.service.places import load_communes
from skilltree.service.territory import skill_gaps
from skilltree.service.views.opportunities import CommunityTreeView, SkillGapView
from skilltree.service.views.people import CommuneView, TerritoryView, commune_view


@strawberry.type
class CommunityCell:
    """One skill of the community tree."""

    skill: Skill
    parent_id: strawberry.ID | None
    depth: int
    holders: int | None = strawberry.field(
        description="At least so many: whole multiples of the privacy floor. Null under it, and on a group's tree."
    )
    shade: int = strawberry.field(description="In which fifth of the skills it is by how many hold it: 1 (few) to 5.")
    part: CommunityPart
    mine: bool


@strawberry.type
class CommunityTree:
    """The tree that emerges from the order in which members learn."""

    members: int = strawberry.field(description="At least so many: a whole multiple of the privacy floor.")
    cells: list[CommunityCell]


@strawberry.type
class SkillGap:
    """What is wanted and what is there of a skill."""

    skill: Skill
    wanted: int | None
    held: int | None
    modules: int


@strawberry.type
@shows(TerritoryView)
class Territory(Node):
    """A group of communes."""

    code: str
    name: str
    languages: list[Language]
    primary_colour: str
    accent_colour: str

    @field(list[Commune])
    @staticmethod
    async def communes(root: strawberry.Parent[TerritoryView], info: Info) -> list[CommuneView]:
        """Its communes."""
        found = await load_communes(info.context.deps, root.row.insee_codes)
        return [commune_view(commune) for commune in found.values()]

    @field(
        CommunityTree | None,
        description="Null while fewer members than the privacy floor have skills.",
    )
    @staticmethod
    async def community_tree(
        root: strawberry.Parent[TerritoryView], info: Info, group: CommunityGroupInput | None = None
    ) -> CommunityTreeView | None:
        """The tree of all members, or of those of a group."""
        context = info.context
        asked = None if group is None else group.asked()
        return await community_tree(context.deps, root.id, context.viewer, context.language, asked)

    @field(
        list[SkillGap],
        description="Skills by what is wanted minus what is there, largest first; counts under the floor are withheld.",
    )
    @staticmethod
    def gaps(root: strawberry.Parent[TerritoryView], info: Info, first: int | None = 20) -> list[SkillGapView]:
        """What it lacks."""
        return skill_gaps(info.context.deps, root.id, info.context.language, first)
