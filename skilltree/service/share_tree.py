"""Showing one's tree, or a branch, to somebody one chooses, by a link that ends by itself."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import msgspec

from skilltree.model.base import Struct
from skilltree.model.errors import Conflict, InvalidInput, NotFound
from skilltree.model.ids import SkillId, TreeShareId, new_id, row_id
from skilltree.model.ledger import Consent
from skilltree.model.person import SHARING_AGE, Person, Viewer
from skilltree.model.purposes import SHOWN_BY_LINK
from skilltree.model.tree_share import ShareHolder, TreeShare
from skilltree.service.ages import check_age
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.store import Writing
from skilltree.service.rates import DAY_SECONDS, count_use
from skilltree.service.secrets import keyed_hash, token_hash
from skilltree.service.skills import require_skill, show_skill
from skilltree.service.texts import NAME_LENGTH, clean_text
from skilltree.service.views.tree_shares import TreeShared, TreeShareEnded, TreeShareView

CONSENT_TEXT_VERSION = "2026-11"
MOST_DAYS = 366
MOST_LIVE = 30
SHARES_A_DAY = 30


class ShareTree(Struct):
    """What is shown (None is the whole tree), to whom in the owner's words, for how long."""

    branch: SkillId | None
    label: str
    days: int
    for_account: bool = False
    """Whether the first account that keeps the link is the only one that it shows anything to."""


class StopShowing(Struct):
    """Which link."""

    share_id: TreeShareId


async def share_tree(deps: Deps, viewer: Viewer, key: UUID, command: ShareTree) -> TreeShared:
    """Make a link. The token is derived from the key, so that a replay tells it again.

    Raises NotAllowed for children.
    """
    if command.branch is not None:
        require_skill(deps, command.branch, viewer.person_id, field="branch")
    if not 1 <= command.days <= MOST_DAYS:
        raise InvalidInput(f"from 1 to {MOST_DAYS} days", field="days")
    label = clean_text(command.label, field="label", most=NAME_LENGTH)
    await count_use(deps, f"share:{viewer.person_id}", SHARES_A_DAY, seconds=DAY_SECONDS)
    token = keyed_hash(deps.rules.secret, "tree-share", viewer.person_id, str(key)).hex()

    async def work(tx: Writing) -> TreeShared:
        person = await tx.people.person(viewer.person_id)
        if person is None:
            raise NotFound("this account is gone")
        now = deps.clock()
        check_age(SHARING_AGE, person.birth_year, paris_day(now).year, field="share")
        if sum(share.live(now) for share in await tx.tree_shares.of_person(viewer.person_id)) >= MOST_LIVE:
            raise Conflict(f"at most {MOST_LIVE} links at once", code="TOO_MANY_SHARES")
        share = TreeShare(
            id=new_id("TreeShare"),
            territory_id=viewer.territory_id,
            person_id=viewer.person_id,
            branch=command.branch,
            label=label,
            token_hash=token_hash(token),
            created_at=now,
            until=now + timedelta(days=command.days),
        )
        await tx.tree_shares.add(share)
        holder = ShareHolder(share_id=share.id) if command.for_account else None
        if holder is not None:
            await tx.privacy.put_holder(viewer.territory_id, holder)
        await tx.ledger.consent(viewer.territory_id, _consent(share, given=True))
        return TreeShared(share=show_share(deps, viewer, share, holder), token="")

    made = await once_by(deps, viewer, "shareTree", key=key, command=command, answer_type=TreeShared, work=work)
    return msgspec.structs.replace(made, token=token)


async def stop_showing(deps: Deps, viewer: Viewer, key: UUID, command: StopShowing) -> TreeShareEnded:
    """End a link at once. Raises NotFound for another's."""
    row_id("TreeShare", command.share_id)

    async def work(tx: Writing) -> TreeShareEnded:
        now = deps.clock()
        share = await tx.tree_shares.end(viewer.person_id, command.share_id, now)
        if share is None:
            raise NotFound("there is no such link", field="share")
        await tx.ledger.consent(
            viewer.territory_id, _consent(msgspec.structs.replace(share, created_at=now), given=False)
        )
        return TreeShareEnded(share_id=share.id)

    return await once_by(deps, viewer, "stopShowing", key=key, command=command, answer_type=TreeShareEnded, work=work)


async def read_shares(deps: Deps, viewer: Viewer) -> list[TreeShareView]:
    """Return the viewer's links that work, newest first."""
    now = deps.clock()
    async with deps.store.reading() as db:
        shares = [share for share in await db.tree_shares.of_person(viewer.person_id) if share.live(now)]
        holders = await db.privacy.holders([share.id for share in shares])
        people = await db.people.people([one.person_id for one in holders.values() if one.person_id])
    return [
        show_share(deps, viewer, share, holder, people.get(holder.person_id or "") if holder else None)
        for share in shares
        for holder in [holders.get(share.id)]
    ]


def show_share(
    deps: Deps, viewer: Viewer, share: TreeShare, holder: ShareHolder | None = None, held_by: Person | None = None
) -> TreeShareView:
    """Put a link into words."""
    return TreeShareView(
        id=share.id,
        branch=show_skill(deps, share.branch, viewer.language) if share.branch else None,
        label=share.label,
        since=share.created_at,
        until=share.until,
        for_account=holder is not None,
        held_by=held_by.display_name if held_by else None,
    )


def _consent(share: TreeShare, *, given: bool) -> Consent:
    return Consent(
        person_id=share.person_id,
        purpose=SHOWN_BY_LINK,
        scope=share.branch or "tree",
        text_version=CONSENT_TEXT_VERSION,
        given=given,
        at=share.created_at,
    )
