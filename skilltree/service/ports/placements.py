"""Placement tests: the store's side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from skilltree.model.ids import ModuleId, PersonId, PlacementId
from skilltree.model.placement import Placement, PlacementAnswer


class PlacementReads(Protocol):
    """Queries."""

    async def placement(self, placement_id: PlacementId) -> Placement | None:
        """One test."""
        ...

    async def answers(self, placement_id: PlacementId) -> list[PlacementAnswer]:
        """Its answers, in order."""
        ...

    async def placements_of(self, person_id: PersonId) -> list[Placement]:
        """A person's tests, newest first."""
        ...

    async def answer_count(self, module_ids: Sequence[ModuleId]) -> int:
        """How many answers these modules' questions have, in all tests."""
        ...

    async def placements(self, placement_ids: Sequence[PlacementId]) -> list[Placement]:
        """Several, by start and id."""
        ...

    async def answers_to(self, module_ids: Sequence[ModuleId]) -> list[PlacementAnswer]:
        """All answers to the questions of these modules, for calibration, by test and position."""
        ...


class PlacementWrites(PlacementReads, Protocol):
    """Commands."""

    async def start(self, placement: Placement) -> None:
        """Begin a test."""
        ...

    async def add_answer(self, answer: PlacementAnswer) -> bool:
        """Keep an answer; False when this position was answered before."""
        ...

    async def end(self, placement_id: PlacementId, at: datetime) -> bool:
        """End a test; False when it was ended before."""
        ...
