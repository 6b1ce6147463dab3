"""What next: scored suggestions with reasons as data, and paths to a goal."""

from __future__ import annotations

from datetime import date

from skilltree.model.base import Struct
from skilltree.model.course import SkillLevel
from skilltree.model.ids import ModuleId, OccupationId, SkillId
from skilltree.model.path_words import PathObstacle, PathWay
from skilltree.model.words import Language, ReasonKind, SuggestionKind


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
    """What the person can put in. `near` is (latitude, longitude); places farther than `radius_km` are left out."""

    hours_per_week: float | None = None
    max_cost_euros: int | None = None
    online_only: bool = False
    near: tuple[float, float] | None = None
    radius_km: float | None = None
    language: Language | None = None
    finish_by: date | None = None


class MissingSkill(Struct):
    """What stands in the way of `wanted`: `skill_id` at a level, which may be another one that comes before."""

    wanted: SkillId
    skill_id: SkillId
    level: int
    obstacles: tuple[PathObstacle, ...]


class Plan(Struct):
    """Modules in an order in which each one's prerequisites are met. `proven`: no other plan takes fewer hours."""

    module_ids: tuple[ModuleId, ...]
    hours: float
    have: tuple[SkillLevel, ...]
    lacking: tuple[SkillLevel, ...]
    cost_euros: int = 0
    proven: bool = True


class OtherPlan(Struct):
    """Another way to what the plan reaches."""

    way: PathWay
    module_ids: tuple[ModuleId, ...]
    hours: float
    cost_euros: int
