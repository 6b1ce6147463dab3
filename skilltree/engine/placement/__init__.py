"""The adaptive placement test: a few questions over a skill and its prerequisites, and what may be skipped.

How a service uses it; nothing here keeps anything, reads a clock or draws a number of its own:

    questions = [Question(id=..., skill=..., difficulty=authored_difficulty(level), choices=4), ...]
    requires = {"soudure": ("metal", "securite"), "metal": ("mesure",)}         # skill to its prerequisites
    prior = {"mesure": prior_of(2, Standing.CLAIMED)}                           # what the person's tree says
    test = Placement(questions, requires, prior, needed={"metal": 2}, usual=calibration.usual)

    question = test.next(answered, seed)        # None: the test is over. `seed` is the sitting's own id
    answered += (Answered(question=question.id, right=judged),)
    test.estimate(answered)                     # by skill, in logits, with chances of levels 1 to 4
    test.verdict(answered, modules, held)       # holds, lacks or unsure; modules to skip, first, later; wording

- `Placement` is cheap to build: make it anew at each answer from the stored sitting. The order of answers makes no
  difference, so answers that come late from an offline phone just go in. Keep a sitting's questions (with their
  difficulties and spreads) and prior as they were when it began: what it asks next depends on them.
- "I do not know" is not right. Where answers are chosen, say how many choices: luck is reckoned with. Where somebody
  watched (a facilitator, an exercise), `choices` is 0. Questions of one text in two wordings are two questions.
- `sure_level` is what a test may write down as evidence, `level` what may be shown as a likely guess.
- `verdict` may be asked at any time; who stops early gets what is known so far.
- Calibration: `calibrate(sittings, authored, requires)` over one family of skills, with the authored questions; then
  build tests from questions whose difficulty and spread are those found. Sittings are nameless. A `Difficulty` that is
  far from its author's (more than twice its spread) is of a question to look at again.
"""

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
