"""What a worker found last of how hard questions are, so that not every test begins with finding it anew."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from skilltree.engine.placement import Calibration
from skilltree.model.ids import SkillId, TerritoryId

MOST_KEPT: Final = 500


@dataclass(slots=True)
class Calibrations:
    """By territory and skill: of how many answers, and what was found."""

    _kept: dict[tuple[TerritoryId, SkillId], tuple[int, Calibration]] = field(default_factory=dict)

    def last(self, territory_id: TerritoryId, skill_id: SkillId) -> tuple[int, Calibration] | None:
        """Return what was kept."""
        return self._kept.get((territory_id, skill_id))

    def keep(self, territory_id: TerritoryId, skill_id: SkillId, count: int, found: Calibration) -> None:
        """Keep it, and let go of the one that was first kept where there are many."""
        if len(self._kept) >= MOST_KEPT:
            self._kept.pop(next(iter(self._kept)))
        self._kept[territory_id, skill_id] = (count, found)
