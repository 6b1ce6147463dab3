"""Plain data in and out of the placement test."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from skilltree.model.base import Struct
from skilltree.model.course import SkillLevel
from skilltree.model.ids import ModuleId, SkillId


class Question(Struct):
    """A question as the test sees it.

    `difficulty` and `spread` (its standard deviation) are in logits: the authored ones until `calibrate` gives
    better. `choices` is how many answers are offered, 0 where none are (a facilitator watched, an exercise).
    """

    id: str
    skill: SkillId
    difficulty: float
    choices: int = 0
    spread: float = 0.7


class Answered(Struct):
    """What somebody made of a question. "I do not know" is not right."""

    question: str
    right: bool


class Prior(Struct):
    """What is known of somebody's skill before the test, like one noisy measurement, in logits."""

    mean: float
    width: float


class Estimate(Struct):
    """Ability in one skill after some answers: its mean and standard deviation in logits.

    `at_least` holds the probabilities of having levels 1 to 4; they fall from left to right.
    """

    mean: float
    error: float
    at_least: tuple[float, float, float, float]
    asked: int


class Holding(StrEnum):
    """Whether somebody has a skill at the level that is needed."""

    HOLDS = "holds"
    LACKS = "lacks"
    UNSURE = "unsure"


class Wording(StrEnum):
    """Which wording of a block suits, where its author gave both."""

    EASIER = "easier"
    HARDER = "harder"


class SkillVerdict(Struct):
    """What the test says of one skill.

    `level` (0 to 4) is the likeliest guess, `sure_level` (0 to 4) what may be written down as shown. `certainty`
    (.5 to 1) is how likely `holding`, or its likelier half where unsure, is right about `needed`.
    """

    skill: SkillId
    needed: int
    holding: Holding
    certainty: float
    level: int
    sure_level: int
    wording: Wording
    asked: int


class Teaching(Struct):
    """What of a module matters here."""

    id: ModuleId
    requires: tuple[SkillLevel, ...] = ()
    teaches: tuple[SkillLevel, ...] = ()


class ModuleAdvice(Struct):
    """A module that is worth taking, and in which wording; `waits_for` are skills that are lacking for it."""

    id: ModuleId
    wording: Wording
    waits_for: tuple[SkillId, ...] = ()


class Verdict(Struct):
    """The end of a test: skills in the order given, modules that may be skipped, come first, or come later."""

    skills: tuple[SkillVerdict, ...]
    skip: tuple[ModuleId, ...] = ()
    first: tuple[ModuleAdvice, ...] = ()
    later: tuple[ModuleAdvice, ...] = ()


class Sitting(Struct):
    """One person's answers in one test, nameless, for calibration; `prior` is what the test began with."""

    answered: tuple[Answered, ...]
    prior: dict[SkillId, Prior] = msgspec.field(default_factory=dict)


class Difficulty(Struct):
    """A calibrated difficulty in logits, its standard deviation, and on how many answers it stands."""

    value: float
    spread: float
    answers: int


class Calibration(Struct):
    """Difficulties by question, and by skill the ability of those who sat, both in logits."""

    difficulties: dict[str, Difficulty]
    usual: dict[SkillId, float]
