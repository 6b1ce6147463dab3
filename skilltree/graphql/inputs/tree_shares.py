"""Inputs of showing one's tree by a link."""

from __future__ import annotations

from uuid import UUID

import strawberry

from skilltree.service.share_tree import ShareTree, StopShowing


@strawberry.input
class ShareTreeInput:
    """What is shown (null: the whole tree), to whom in the owner's words, for how many days."""

    key: UUID
    branch: strawberry.ID | None = None
    label: str
    days: int
    for_account: bool = strawberry.field(
        default=False, description="The first account that keeps the link is the only one that it shows anything to."
    )

    def command(self) -> ShareTree:
        """Return the use case's command."""
        return ShareTree(branch=self.branch, label=self.label, days=self.days, for_account=self.for_account)


@strawberry.input
class StopShowingInput:
    """Which of one's own links."""

    key: UUID
    share: strawberry.ID

    def command(self) -> StopShowing:
        """Return the use case's command."""
        return StopShowing(share_id=self.share)
