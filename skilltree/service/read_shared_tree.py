"""Reading a tree by a link that its owner made. Each look is logged where the owner sees it."""

from __future__ import annotations

from skilltree.model.ledger import AccessRecord
from skilltree.model.person import Person, Viewer
from skilltree.model.tree import fold
from skilltree.model.tree_share import ShareHolder, TreeShare
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.rates import DAY_SECONDS, count_use
from skilltree.service.secrets import token_hash
from skilltree.service.shown_leaves import is_within, show_leaves
from skilltree.service.views.tree_shares import SharedTreeView

TOKEN_LENGTH = 200
LOOKS_A_DAY = 300
"""Of one link: each is a line in its owner's log."""


async def read_shared_tree(deps: Deps, viewer: Viewer | None, token: str, language: Language) -> SharedTreeView | None:
    """Return what a link shows; None when it shows nothing (any more). Raises RateLimited.

    A link for one account shows nothing but that it is one, until somebody keeps it, and then to them alone.
    """
    if len(token) > TOKEN_LENGTH:
        return None
    await count_use(deps, f"look:{token_hash(token).hex()}", LOOKS_A_DAY, seconds=DAY_SECONDS)
    async with deps.store.reading() as db:
        share = await db.tree_shares.by_token(token_hash(token))
        if share is None or not share.live(deps.clock()):
            return None
        holder = (await db.privacy.holders([share.id])).get(share.id)
        if holder is not None and not _may_look(share, holder, viewer):
            # Somebody else's by now is as good as ended; nobody's yet waits for whoever it was given to.
            return _to_keep(share) if holder.person_id is None else None
    return await show_shared(deps, viewer, share, language)


async def show_shared(deps: Deps, viewer: Viewer | None, share: TreeShare, language: Language) -> SharedTreeView | None:
    """Return what a link shows, and log the look unless it is its owner's own."""
    async with deps.store.reading() as db:
        person = await db.people.person(share.person_id)
        facts = await db.evidence.of_person(share.person_id)
        reader = await db.people.person(viewer.person_id) if viewer else None
    if person is None:
        return None
    if viewer is None or viewer.person_id != share.person_id:
        await _log(deps, share, reader)
    states = [
        state
        for state in fold(facts, now=deps.clock()).skills
        if share.branch is None or is_within(state.skill_id, share.branch, deps.engines.catalogue)
    ]
    return SharedTreeView(
        owner_name=person.display_name,
        until=share.until,
        skills=show_leaves(deps, states, language),
        for_account=False,
    )


def _may_look(share: TreeShare, holder: ShareHolder, viewer: Viewer | None) -> bool:
    return viewer is not None and viewer.person_id in {holder.person_id, share.person_id}


def _to_keep(share: TreeShare) -> SharedTreeView:
    return SharedTreeView(owner_name="", until=share.until, skills=[], for_account=True)


async def _log(deps: Deps, share: TreeShare, reader: Person | None) -> None:
    record = AccessRecord(
        person_id=share.person_id,
        reader_id=reader.id if reader else None,
        who=reader.display_name if reader and reader.display_name else share.label,
        what="tree",
        why="shared-link",
        at=deps.clock(),
    )
    async with deps.store.writing(share.territory_id) as tx:
        await tx.ledger.log_accesses(share.territory_id, [record])
