"""What the judge of the community tree is fitted to: skills of planted worlds, their candidates and which one is true.

A skill is shown beside its candidates, some others drawn from all the rest, and having no parent. Those drawn stand for
all the rest, so that their odds are corrected by how many each stands for (sampled softmax); a true parent that is not
among the candidates is always drawn.
"""

from __future__ import annotations

import random
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from bench.tree_worlds import Parents, Walks, World, front
from skilltree.engine.community import CommunityCounters, count_histories
from skilltree.engine.community.candidates import CONTEXT, NOBODY, choose
from skilltree.engine.community.features import NAMES, features, pairs_of
from skilltree.engine.community.levels import SCALE

DRAWN: Final = 8
PLACES: Final = CONTEXT + DRAWN + 1

Array: TypeAlias = npt.NDArray[Any]
Sample: TypeAlias = tuple[Array, Array, Array, Array]
"""Usable [skill, place], features in natural units, the true place (-1: not there), corrections."""


def drawn_world(seed: int) -> World:
    """Return a world of a drawn family, shape, size and noise. Seeds from 1,000 on are for fitting."""
    draw = random.Random(seed)
    skills = draw.choice((25, 40, 69, 69, 120, 200, 350))
    members = int(min(40 * skills, 10 ** draw.uniform(2, 3.9)))
    noise = draw.choice((0.0, 0.1, 0.1, 0.2, 0.2, 0.2, 0.3))
    if draw.random() < 0.4:
        return front(skills, members, noise, seed)
    return (Walks() if draw.random() < 0.4 else _drawn_walks(skills, draw)).make(skills, members, noise, seed)


def _drawn_walks(skills: int, draw: random.Random) -> Walks:
    trunk, children = draw.choice((2, 3, 5, 8, 8, 10, 12)), draw.choice((2, 3, 4, 4, 6, 9))
    deepest = trunk + draw.choice((4, 6, 6, 10))
    while children ** (deepest - trunk) < 6 * skills:
        deepest += 1
    times = draw.choice(((1,), (1, 1, 2, 3), (1, 2), (2, 3, 4), (1, 1, 1, 2)))
    return Walks(trunk, deepest, children, draw.uniform(0.75, 0.95), draw.uniform(0.4, 0.95), times)


def sample(world: World, seed: int) -> Sample:
    """Return one world's skills as they are fitted to."""
    parent, histories = world
    counters = count_histories(histories)
    columns = np.arange(len(counters.skills))
    context = choose(counters, columns, np.argsort(np.argsort(np.array(counters.skills))))
    others, truth, corrections = _draw(counters, parent, context, np.random.default_rng(seed))
    asked = np.concatenate([context, others], axis=1)
    found = features(counters, pairs_of(counters, columns), columns, asked).astype(np.float32) / SCALE
    usable = np.concatenate([asked != NOBODY, np.ones((len(columns), 1), np.bool_)], axis=1)
    assert found.shape[1:] == (PLACES, len(NAMES))
    return usable, found, truth, corrections


def _draw(
    counters: CommunityCounters, parent: Parents, context: Array, draw: np.random.Generator
) -> tuple[Array, Array, Array]:
    size = len(counters.skills)
    others = np.full((size, DRAWN), NOBODY)
    truth = np.full(size, -1)
    corrections = np.zeros((size, PLACES), np.float32)
    for child, skill in enumerate(counters.skills):
        above = parent[skill]
        true = counters.index.get(above, NOBODY) if above is not None else NOBODY
        if above is None:
            truth[child] = PLACES - 1
        elif true != NOBODY:
            near = np.nonzero(context[child] == true)[0]
            truth[child] = near[0] if len(near) else CONTEXT + DRAWN - 1
        far = truth[child] == CONTEXT + DRAWN - 1
        rest = np.setdiff1d(np.arange(size), [*context[child], child, *([true] if far else [])])
        some = draw.permutation(rest)[: DRAWN - int(far)]
        others[child, : len(some)] = some
        corrections[child, CONTEXT : CONTEXT + len(some)] = np.log(len(rest) / max(len(some), 1)) if len(some) else 0
        if far:
            others[child, -1] = true
    return others, truth, corrections
