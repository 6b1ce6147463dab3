"""Showing one's tree, or a branch of it, to somebody one chooses: whoever holds the link."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.model.ids import PersonId, SkillId, TerritoryId, TreeShareId


class TreeShare(Struct):
    """A link that shows a branch, or the whole tree where `branch` is None, until it ends or is ended.

    `label` says whom it is for, in the owner's words. Only the token's hash is kept.
    """

    id: TreeShareId
    territory_id: TerritoryId
    person_id: PersonId
    branch: SkillId | None
    label: str
    token_hash: bytes
    created_at: datetime
    until: datetime
    ended_at: datetime | None = None

    def live(self, now: datetime) -> bool:
        """Whether it still shows something."""
        return self.ended_at is None and now < self.until


class ShareHolder(Struct):
    """A link that is for one account alone: whose it is since when, nobody's until somebody keeps it."""

    share_id: TreeShareId
    person_id: PersonId | None = None
    since: datetime | None = None
