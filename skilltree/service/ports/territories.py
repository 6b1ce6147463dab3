"""Territories and communes: the store's side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from skilltree.model.ids import TerritoryId
from skilltree.model.person import Territory
from skilltree.model.place import Commune
from skilltree.service.ports.taxonomy import PutCount


class TerritoryReads(Protocol):
    """Queries."""

    async def territories(self) -> list[Territory]:
        """All, by name."""
        ...

    async def territory(self, territory_id: TerritoryId) -> Territory | None:
        """One territory."""
        ...

    async def communes(self, insee_codes: Sequence[str]) -> dict[str, Commune]:
        """Several, by INSEE code; codes of merged communes answer with today's commune."""
        ...

    async def search_communes(self, text: str, limit: int) -> list[Commune]:
        """By name (accent and case blind, prefix) or postcode; larger communes first."""
        ...


class TerritoryWrites(TerritoryReads, Protocol):
    """Commands."""

    async def put_territory(self, territory: Territory) -> None:
        """Insert or update with its communes."""
        ...

    async def put_communes(self, communes: Sequence[Commune]) -> PutCount:
        """Insert or update; None leaves what is stored."""
        ...
