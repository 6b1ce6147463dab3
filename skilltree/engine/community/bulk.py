"""Counting many members at once, of whom nothing but their order of learning is known.

All pairs that are so many steps apart in all histories are counted by one pass over one array, so that half a million
members take seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from skilltree.engine.community.counters import GAPS, CommunityCounters, Counts, Indices
from skilltree.model.ids import SkillId

CHUNK: Final = 2_000_000
"""Facts that are counted at once: bounds the memory."""


def count_histories(histories: Iterable[Sequence[SkillId]]) -> CommunityCounters:
    """Count ordered histories; of a skill that comes twice in one the first counts, an empty one is nobody."""
    counters = CommunityCounters()
    index: dict[SkillId, int] = {}
    flat: list[int] = []
    lengths: list[int] = []
    parts: list[tuple[Indices, Indices]] = []
    for history in histories:
        held = [index.setdefault(skill, len(index)) for skill in dict.fromkeys(history)]
        if held:
            flat += held
            lengths.append(len(held))
        if len(flat) >= CHUNK:
            parts.append((np.array(flat, np.int64), np.array(lengths, np.int64)))
            flat, lengths = [], []
    parts.append((np.array(flat, np.int64), np.array(lengths, np.int64)))
    counters.place(index)
    for skills, sizes in parts:
        _add(counters, skills, sizes)
    return counters


def _add(counters: CommunityCounters, skills: Indices, sizes: Indices) -> None:
    size = len(counters.skills)
    before: Counts = np.zeros((GAPS, size * size), np.int32)
    left = np.repeat(np.cumsum(sizes), sizes) - np.arange(len(skills))
    at = np.arange(len(skills))
    for gap in range(1, int(sizes.max(initial=0))):
        at = at[left[at] > gap]
        _tally(before[min(gap, GAPS) - 1], skills[at] * size + skills[at + gap])
    counted = before.reshape(GAPS, size, size)
    whole = counted.sum(axis=0, dtype=np.int32)
    holders = np.bincount(skills, minlength=size).astype(np.int32)
    counters.add_counted(len(sizes), holders, counted, whole + whole.T)


def _tally(into: Counts, keys: Indices) -> None:
    """Add one for each key: by counting all where keys are many, one by one where they are few."""
    if len(keys) * 8 > len(into):
        into += np.bincount(keys, minlength=len(into)).astype(np.int32)
    else:
        np.add.at(into, keys, np.int32(1))
