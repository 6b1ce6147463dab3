"""Links that show a tree."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.types.tree_shares import SharedTree, TreeShare
from skilltree.service.read_shared_tree import read_shared_tree
from skilltree.service.share_tree import read_shares
from skilltree.service.views.tree_shares import SharedTreeView, TreeShareView


@strawberry.type
class TreeShareQueries:
    """Links that show a tree."""

    @field(list[TreeShare], description="The viewer's own links that work, newest first.")
    @staticmethod
    async def my_tree_shares(info: Info) -> list[TreeShareView]:
        """To whom one's tree is shown."""
        return await read_shares(info.context.deps, info.context.require_viewer())

    @field(SharedTree | None, description="What a link shows; no account needed. Its owner sees each look.")
    @staticmethod
    async def shared_tree(info: Info, token: str) -> SharedTreeView | None:
        """Null when the link shows nothing (any more)."""
        context = info.context
        return await read_shared_tree(context.deps, context.viewer, token, context.language)
