"""Showing one's tree to whom one chooses."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs import tree_shares as given
from skilltree.graphql.refusals import RefusalView, signed_in
from skilltree.graphql.types import tree_shares as types
from skilltree.service.share_tree import share_tree, stop_showing
from skilltree.service.views import tree_shares as views


@strawberry.type
class TreeShareMutations:
    """Showing one's tree to whom one chooses."""

    @mutation(types.ShareTreeResult)
    @staticmethod
    async def share_tree(
        info: Info,
        input: given.ShareTreeInput,  # noqa: A002 -- the schema's name
    ) -> views.TreeShared | RefusalView:
        """Make a link that shows one's tree, or a branch, until it ends."""
        return await signed_in(info, share_tree, input)

    @mutation(types.StopShowingResult)
    @staticmethod
    async def stop_showing(
        info: Info,
        input: given.StopShowingInput,  # noqa: A002 -- the schema's name
    ) -> views.TreeShareEnded | RefusalView:
        """End such a link at once."""
        return await signed_in(info, stop_showing, input)
