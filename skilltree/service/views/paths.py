"""The way to a goal as an answer."""

from __future__ import annotations

from datetime import date

from skilltree.model.base import Struct
from skilltree.model.path_words import GoalKind, PathObstacle, PathWay
from skilltree.service.views.blocks import SessionView
from skilltree.service.views.courses import ModuleView
from skilltree.service.views.people import GoalView
from skilltree.service.views.skills import OccupationView, SkillLevelView, SkillView


class PathStepView(Struct):
    """One module on the way. `saves_hours`: by how much the way is shorter when a test shows it already."""

    module: ModuleView
    brings: list[SkillLevelView]
    starts_on: date | None
    finishes_on: date | None
    sessions: list[SessionView]
    skippable: list[SkillView]
    saves_hours: float


class OtherPathView(Struct):
    """Another way to the same goal."""

    way: PathWay
    modules: list[ModuleView]
    hours: float
    cost_euros: int
    finishes_on: date | None


class PathMissingView(Struct):
    """What stands in the way of a skill of the goal."""

    wanted: SkillView
    skill: SkillView
    level: int
    obstacles: list[PathObstacle]


class PathView(Struct):
    """The way to a goal."""

    goal: GoalView
    understood_as: GoalKind
    steps: list[PathStepView]
    hours: float
    cost_euros: int
    finishes_on: date | None
    proven: bool
    weekly_hours_needed: float | None
    have: list[SkillLevelView]
    lacking: list[SkillLevelView]
    missing: list[PathMissingView]
    alternatives: list[OtherPathView]


class GoalMeaningsView(Struct):
    """What a text may mean as a goal, the likeliest first."""

    occupations: list[OccupationView]
    skills: list[SkillView]
