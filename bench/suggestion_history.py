"""The whole planted territory in arrays: everybody's steps, what is known before the last weeks, and who is asked.

What came before `SPLIT_DAY` is known to every ranker; asked are people who finished a module after it: their last
one is to be found, from what they held and had done right before, among the modules published by then.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy as np

from bench.suggestion_people import CHUNK, Crowd, make_crowd
from bench.suggestion_tables import Array
from bench.suggestion_world import LAST_DAY, Ground, Shape, make_ground

SPLIT_DAY: Final = LAST_DAY - 45


@dataclass(slots=True)
class History:
    """Everybody; steps in order of (person, day), `first[p]` to `first[p + 1]` are those of person p."""

    ground: Ground
    home: Array
    travel: Array
    languages: Array
    goal: Array
    step_kind: Array
    step_item: Array
    step_level: Array
    step_day: Array
    step_person: Array
    first: Array

    def held(self, person: int, before: int) -> dict[int, int]:
        """Return the levels that a person holds before the step of this number."""
        ground = self.ground
        levels: dict[int, int] = {}
        for at in range(int(self.first[person]), before):
            item = int(self.step_item[at])
            if self.step_kind[at] == 0:
                levels[item] = max(levels.get(item, 0), int(self.step_level[at]))
            else:
                for skill, level in zip(ground.module_teaches[item], ground.module_teaches_level[item], strict=True):
                    levels[skill] = max(levels.get(skill, 0), level)
        return levels

    def done(self, person: int, before: int) -> list[int]:
        """Return the modules that a person finished before the step of this number."""
        steps = slice(int(self.first[person]), before)
        modules: list[int] = self.step_item[steps][self.step_kind[steps] == 1].tolist()
        return modules

    def asked(self, count: int, seed: int) -> list[tuple[int, int]]:
        """Return (person, step) of last modules after `SPLIT_DAY`, at most `count`, drawn."""
        module = np.flatnonzero(self.step_kind == 1)
        last = module[np.append(self.step_person[module][1:] != self.step_person[module][:-1], True)]
        last = last[self.step_day[last] >= SPLIT_DAY]
        draw = np.random.default_rng([seed, 3])
        chosen = np.sort(draw.choice(last, min(count, len(last)), replace=False))
        return [(int(self.step_person[at]), int(at)) for at in chosen]


def _part(shape: Shape, seed: int, number: int) -> Crowd:
    return make_crowd(make_ground(shape, seed), seed, number)


def make_history(shape: Shape, seed: int, *, workers: int = 2) -> History:
    """Draw everybody, in `workers` processes. The same seed gives the same, however many."""
    ground = make_ground(shape, seed)
    numbers = range(-(-shape.people // CHUNK))
    with ProcessPoolExecutor(workers) as pool:
        crowds = list(pool.map(_part, *zip(*((shape, seed, number) for number in numbers), strict=True)))
    begins = np.cumsum([0, *(len(crowd.home) for crowd in crowds)])
    person = np.concatenate([crowd.step_person + begin for crowd, begin in zip(crowds, begins, strict=False)])
    return History(
        ground=ground,
        home=np.concatenate([crowd.home for crowd in crowds]),
        travel=np.concatenate([crowd.travel for crowd in crowds]),
        languages=np.concatenate([crowd.languages for crowd in crowds]),
        goal=np.concatenate([crowd.goal for crowd in crowds]),
        step_kind=np.concatenate([crowd.step_kind for crowd in crowds]),
        step_item=np.concatenate([crowd.step_item for crowd in crowds]),
        step_level=np.concatenate([crowd.step_level for crowd in crowds]),
        step_day=np.concatenate([crowd.step_day for crowd in crowds]),
        step_person=person.astype(np.int32),
        first=np.searchsorted(person, np.arange(begins[-1] + 1)),
    )
