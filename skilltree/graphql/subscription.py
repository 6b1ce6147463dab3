"""Subscriptions: the viewer's own tree and contacts, as the outbox tells of them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import subscription
from skilltree.graphql.types.people import ContactRequest
from skilltree.graphql.types.trees import Tree
from skilltree.service import live
from skilltree.service.views.people import ContactRequestView
from skilltree.service.views.trees import TreeView


@strawberry.type
class Subscription:
    """Over graphql-transport-ws and server-sent events."""

    @subscription(Tree)
    @staticmethod
    async def tree_changed(info: Info) -> AsyncIterator[TreeView]:
        """The viewer's tree, each time that it changed."""
        context = info.context
        async for tree in live.tree_changes(context.deps, context.require_viewer(), context.language):
            yield tree

    @subscription(ContactRequest)
    @staticmethod
    async def contact_changed(info: Info) -> AsyncIterator[ContactRequestView]:
        """The newest request, each time that one was made or answered."""
        context = info.context
        async for contact in live.contact_changes(context.deps, context.require_viewer()):
            yield contact
