"""What authors learn from: the store's side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from skilltree.model.ids import ModuleId, SkillId, TerritoryId
from skilltree.model.insight import KeptModuleFigures, KeptWantedFigures, RawCounts, Wish, Wished


class InsightReads(Protocol):
    """Queries."""

    async def raw_counts(self, module_id: ModuleId, version: int) -> RawCounts:
        """What is counted of one version; each person once in each group."""
        ...

    async def module_figures(self, module_id: ModuleId, version: int) -> KeptModuleFigures | None:
        """What was last shown of a version."""
        ...

    async def wished(self, territory_id: TerritoryId, since: date) -> list[Wished]:
        """How many looked in vain since that month, by way and skill."""
        ...

    async def wanted_figures(self, territory_id: TerritoryId) -> KeptWantedFigures | None:
        """What was last shown of a territory's wishes."""
        ...

    async def tried(self, territory_id: TerritoryId) -> list[tuple[ModuleId, int]]:
        """Versions whose quiz somebody tried."""
        ...

    async def searched(self, territory_id: TerritoryId) -> list[SkillId]:
        """Skills that some inhabitant looked for in vain."""
        ...


class InsightWrites(InsightReads, Protocol):
    """Commands."""

    async def first_try(self, territory_id: TerritoryId, module_id: ModuleId, version: int, who: bytes) -> bool:
        """Note that somebody tried the quiz of a version; False when they did before."""
        ...

    async def tally(
        self, territory_id: TerritoryId, module_id: ModuleId, version: int, rights: Mapping[str, bool]
    ) -> None:
        """Count one answer to each of these questions."""
        ...

    async def wish(self, wish: Wish) -> None:
        """Note a wish; the same one again moves it to its newest month."""
        ...

    async def forget_traces(self, territory_id: TerritoryId, hashes: Sequence[bytes]) -> None:
        """Delete the notes under these hashes, of tries and of wishes."""
        ...

    async def forget_wishes(self, before: date) -> int:
        """Delete wishes of months before this one; return how many."""
        ...

    async def keep_module_figures(self, kept: KeptModuleFigures) -> None:
        """Keep what is shown of a version, instead of what was."""
        ...

    async def keep_wanted_figures(self, kept: KeptWantedFigures) -> None:
        """Keep what is shown of a territory's wishes, instead of what was."""
        ...
