"""Watching one's own tree and contacts change."""

from __future__ import annotations

from collections.abc import AsyncIterator

from skilltree.model.change import ChangeKind
from skilltree.model.person import Viewer
from skilltree.model.words import Language
from skilltree.service.contacts import read_contacts
from skilltree.service.deps import Deps
from skilltree.service.trees import read_tree
from skilltree.service.views.people import ContactRequestView
from skilltree.service.views.trees import TreeView


async def tree_changes(deps: Deps, viewer: Viewer, language: Language) -> AsyncIterator[TreeView]:
    """Yield the viewer's tree after each change of it."""
    async for _ in deps.engines.watchers.watch(ChangeKind.TREE, viewer.person_id):
        yield await read_tree(deps, viewer, language)


async def contact_changes(deps: Deps, viewer: Viewer) -> AsyncIterator[ContactRequestView]:
    """Yield the viewer's request that changed last, after each change."""
    seen = {item.id: item.status for item in await read_contacts(deps, viewer)}
    async for _ in deps.engines.watchers.watch(ChangeKind.CONTACT, viewer.person_id):
        for item in await read_contacts(deps, viewer):
            if seen.get(item.id) is not item.status:
                seen[item.id] = item.status
                yield item
