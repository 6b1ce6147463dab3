"""Placement tests as answers, for whoever takes them."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.model.words import AdvisedWording, Language, PlacedStanding
from skilltree.service.views.courses import QuestionView
from skilltree.service.views.skills import SkillView
from skilltree.service.views.trees import TreeSkillView


class SkillVerdictView(Struct):
    """What the test says of one skill. `level` (0 to 4) is what was surely shown."""

    skill: SkillView
    standing: PlacedStanding
    level: int
    words: str


class PlacementView(Struct):
    """A test as it stands; it says nothing of skills and modules before its end."""

    id: str
    skill: SkillView
    asked: int
    most: int
    ended: bool
    question: QuestionView | None
    question_language: Language | None
    wording: AdvisedWording
    again_from: datetime | None
    verdict: list[SkillVerdictView]
    skip_ids: list[str]
    first_ids: list[str]
    later_ids: list[str]
    grown: list[TreeSkillView]


class PlacementStarted(Struct):
    """A test began, or goes on."""

    placement: PlacementView


class PlacementAnswered(Struct):
    """An answer was judged."""

    placement: PlacementView
    right: bool


class PlacementEnded(Struct):
    """A test was stopped."""

    placement: PlacementView
