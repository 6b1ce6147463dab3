"""Running tests on planted learners: the adaptive one, and fixed ones with the same bank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

import msgspec

from bench.placement_world import Person, World
from skilltree.engine.placement import CUTS, Answered, Estimate, Placement, Question, Sitting, calibrate
from skilltree.model.base import Struct

Answers = tuple[Answered, ...]


class Score(Struct):
    """Sums over the skills of one person after some questions."""

    questions: int
    squared: float
    misplaced: int
    skills: int


class Site:
    """A world, and its bank as a number of early learners left it."""

    def __init__(self, world: World, *, calibrating: int, guessing: bool) -> None:
        """`guessing` is what the engine is told, not what the world does."""
        self.world, self.guessing = world, guessing
        self.bank, self.usual = list(world.questions), dict[str, float]()
        if calibrating:
            self._learn(calibrating)

    def test(self, person: Person, *, joint: bool = True, most: int | None = None, endless: bool = False) -> Placement:
        """Return the person's test; not `joint` takes each skill by itself, `endless` stops at the cap alone."""
        requires = self.world.requires if joint else {}
        options = {"sure": 1 - 1e-12, "least": 0.0} if endless else {}
        return Placement(
            self.bank,
            requires,
            person.prior,
            needed=self.world.needed,
            usual=self.usual,
            most=most,
            guessing=self.guessing,
            **options,
        )

    def play(self, test: Placement, name: str, person: Person, answered: Answers = ()) -> Answers:
        """Return all answers of an adaptive test, the ones given first."""
        while (question := test.next(answered, name)) is not None:
            answered += (Answered(question=question.id, right=self.world.answer(name, person, question)),)
        return answered

    def sit(self, questions: Sequence[Question], name: str, person: Person) -> Answers:
        """Return the answers to all of a fixed test."""
        return tuple(Answered(question=each.id, right=self.world.answer(name, person, each)) for each in questions)

    def _learn(self, people: int) -> None:
        """Let people sit the adaptive test as authored, then calibrate from what they answered."""
        sittings = []
        for at in range(people):
            name = f"early {at}"
            person = self.world.person(name)
            sittings.append(Sitting(answered=self.play(self.test(person), name, person), prior=person.prior))
        found = calibrate(sittings, self.bank, self.world.requires, guessing=self.guessing)
        self.usual = found.usual
        self.bank = [
            msgspec.structs.replace(
                each, difficulty=found.difficulties[each.id].value, spread=found.difficulties[each.id].spread
            )
            for each in self.bank
        ]


def score(world: World, person: Person, found: Mapping[str, Estimate], questions: int) -> Score:
    """Compare estimates with what was planted; misplaced is on the wrong side of the level needed."""
    squared, misplaced = 0.0, 0
    for skill, each in found.items():
        truth, need = person.ability[skill], world.needed[skill]
        squared += (each.mean - truth) ** 2
        misplaced += (each.at_least[need - 1] >= 0.5) != (truth >= CUTS[need - 1])
    return Score(questions=questions, squared=squared, misplaced=misplaced, skills=len(found))


def error(scores: Sequence[Score]) -> float:
    """Return the root mean square error in logits."""
    return sqrt(sum(each.squared for each in scores) / sum(each.skills for each in scores))


def misplaced(scores: Sequence[Score]) -> float:
    """Return the share of skills on the wrong side."""
    return sum(each.misplaced for each in scores) / sum(each.skills for each in scores)


def reach(curve: Sequence[float], wanted: float) -> float | None:
    """Return after how many questions a curve has come down to `wanted` for good, None where it never does."""
    high = max((at for at, value in enumerate(curve) if value > wanted), default=-1)
    if high < 0 or high + 1 == len(curve):
        return None if high >= 0 else 0.0
    return high + (curve[high] - wanted) / (curve[high] - curve[high + 1])


def fixed_spread(world: World, a_skill: int) -> list[Question]:
    """Choose the same number of questions for each skill, evenly from easy to hard as authored."""
    return [own[int((at + 0.5) * len(own) / a_skill)] for own in _by_skill(world).values() for at in range(a_skill)]


def fixed_needed(world: World, a_skill: int) -> list[Question]:
    """Choose for each skill the questions authored nearest to where the level needed begins."""
    return [
        each
        for skill, own in _by_skill(world).items()
        for each in sorted(own, key=lambda q: (abs(q.difficulty - CUTS[world.needed[skill] - 1]), q.id))[:a_skill]
    ]


def _by_skill(world: World) -> dict[str, list[Question]]:
    return {
        skill: sorted((each for each in world.questions if each.skill == skill), key=lambda q: (q.difficulty, q.id))
        for skill in world.skills
    }
