"""Links that show a tree: the store's side."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from skilltree.model.ids import PersonId, TreeShareId
from skilltree.model.tree_share import TreeShare


class TreeShareReads(Protocol):
    """Queries."""

    async def of_person(self, person_id: PersonId) -> list[TreeShare]:
        """A person's links, newest first, ended ones too."""
        ...

    async def by_token(self, token_hash: bytes) -> TreeShare | None:
        """The link with this token's hash, ended or not."""
        ...


class TreeShareWrites(TreeShareReads, Protocol):
    """Commands."""

    async def add(self, share: TreeShare) -> None:
        """A new link."""
        ...

    async def end(self, person_id: PersonId, share_id: TreeShareId, at: datetime) -> TreeShare | None:
        """End one of a person's links; None when there is none that is not ended."""
        ...

    async def forget(self, before: datetime) -> int:
        """Delete links that showed nothing any more by then; return how many."""
        ...
