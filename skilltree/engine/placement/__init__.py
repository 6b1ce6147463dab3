"""The adaptive placement test: a few questions over a skill and its prerequisites, and what may be skipped."""

from skilltree.engine.placement.calibrate import calibrate
from skilltree.engine.placement.placement import Placement
from skilltree.engine.placement.scale import CUTS, authored_difficulty, prior_of
from skilltree.engine.placement.types import (
    Answered,
    Calibration,
    Difficulty,
    Estimate,
    Holding,
    ModuleAdvice,
    Prior,
    Question,
    Sitting,
    SkillVerdict,
    Teaching,
    Verdict,
    Wording,
)

__all__ = [
    "CUTS",
    "Answered",
    "Calibration",
    "Difficulty",
    "Estimate",
    "Holding",
    "ModuleAdvice",
    "Placement",
    "Prior",
    "Question",
    "Sitting",
    "SkillVerdict",
    "Teaching",
    "Verdict",
    "Wording",
    "authored_difficulty",
    "calibrate",
    "prior_of",
]
