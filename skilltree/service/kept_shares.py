"""Trees that others show to one's account: a link for one account is the first one's that keeps it."""

from __future__ import annotations

from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.errors import Conflict, NotFound
from skilltree.model.ids import TreeShareId, row_id
from skilltree.model.person import Viewer
from skilltree.model.tree_share import ShareHolder, TreeShare
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.rates import DAY_SECONDS, count_use
from skilltree.service.read_shared_tree import TOKEN_LENGTH, show_shared
from skilltree.service.secrets import token_hash
from skilltree.service.skills import show_skill
from skilltree.service.views.tree_shares import SharedTreeView
from skilltree.service.views.who_sees import SharedTreeKept, ShownToMeView

KEPT_A_DAY = 50


class KeepSharedTree(Struct):
    """The token of a link for one account."""

    token: str


async def keep_shared_tree(deps: Deps, viewer: Viewer, key: UUID, command: KeepSharedTree) -> SharedTreeKept:
    """Make a link one's own. Raises NotFound for what is ended or another's, Conflict for one's own tree."""
    await count_use(deps, f"keep-tree:{viewer.person_id}", KEPT_A_DAY, seconds=DAY_SECONDS)

    async def work(tx: Writing) -> SharedTreeKept:
        share = await tx.tree_shares.by_token(token_hash(command.token)) if len(command.token) <= TOKEN_LENGTH else None
        holder = (await tx.privacy.holders([share.id])).get(share.id) if share else None
        if share is None or holder is None or not share.live(deps.clock()):
            raise NotFound("there is no such link", field="token")
        if share.person_id == viewer.person_id:
            raise Conflict("this tree is yours", field="token", code="OWN_TREE")
        if holder.person_id not in {None, viewer.person_id}:
            raise NotFound("there is no such link", field="token")
        if holder.person_id is None:
            held = ShareHolder(share_id=share.id, person_id=viewer.person_id, since=deps.clock())
            await tx.privacy.put_holder(share.territory_id, held)
        owner = await tx.people.person(share.person_id)
        return SharedTreeKept(shown=_show(deps, viewer, share, owner.display_name if owner else ""))

    return await once_by(
        deps, viewer, "keepSharedTree", key=key, command=command, answer_type=SharedTreeKept, work=work
    )


async def read_shown_to_me(deps: Deps, viewer: Viewer) -> list[ShownToMeView]:
    """Return the trees that are shown to the viewer's account now, newest first."""
    now = deps.clock()
    async with deps.store.reading() as db:
        shares = [share for share in await db.privacy.held_by(viewer.person_id) if share.live(now)]
        owners = await db.people.people([share.person_id for share in shares])
    return [
        _show(deps, viewer, share, owners[share.person_id].display_name)
        for share in shares
        if share.person_id in owners
    ]


async def read_kept_tree(
    deps: Deps, viewer: Viewer, share_id: TreeShareId, language: Language
) -> SharedTreeView | None:
    """Return a tree that is shown to the viewer's account, or what one's own link shows; None for anything else."""
    row_id("TreeShare", share_id)
    async with deps.store.reading() as db:
        mine = await db.tree_shares.of_person(viewer.person_id)
        shares = [*await db.privacy.held_by(viewer.person_id), *mine]
    share = next((share for share in shares if share.id == share_id and share.live(deps.clock())), None)
    return await show_shared(deps, viewer, share, language) if share else None


def _show(deps: Deps, viewer: Viewer, share: TreeShare, owner_name: str) -> ShownToMeView:
    return ShownToMeView(
        id=share.id,
        owner_name=owner_name,
        branch=show_skill(deps, share.branch, viewer.language) if share.branch else None,
        until=share.until,
    )
