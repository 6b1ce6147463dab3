"""Which skills may be a skill's parent: those that its holders most often learnt shortly before it."""

from __future__ import annotations

from typing import Final

import numpy as np

from skilltree.engine.community.counters import CommunityCounters, Indices

CONTEXT: Final = 16
"""Candidates that each skill has, at most."""

WEIGHTS: Final = (10, 7, 4, 2)
"""What having come one, two, three or more steps before is worth in choosing them."""

NOBODY: Final = -1


def choose(counters: CommunityCounters, columns: Indices, rank: Indices) -> Indices:
    """Return [column, place]: the candidates of these skills, best first, `NOBODY` where there are no more.

    Only skills that came before in some member's order. Equals: the lower `rank`, which is the place of the skill's id
    among all ids.
    """
    near = np.zeros((len(columns), len(rank)), np.int32)
    for gap, weight in enumerate(WEIGHTS):
        near += np.int32(weight) * counters.before[gap].T[columns]
    key = near.astype(np.int64) * len(rank) + (len(rank) - 1 - rank)[None, :]
    key[near == 0] = -1
    room = min(CONTEXT, len(rank))
    best = np.argpartition(-key, room - 1, axis=1)[:, :room] if room else np.zeros((len(columns), 0), np.int64)
    best = np.take_along_axis(best, np.argsort(-np.take_along_axis(key, best, 1), axis=1), 1)
    best[np.take_along_axis(key, best, 1) < 0] = NOBODY
    if room < CONTEXT:
        best = np.concatenate([best, np.full((len(columns), CONTEXT - room), NOBODY)], axis=1)
    return best
