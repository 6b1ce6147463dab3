"""Planted trees of skills, and members who learn along them with noise.

`Walks` is the generator that the bars are stated with (skills, members, noise and seed give the very same members); its
constants can be drawn too. `front` is another family, in which members learn any skill that is within reach. `goals` is
a third one, on which nothing was fitted: members have one to three goals, and learn all that leads there, by turns.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from typing import TypeAlias

Parents: TypeAlias = dict[str, str | None]
Histories: TypeAlias = list[list[str]]
World: TypeAlias = tuple[Parents, Histories]


@dataclass(frozen=True, slots=True)
class Walks:
    """From the trunk's end members walk outwards, one to three times."""

    trunk: int = 8
    deepest: int = 14
    children: int = 4
    goes_on: float = 0.88
    anywhere: float = 0.75
    times: tuple[int, ...] = (1, 1, 2, 3)

    def make(self, skills: int, members: int, noise: float, seed: int) -> World:
        """Return the parents and the members of one world."""
        draw = random.Random(seed)
        ids, parent, children = self._plant(skills, draw)
        return parent, [self._member(ids, children, noise, draw) for _ in range(members)]

    def _plant(self, skills: int, draw: random.Random) -> tuple[list[str], Parents, dict[str | None, list[str]]]:
        ids = _ids(skills, draw)
        parent: Parents = {}
        depth: dict[str, int] = {}
        children: dict[str | None, list[str]] = defaultdict(list)
        for at, skill in enumerate(ids):
            if at < self.trunk:
                above = ids[at - 1] if at else None
            else:
                while True:
                    start = self.trunk - 1
                    pool = ids[start:at] if draw.random() < self.anywhere else ids[max(start, at - 30) : at]
                    above = draw.choice(pool)
                    if depth[above] < self.deepest and len(children[above]) < self.children:
                        break
            parent[skill], depth[skill] = above, depth[above] + 1 if above is not None else 0
            children[above].append(skill)
        return ids, parent, children

    def _member(
        self, ids: list[str], children: dict[str | None, list[str]], noise: float, draw: random.Random
    ) -> list[str]:
        learnt = ids[: min(self.trunk, max(3, int(draw.gauss(self.trunk, 1))))]
        if len(learnt) >= self.trunk:
            for _ in range(draw.choice(self.times)):
                at = ids[self.trunk - 1]
                while children[at] and draw.random() < self.goes_on:
                    at = draw.choice(children[at])
                    if at not in learnt:
                        learnt.append(at)
        return noisy(learnt, noise, ids, draw)


def front(skills: int, members: int, noise: float, seed: int, *, order: str | None = None) -> World:
    """Return a world in which members learn what is within reach: anything, the newest, or depth first."""
    draw = random.Random(seed)
    order = order or draw.choice(("deep", "any", "both", "new"))
    ids = _ids(skills, draw)
    shape, roots, chain = (
        draw.choice(("any", "near", "wide", "chains")),
        draw.choice((1, 1, 2, 4)),
        draw.choice((4, 8, 12)),
    )
    parent: Parents = {}
    children: dict[str | None, list[str]] = defaultdict(list)
    for at, skill in enumerate(ids):
        if at < roots:
            parent[skill] = None
        elif shape == "chains":
            parent[skill] = ids[draw.randrange(roots)] if (at - roots) % chain == 0 else ids[at - 1]
        else:
            first = max(0, at - 6) if shape == "near" else 0
            parent[skill] = ids[draw.randrange(first, max(1, int(at**0.6)) if shape == "wide" else at)]
        children[parent[skill]].append(skill)
    least, most = draw.uniform(0.1, 0.5), draw.uniform(0.6, 0.98)
    taken_up = {skill: draw.uniform(least, most) for skill in ids}
    few, many = draw.randint(2, 6), draw.randint(8, 30)
    histories = []
    for _ in range(members):
        learnt: list[str] = []
        reach = [root for root in children[None] if draw.random() < 0.8] or children[None][:1]
        room = draw.randint(few, many)
        while reach and len(learnt) < room:
            now = order if order != "both" else draw.choice(("deep", "any"))
            first = {"deep": len(reach) - 1, "new": max(0, len(reach) - 3)}.get(now, 0)
            skill = reach.pop(draw.randrange(first, len(reach)))
            learnt.append(skill)
            further = [child for child in children[skill] if draw.random() < taken_up[child]]
            draw.shuffle(further)
            reach += further
        histories.append(noisy(learnt, noise, ids, draw))
    return parent, histories


def goals(skills: int, members: int, noise: float, seed: int) -> World:
    """Return a world in which members learn all that leads to one to three goals, by turns."""
    draw = random.Random(seed)
    ids = _ids(skills, draw)
    parent: Parents = {ids[0]: None}
    for at, skill in enumerate(ids[1:], start=1):
        parent[skill] = ids[draw.randrange(max(0, at - 25), at)]
    liked = [draw.paretovariate(1.5) for _ in ids]
    histories = []
    for _ in range(members):
        ways = [_way(goal, parent) for goal in draw.choices(ids, liked, k=draw.choice((1, 2, 3)))]
        learnt: dict[str, None] = {}
        while ways:
            way = draw.choice(ways)
            learnt[way.pop(0)] = None
            ways = [each for each in ways if each]
        histories.append(noisy(list(learnt), noise, ids, draw))
    return parent, histories


def noisy(learnt: list[str], noise: float, ids: list[str], draw: random.Random) -> list[str]:
    """Return what is recorded: some lost, some neighbours swapped, at times one that was not learnt."""
    learnt = [skill for skill in learnt if draw.random() > noise]
    for _ in range(len(learnt)):
        if draw.random() < noise and len(learnt) > 1:
            at = draw.randrange(len(learnt) - 1)
            learnt[at], learnt[at + 1] = learnt[at + 1], learnt[at]
    if draw.random() < noise:
        learnt.insert(draw.randrange(len(learnt) + 1), draw.choice(ids))
    return list(dict.fromkeys(learnt))


def prior_of(parent: Parents, wrong: float, seed: int) -> Parents:
    """Return the parents, a share of them replaced by any skill."""
    draw, skills = random.Random(seed), sorted(parent)
    return {skill: draw.choice(skills) if draw.random() < wrong else above for skill, above in parent.items()}


def recovered(parent: Parents, found: Parents) -> float:
    """Return the share of the true parents that were found."""
    return sum(skill in found and found[skill] == above for skill, above in parent.items()) / len(parent)


def _ids(skills: int, draw: random.Random) -> list[str]:
    ids = [f"s{at:04d}" for at in range(skills)]
    draw.shuffle(ids)
    return ids


def _way(skill: str, parent: Parents) -> list[str]:
    way = [skill]
    while (above := parent[way[-1]]) is not None:
        way.append(above)
    return way[::-1]
