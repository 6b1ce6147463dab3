"""An adaptive test over a skill and its prerequisites: the next question, and what the answers say.

Nothing is kept between calls: the answers so far go in each time, in any order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np

from skilltree.engine.placement.belief import Forest
from skilltree.engine.placement.choice import TOO_LITTLE, aims, gains, pick
from skilltree.engine.placement.kinship import Requires, depths, parents
from skilltree.engine.placement.response import GRID, Floats, above, right_table
from skilltree.engine.placement.scale import CUTS, LEVELS
from skilltree.engine.placement.types import Answered, Estimate, Prior, Question, Teaching, Verdict
from skilltree.engine.placement.verdict import SURE, advise
from skilltree.model.course import OCCUPATION_LEVEL
from skilltree.model.ids import SkillId

QUESTIONS_A_SKILL: Final = 3
"""The cap, unless the caller sets one: so many questions a skill on average."""

DROP: Final = 0.25
"""How much lower people usually are in a skill than in what it requires, in logits."""


def usual_abilities(skills: Sequence[SkillId], requires: Requires, known: Mapping[SkillId, float]) -> Floats:
    """Return where people usually are: as `known` says, else lower the more a skill requires (at most 1 logit)."""
    depth = depths(skills, requires)
    return np.array([known.get(skill, -min(DROP * depth[skill], 1.0)) for skill in skills], np.float64)


def evidence(skills: Sequence[SkillId], prior: Mapping[SkillId, Prior]) -> Floats:
    """Return the likelihood of what the tree says, by skill and place of the grid; flat where it says nothing."""
    said: Floats = np.ones((len(skills), len(GRID)))
    for at, skill in enumerate(skills):
        if skill in prior:
            said[at] = np.exp(-0.5 * ((GRID - prior[skill].mean) / prior[skill].width) ** 2)
    return said


class Placement:
    """One test. Building it costs about as much as one question's choice."""

    def __init__(
        self,
        questions: Iterable[Question],
        requires: Requires,
        prior: Mapping[SkillId, Prior],
        *,
        needed: Mapping[SkillId, int] | None = None,
        usual: Mapping[SkillId, float] | None = None,
        most: int | None = None,
        guessing: bool = True,
        sure: float = SURE,
        least: float = TOO_LITTLE,
    ) -> None:
        """`needed` is the level that matters by skill (2 unless said), `most` the cap, `usual` as calibrated.

        `guessing` reckons with lucky guesses where a question has choices; `sure` and `least` are when to stop.
        `prior` may hold skills that the test does not have. Raises ValueError for prerequisites that go round, for
        two questions of one id, and for numbers out of range.
        """
        self.questions = tuple(sorted(questions, key=lambda each: each.id))
        named = [*requires, *(each for below in requires.values() for each in below)]
        self.skills: tuple[SkillId, ...] = tuple(dict.fromkeys([*named, *(each.skill for each in self.questions)]))
        self.needed = {skill: (needed or {}).get(skill, OCCUPATION_LEVEL) for skill in self.skills}
        self.most = QUESTIONS_A_SKILL * len(self.skills) if most is None else most
        self.sure, self.least = sure, least
        self._place = {each.id: at for at, each in enumerate(self.questions)}
        self._check(prior)
        place = {skill: at for at, skill in enumerate(self.skills)}
        self._skill = np.array([place[each.skill] for each in self.questions], np.intp)
        order, parent = parents(self.skills, requires)
        self._forest = Forest(order, parent, usual_abilities(self.skills, requires, usual or {}))
        self._said = evidence(self.skills, prior)
        self._right = right_table(self.questions, guessing=guessing)
        self._worth, self._owner = aims([self.needed[skill] for skill in self.skills])

    def _check(self, prior: Mapping[SkillId, Prior]) -> None:
        if len(self._place) != len(self.questions):
            raise ValueError("two questions have one id")
        for each in self.questions:
            if not (abs(each.difficulty) <= -GRID[0] and 0 <= each.spread <= 5 and each.choices >= 0):
                raise ValueError(f"question {each.id}: difficulty, spread or choices out of range")
        for skill, level in self.needed.items():
            if level not in LEVELS:
                raise ValueError(f"needed level of {skill} is 1 to 4, not {level}")
        for skill, said in prior.items():
            if not (said.width > 0 and abs(said.mean) < float("inf")):
                raise ValueError(f"prior of {skill}: width must be above 0, mean finite")
        if not 0.5 < self.sure < 1:
            raise ValueError(f"sure is between .5 and 1, not {self.sure}")

    def next(self, answered: Iterable[Answered], seed: str) -> Question | None:
        """Return the question to ask next, None where the test is at its end.

        It ends when every skill is sure, when no question left tells enough, at the cap, or out of questions.
        The same answers and seed give the same question.
        """
        given = self._given(answered)
        open_ = np.array([at for at in range(len(self.questions)) if at not in given], np.intp)
        if len(given) >= self.most or not len(open_):
            return None
        likelihood = self._likelihood(given)
        posterior, expected = self._forest.expectations(likelihood, self._worth, self._owner)
        if self._all_sure(posterior):
            return None
        gain = gains(posterior, expected, self._right[open_], self._skill[open_])
        chosen = pick([self.questions[at].id for at in open_], gain, seed, least=self.least)
        return None if chosen is None else self.questions[open_[chosen]]

    def estimate(self, answered: Iterable[Answered]) -> dict[SkillId, Estimate]:
        """Return what is known of each skill: expectations a posteriori (Bock & Mislevy 1982)."""
        given = self._given(answered)
        posterior = self._forest.beliefs(self._likelihood(given)[None])[0]
        asked = np.bincount(self._skill[list(given)], minlength=len(self.skills)) if given else [0] * len(self.skills)
        found: dict[SkillId, Estimate] = {}
        for at, skill in enumerate(self.skills):
            mean = float(posterior[at] @ GRID)
            found[skill] = Estimate(
                mean=mean,
                error=float(posterior[at] @ (GRID - mean) ** 2) ** 0.5,
                at_least=tuple(float(posterior[at] @ above(cut)) for cut in CUTS),  # type: ignore[arg-type]
                asked=int(asked[at]),
            )
        return found

    def verdict(
        self,
        answered: Iterable[Answered],
        modules: Sequence[Teaching] = (),
        held: Mapping[SkillId, int] | None = None,
    ) -> Verdict:
        """Return the answer in words' terms; `held` are levels of skills that this test does not have."""
        return advise(self.estimate(answered), self.needed, modules, held or {}, sure=self.sure)

    def _given(self, answered: Iterable[Answered]) -> dict[int, bool]:
        given: dict[int, bool] = {}
        for each in answered:
            at = self._place.get(each.question)
            if at is None:
                raise ValueError(f"question {each.question} is not of this test")
            if at in given:
                raise ValueError(f"question {each.question} is answered twice")
            given[at] = each.right
        # One order of multiplication, so that one set of answers gives one result to the last digit.
        return dict(sorted(given.items()))

    def _likelihood(self, given: Mapping[int, bool]) -> Floats:
        likelihood = self._said.copy()
        for at, right in given.items():
            likelihood[self._skill[at]] *= self._right[at] if right else 1 - self._right[at]
        return likelihood

    def _all_sure(self, posterior: Floats) -> bool:
        chances = [float(posterior[at] @ self._worth[at]) for at in range(len(self.skills))]
        return all(max(chance, 1 - chance) >= self.sure for chance in chances)
