"""What people held when they finished a module, and which one it was: the sums that co-learning is fitted to.

Counted over all people at once by sparse products, a group at a time so that memory stays bounded. A skill of
fewer holders than the privacy floor is left out, and so is a module that fewer finished: nothing is learnt from a few.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from skilltree.engine.floor import PRIVACY_FLOOR

MOST_SKILLS: Final = 4000
"""The most held skills are learnt from; the square of their number is kept."""

GROUP: Final = 10_000
"""People who are counted at once."""

RECENT_DAYS: Final = 90

Array = NDArray[Any]


@dataclass(slots=True)
class Histories:
    """Steps of all people in order of (person, day); those of person p are `first[p]` to `first[p + 1]`.

    `item` is a skill's number, or `skills` more than a module's. `day` is a proleptic Gregorian ordinal, or counts from
    any other day that `today` counts from too. `teaches[m]`: numbers of the skills that module m teaches. `begun[m]`:
    the day on which it could be taken first.
    """

    skills: int
    first: Array
    item: Array
    day: Array
    teaches: list[list[int]]
    begun: Array
    today: int


@dataclass(slots=True)
class Counts:
    """Sums over steps at which a module was finished. Numbers are places in `skills` and `modules`."""

    skills: Array
    """Numbers of the skills learnt from"""
    modules: Array
    """Numbers of the modules that enough people finished"""
    together: Array
    """[skill, skill]: steps before which both were held"""
    then: Array
    """[skill, module]: steps before which the skill was held, and which finished the module"""
    steps: int
    finished: Array
    """By module, of all"""
    recently: Array
    teaches: csr_array
    """[module of all, skill learnt from]"""


def count(histories: Histories) -> Counts:
    """Count. Two facts of one day are one after the other as they stand."""
    given = histories.skills
    total = len(histories.teaches)
    is_module = histories.item >= given
    number = histories.item - given
    people = len(histories.first) - 1
    person = np.repeat(np.arange(people), np.diff(histories.first))
    brought = _incidence(histories.teaches, given)
    holders = np.bincount(histories.item[~is_module], minlength=given)
    holders = holders + brought.T @ np.bincount(number[is_module], minlength=total)
    kept = np.argsort(-holders, kind="stable")[:MOST_SKILLS]
    kept = np.sort(kept[holders[kept] >= PRIVACY_FLOOR])
    finished = np.bincount(number[is_module], minlength=total)
    modules = np.flatnonzero(finished >= PRIVACY_FLOOR)
    place = np.full(total, -1)
    place[modules] = np.arange(len(modules))
    every: csr_array = _stack(given, brought)[:, kept]
    together = np.zeros((len(kept), len(kept)), np.float32)
    then = np.zeros((len(kept), len(modules)), np.float32)
    for begin in range(0, people, GROUP):
        low, high = histories.first[begin], histories.first[min(begin + GROUP, people)]
        asked = low + np.flatnonzero(is_module[low:high])
        since = histories.first[person[asked]]
        long = asked - since
        rows = np.repeat(np.arange(len(asked)), long)
        before = np.arange(len(rows)) - np.repeat(np.cumsum(long) - long - since, long)
        held = csr_array(
            (np.ones(len(rows), np.float32), (rows, histories.item[before])), shape=(len(asked), every.shape[0])
        )
        held = held @ every
        held.data[:] = 1
        together += (held.T @ held).toarray()
        chosen = place[number[asked]]
        some = np.flatnonzero(chosen >= 0)
        one = csr_array((np.ones(len(some), np.float32), (some, chosen[some])), shape=(len(asked), len(modules)))
        then += (held.T @ one).toarray()
    lately = is_module & (histories.day >= histories.today - RECENT_DAYS)
    return Counts(
        skills=kept,
        modules=modules,
        together=together,
        then=then,
        steps=int(is_module.sum()),
        finished=finished,
        recently=np.bincount(number[lately], minlength=total),
        teaches=brought[:, kept].tocsr(),
    )


def _incidence(rows: list[list[int]], wide: int) -> csr_array:
    starts = np.cumsum([0, *map(len, rows)])
    numbers = np.fromiter((each for row in rows for each in row), np.int64, int(starts[-1]))
    return csr_array((np.ones(len(numbers), np.float32), numbers, starts), shape=(len(rows), wide))


def _stack(skills: int, brought: csr_array) -> csr_array:
    """[item, skill]: a skill brings itself, a module what it teaches."""
    starts = np.concatenate([np.arange(skills), skills + brought.indptr])
    numbers = np.concatenate([np.arange(skills), brought.indices])
    return csr_array((np.ones(len(numbers), np.float32), numbers, starts), shape=(len(starts) - 1, skills))
