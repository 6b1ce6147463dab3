"""The change outbox: the store's side."""

from __future__ import annotations

from typing import Protocol

from skilltree.model.change import Change, ChangeKind
from skilltree.model.ids import TerritoryId


class OutboxReads(Protocol):
    """Queries. Changes that belong to no territory (taxonomy) stand under TerritoryId ""."""

    async def heads(self) -> dict[TerritoryId, int]:
        """The newest sequence of each territory."""
        ...

    async def head(self, territory_id: TerritoryId) -> int:
        """The newest sequence of one territory; 0 without any."""
        ...

    async def after(self, territory_id: TerritoryId, sequence: int, limit: int) -> list[Change]:
        """Changes after that one, in order."""
        ...


class OutboxWrites(OutboxReads, Protocol):
    """Commands."""

    async def append(self, kind: ChangeKind, subject_id: str) -> Change:
        """Number and store a change of this transaction's territory."""
        ...
