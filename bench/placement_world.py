"""Planted learners and question banks, seeded. Nothing here shares code with the engine's own model of people.

Prerequisites are layered, with loops. Abilities: a general talent and something of each skill's own at the bottom;
above, the mean of all prerequisites, and something of its own; lower by a random step each time. True difficulties
are authored ones and the author's error. Trees tell some of the skills, with the error that each standing has.
"""

from __future__ import annotations

from math import exp
from random import Random

from skilltree.engine.placement import CUTS, Prior, Question, authored_difficulty, prior_of
from skilltree.model.base import Struct
from skilltree.model.words import Standing

SPREAD_OF_PEOPLE = 1.5
STANDINGS = {Standing.CLAIMED: (0.6, 1.0), Standing.LEARNT: (0.25, 0.7), Standing.CONFIRMED: (0.15, 0.5)}
"""How common each is in a tree, and the standard deviation of what it says, in logits."""


class Nature(Struct):
    """How the world is; the engine is told nothing of it but the number of choices."""

    author_error: float = 0.7
    author_bias: float = 0.0
    guessing: float = 0.0
    slipping: float = 0.0
    overclaiming: float = 0.0
    choices: int = 0
    shift: float = 0.0
    uneven: float = 0.0


FITTING = Nature()
"""People answer as one parameter says; authors err."""

CHOICES = Nature(choices=4, guessing=0.25)
"""Four choices, and who does not know draws lots."""

MISFIT = Nature(
    choices=4, guessing=0.25, slipping=0.05, author_error=1.0, author_bias=0.4, overclaiming=0.5, uneven=0.3
)
"""Lots and slips; authors err more and take their questions for easier than they are; trees boast; slopes differ."""


class Person(Struct):
    """Planted abilities in logits, and what the tree says."""

    ability: dict[str, float]
    prior: dict[str, Prior]


class World:
    """A bank, its prerequisites and its people; `true` are the difficulties that only the world knows."""

    def __init__(self, nature: Nature, *, seed: int, skills: int = 12, questions: int = 200) -> None:
        self.nature = nature
        self._random_seed = seed
        self._random = random = Random(f"world {seed}")
        self.skills = [f"s{at:02}" for at in range(skills)]
        self.requires: dict[str, tuple[str, ...]] = {}
        for at, skill in enumerate(self.skills):
            near = self.skills[max(0, at - 5) : at]
            count = 0 if at < max(1, skills // 6) else min(len(near), random.choice((1, 1, 2, 2, 3)))
            self.requires[skill] = tuple(sorted(random.sample(near, count)))
        self.needed = {skill: random.choice((1, 2, 2, 3)) for skill in self.skills}
        self._step = {skill: random.uniform(0.0, 0.6) for skill in self.skills}
        self.questions = tuple(self._bank(skills, questions))
        self.true = {
            each.id: each.difficulty + nature.author_bias + random.gauss(0, nature.author_error)
            for each in self.questions
        }
        self._slope = {each.id: random.lognormvariate(0, nature.uneven) for each in self.questions}

    def _bank(self, skills: int, questions: int) -> list[Question]:
        bank = []
        for at in range(questions):
            turn, skill = divmod(at, skills)
            level = 1 + turn % 4
            nuance = self._random.choice((-0.5, 0.0, 0.5))
            bank.append(
                Question(
                    id=f"q{at:03}",
                    skill=self.skills[skill],
                    difficulty=authored_difficulty(level, nuance=nuance),
                    choices=self.nature.choices,
                )
            )
        return bank

    def person(self, name: str) -> Person:
        """Return the same person for the same name."""
        random = Random(f"person {self._random_seed} {name}")
        talent = random.gauss(0, 1)
        place: dict[str, float] = {}
        mean: dict[str, float] = {}
        for skill in self.skills:
            below = self.requires[skill]
            if below:
                shared = sum(place[each] for each in below) / len(below)
                place[skill] = 0.75 * shared + 0.65 * random.gauss(0, 1)
                mean[skill] = sum(mean[each] for each in below) / len(below) - self._step[skill]
            else:
                place[skill] = 0.6 * talent + 0.8 * random.gauss(0, 1)
                mean[skill] = self.nature.shift
        ability = {skill: mean[skill] + SPREAD_OF_PEOPLE * place[skill] for skill in self.skills}
        return Person(ability=ability, prior=self._tree(ability, random))

    def _tree(self, ability: dict[str, float], random: Random) -> dict[str, Prior]:
        said: dict[str, Prior] = {}
        for skill in self.skills:
            known, how = random.random() < 0.3, random.choices([*STANDINGS], [share for share, _ in STANDINGS.values()])
            seen = ability[skill] + random.gauss(0, STANDINGS[how[0]][1])
            level = level_of(seen + (self.nature.overclaiming if how[0] is Standing.CLAIMED else 0.0))
            if known and level:
                said[skill] = prior_of(level, how[0])
        return said

    def answer(self, name: str, person: Person, question: Question) -> bool:
        """Return whether this person gets this question right: always the same for the same name and question."""
        away = (self.true[question.id] - person.ability[question.skill]) * self._slope[question.id]
        chance = self.nature.guessing + (1 - self.nature.guessing - self.nature.slipping) / (1 + exp(away))
        return Random(f"answer {self._random_seed} {name} {question.id}").random() < chance


def level_of(ability: float) -> int:
    """Return the level, 0 to 4."""
    return sum(ability >= cut for cut in CUTS)
