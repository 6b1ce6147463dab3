"""Watching one's own tree and contacts change."""

from __future__ import annotations

from collections.abc import AsyncIterator

from skilltree.model.change import ChangeKind
from skilltree.model.person import Viewer
from skilltree.model.words import Language, Role
from skilltree.service.contacts import read_asked, read_contacts
from skilltree.service.deps import Deps
from skilltree.service.trees import read_tree
from skilltree.service.views.people import ContactRequestView
from skilltree.service.views.trees import TreeView


async def tree_changes(deps: Deps, viewer: Viewer, language: Language) -> AsyncIterator[TreeView]:
    """Yield the viewer's tree after each change of it, until the device is signed out."""
    async for _ in deps.engines.watchers.watch(ChangeKind.TREE, viewer.person_id):
        if not await is_signed_in(deps, viewer):
            return
        yield await read_tree(deps, viewer, language)


async def contact_changes(deps: Deps, viewer: Viewer) -> AsyncIterator[ContactRequestView]:
    """Yield each request to the viewer, or by an organisation that they recruit for, when it changes."""
    seen = {item.id: item.status for item in await _contacts(deps, viewer)}
    async for _ in deps.engines.watchers.watch(ChangeKind.CONTACT, viewer.person_id):
        if not await is_signed_in(deps, viewer):
            return
        for item in await _contacts(deps, viewer):
            if seen.get(item.id) is not item.status:
                seen[item.id] = item.status
                yield item


async def is_signed_in(deps: Deps, viewer: Viewer) -> bool:
    """True while the session that opened a subscription lives."""
    async with deps.store.reading() as db:
        sessions = await db.identity.sessions(viewer.person_id)
    return any(item.id == viewer.session_id and item.expires > deps.clock() for item in sessions)


async def _contacts(deps: Deps, viewer: Viewer) -> list[ContactRequestView]:
    mine = await read_contacts(deps, viewer)
    recruits = any(m.role is Role.RECRUITER and m.verified for m in viewer.memberships)
    return [*mine, *(await read_asked(deps, viewer, None) if recruits else ())]
