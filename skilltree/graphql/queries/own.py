"""Oneself, and anything by its id."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.nodes import NodeView, read_node
from skilltree.graphql.types.node import Node
from skilltree.graphql.types.people import Person
from skilltree.graphql.types.trees import TreeSkill
from skilltree.service import profile
from skilltree.service.trees import read_leaf
from skilltree.service.views.people import PersonView
from skilltree.service.views.trees import TreeSkillView


@strawberry.type
class OwnQueries:
    """Oneself, and anything by its id."""

    @field(Person | None, description="Null when signed out.")
    @staticmethod
    async def me(info: Info) -> PersonView | None:
        """The viewer."""
        context = info.context
        return await profile.read_person(context.deps, context.viewer) if context.viewer else None

    @field(Node | None)
    @staticmethod
    async def node(info: Info, id: strawberry.ID) -> NodeView | None:  # noqa: A002 -- Relay's name
        """Anything that the viewer may see, by its global id."""
        return await read_node(info.context, id)

    @field(TreeSkill | None, description="Null when signed out, and when it is not on the viewer's own tree.")
    @staticmethod
    async def leaf(info: Info, skill: strawberry.ID) -> TreeSkillView | None:
        """One leaf of the viewer's own tree."""
        context = info.context
        return await read_leaf(context.deps, context.viewer, skill, context.language) if context.viewer else None
