"""Other ways to the tree, on the same counters: what was here before, and what a textbook would take.

Each takes the counters and gives parents. `nearness`: the score that the tree was first grown by. `information`: mutual
information of holding (Chow & Liu 1968), from the best edge down. `probability_raising`: a parent comes first and makes
the child likelier (after CAPRI, Ramazzotti et al. 2015), by mutual information, as a maximum arborescence.
`right_before`: whichever skill most often comes right before, as a maximum arborescence.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from bench.tree_worlds import Parents
from skilltree.engine.community import CommunityCounters
from skilltree.engine.community.arborescence import ROOT, best_forest

Numbers: TypeAlias = npt.NDArray[np.float64]


def nearness(counters: CommunityCounters) -> Parents:
    """(together - one other / 2 N) / (one + other - together), among the more held that come first."""
    held, both, ahead = _counts(counters)
    score = (both - np.outer(held, held) / (2 * counters.members)) / (held[:, None] + held[None, :] - both)
    allowed = (both >= held[None, :] / 2) & (ahead > ahead.T)
    order = np.lexsort((np.arange(len(held)), -held))
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    score[~allowed | (place[:, None] >= place[None, :])] = -np.inf
    best = score.argmax(axis=0)
    return _named(counters, np.where(np.isfinite(score.max(axis=0)), best, ROOT))


def information(counters: CommunityCounters) -> Parents:
    """Mutual information of holding, edges from the best down, whoever learns first above."""
    score, ahead = _information(counters), _counts(counters)[2]
    score[~(ahead > ahead.T)] = -np.inf
    parents = np.full(len(score), ROOT)
    top = np.arange(len(score))
    for edge in np.argsort(-score, axis=None, kind="stable"):
        parent, child = divmod(int(edge), len(score))
        if not score[parent, child] > 0:
            break
        if parents[child] == ROOT and top[parent] != child:
            parents[child] = parent
            top[top == child] = top[parent]
    return _named(counters, parents)


def probability_raising(counters: CommunityCounters) -> Parents:
    """Mutual information where the parent comes first and raises the child's share, as a maximum arborescence."""
    held, both, ahead = _counts(counters)
    score = np.rint(_information(counters) * 1e9)
    rest = np.maximum(counters.members - held, 1)
    raises = both / held[:, None] > (held[None, :] - both) / rest[:, None]
    return _forest(counters, score, (ahead > ahead.T) & raises & (score > 0))


def right_before(counters: CommunityCounters) -> Parents:
    """How often it comes right before, as a maximum arborescence."""
    score = counters.before[0].astype(np.float64)
    return _forest(counters, score, score > 0)


PEERS: Final[dict[str, Callable[[CommunityCounters], Parents]]] = {
    "nearness": nearness,
    "information": information,
    "probability_raising": probability_raising,
    "right_before": right_before,
}


def _counts(counters: CommunityCounters) -> tuple[Numbers, Numbers, Numbers]:
    return (
        counters.holders.astype(np.float64),
        counters.together.astype(np.float64),
        counters.before.sum(axis=0).astype(np.float64),
    )


def _information(counters: CommunityCounters) -> Numbers:
    held, both, _ = _counts(counters)
    one, other, members = held[:, None], held[None, :], float(counters.members)
    found = np.zeros_like(both)
    for count, a, b in (
        (both, one, other),
        (one - both, one, members - other),
        (other - both, members - one, other),
        (members - one - other + both, members - one, members - other),
    ):
        with np.errstate(divide="ignore", invalid="ignore"):
            part = count / members * np.log(count * members / (a * b))
        found += np.where(count > 0, part, 0)
    found[both * members < one * other] = 0
    np.fill_diagonal(found, 0)
    return found


def _forest(counters: CommunityCounters, score: Numbers, allowed: npt.NDArray[Any]) -> Parents:
    size = len(score)
    candidates = np.tile(np.append(np.arange(size), ROOT), (size, 1))
    scores = np.concatenate([score.T, np.zeros((size, 1))], axis=1).astype(np.int64)
    usable = np.concatenate([allowed.T & ~np.eye(size, dtype=np.bool_), np.ones((size, 1), np.bool_)], axis=1)
    return _named(counters, best_forest(candidates, scores, usable))


def _named(counters: CommunityCounters, parents: npt.NDArray[Any]) -> Parents:
    names: list[str | None] = [*counters.skills, None]
    return {skill: names[parents[at]] for at, skill in enumerate(counters.skills)}
