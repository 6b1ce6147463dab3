"""What next: scored suggestions with reasons as data, and paths to a goal."""

from __future__ import annotations

from skilltree.model.base import Struct
from skilltree.model.course import SkillLevel
from skilltree.model.ids import ModuleId, OccupationId, SkillId
from skilltree.model.words import ReasonKind, SuggestionKind


class Reason(Struct):
    """One reason. `amount`: km for DISTANCE, euros for COST, offers or people for DEMAND."""

    kind: ReasonKind
    skill_id: SkillId | None = None
    level: int | None = None
    amount: float | None = None
    occupation_id: OccupationId | None = None


class ScoredSuggestion(Struct):
    """A module or opportunity for one person; `score` is 0 to 1."""

    kind: SuggestionKind
    subject_id: str
    score: float
    reasons: tuple[Reason, ...]


class PathLimits(Struct):
    """What the person can put in."""

    hours_per_week: float | None = None
    max_cost_euros: int | None = None
    online_only: bool = False


class Plan(Struct):
    """Modules in an order in which each one's prerequisites are met."""

    module_ids: tuple[ModuleId, ...]
    hours: float
    have: tuple[SkillLevel, ...]
    lacking: tuple[SkillLevel, ...]
