"""Planted territories for the path benchmark, seeded; written before the planner that they judge, not changed since.

Skills stand in fields, each at a depth; what comes before a skill is less deep, mostly in its field. Authors know
the order but for a few, who ask for something deeper (so there are loops). A module teaches one to four skills that
stand near each other; bundles are cheaper than their parts, so that choices depend on each other. How many modules
teach a skill is skewed: some have twenty, some none. Nothing here shares code with the planner.
"""

from __future__ import annotations

from math import exp
from random import Random

from skilltree.engine.path import ModuleFacts
from skilltree.model.base import Struct
from skilltree.model.course import SkillLevel


class Nature(Struct):
    """How a territory is made."""

    name: str
    modules: int = 5_000
    skills: int = 2_400
    field_size: int = 20
    deepest: int = 5
    most_taught: int = 3
    skew: float = 0.7
    abroad: float = 0.15
    """Share of prerequisites in another field."""
    disorder: float = 0.03
    """Share of what modules ask for that is deeper than what they teach."""
    wanted_most: int = 25


USUAL = Nature(name="usual")
"""Two to three modules a skill, as a territory's catalogue has them."""

DENSE = Nature(name="dense", skills=1_000, most_taught=4, abroad=0.3)
"""Five to ten modules a skill, with more bundles and more ways from field to field."""

TANGLED = Nature(name="tangled", skills=1_600, disorder=0.2, deepest=8)
"""Deeper, and authors who do not agree on the order."""

NATURES = (USUAL, DENSE, TANGLED)


class Wish(Struct):
    """Somebody's tree and what they want; `budget` in euros, None for none."""

    held: dict[str, int]
    wanted: tuple[SkillLevel, ...]
    budget: int | None


class World:
    """The modules of a territory, and people's wishes one after the other."""

    def __init__(self, nature: Nature, *, seed: int) -> None:
        self.nature = nature
        self._random = random = Random(f"path {nature.name} {seed}")
        self.names = [f"s{at:05}" for at in range(nature.skills)]
        self.depth = [random.randrange(nature.deepest + 1) for _ in range(nature.skills)]
        self.fields: list[list[int]] = [
            list(range(at, min(at + nature.field_size, nature.skills)))
            for at in range(0, nature.skills, nature.field_size)
        ]
        self.before = [self._prerequisites(at) for at in range(nature.skills)]
        favour = [random.paretovariate(1 / nature.skew) for _ in range(nature.skills)]
        firsts = random.choices(range(nature.skills), weights=favour, k=nature.modules)
        self.modules = [self._module(at, first) for at, first in enumerate(firsts)]

    def _field_of(self, skill: int) -> list[int]:
        return self.fields[skill // self.nature.field_size]

    def _prerequisites(self, skill: int) -> list[tuple[int, int]]:
        """Return (skill, level) pairs, less deep than the skill."""
        random, found = self._random, []
        for _ in range(random.choice((0, 1, 1, 2, 2, 3)) if self.depth[skill] else 0):
            field = random.choice(self.fields) if random.random() < self.nature.abroad else self._field_of(skill)
            lower = [each for each in field if self.depth[each] < self.depth[skill]]
            if lower:
                found.append((random.choice(lower), random.choice((1, 1, 2))))
        return found

    def _module(self, at: int, first: int) -> ModuleFacts:
        random = self._random
        near = sorted(
            self._field_of(first), key=lambda each: (abs(self.depth[each] - self.depth[first]), random.random())
        )
        size = random.choice(range(1, self.nature.most_taught + 1)) if random.random() < 0.6 else 1
        taught = {each: random.choice((1, 2, 2, 3)) for each in dict.fromkeys([first, *near][:size])}
        needs: dict[int, int] = {}
        for skill, level in taught.items():
            for needed, need in self.before[skill]:
                if needed not in taught and random.random() < 0.75:
                    needs[needed] = max(needs.get(needed, 0), need)
            if level > 1 and random.random() < 0.4:
                needs[skill] = level - 1
        if random.random() < self.nature.disorder:
            other = random.choice(self._field_of(first))
            if other not in taught:
                needs[other] = random.choice((1, 2))
        alone = sum(3 + 4 * level for level in taught.values())
        hours = max(0.5, round(alone * (0.9 ** (len(taught) - 1)) * exp(random.gauss(0, 0.5)) * 2) / 2)
        return ModuleFacts(
            id=f"m{at:05}",
            hours=hours,
            requires=tuple(SkillLevel(skill_id=self.names[each], level=level) for each, level in needs.items()),
            teaches=tuple(SkillLevel(skill_id=self.names[each], level=level) for each, level in taught.items()),
            cost_euros=0 if random.random() < 0.75 else random.choice((20, 40, 90, 150, 300)),
            online=random.random() < 0.6,
        )

    def wish(self) -> Wish:
        """Draw a person (15 skills on average) and an occupation (5 to 25 skills, of one to three fields)."""
        random = self._random
        fields = random.sample(self.fields, random.choice((1, 1, 2, 2, 3)))
        reach = [skill for field in fields for skill in field]
        size = min(random.randint(5, self.nature.wanted_most), len(reach))
        wanted = random.sample(reach, size)
        held: dict[str, int] = {}
        for _ in range(random.randint(5, 25)):
            pool = reach if random.random() < 0.3 else range(self.nature.skills)
            skill = random.choice(pool)
            if random.random() < 1 / (1 + self.depth[skill] / 2):
                held[self.names[skill]] = random.choice((1, 1, 2, 2, 3))
        budget = random.choice((0, 50, 100, 200, 400)) if random.random() < 0.3 else None
        levels = tuple(SkillLevel(skill_id=self.names[each], level=random.choice((1, 2, 2, 2))) for each in wanted)
        return Wish(held=held, wanted=levels, budget=budget)
