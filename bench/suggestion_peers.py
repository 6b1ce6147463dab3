"""Next-step rankers to compare with, over the same histories: popularity, item-kNN and EASE.

Each gives [person asked, module] scores from the modules that they had finished. Where a peer has a setting, all of
`run`'s are tried on the measuring world itself and the best one counts: that favours the peer.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.sparse import csr_array

from bench.suggestion_history import SPLIT_DAY, History
from bench.suggestion_tables import Array
from skilltree.engine.colearning.counts import RECENT_DAYS


def finished(history: History) -> csr_array:
    """[person, module]: 1 where it was finished before the last weeks."""
    known = (history.step_kind == 1) & (history.step_day < SPLIT_DAY)
    shape = (len(history.home), len(history.ground.module_main))
    one = np.ones(int(known.sum()), np.float32)
    return csr_array((one, (history.step_person[known], history.step_item[known])), shape=shape)


def peers(history: History, asked: list[tuple[int, int]]) -> Iterator[tuple[str, Array]]:
    """Return (name, scores), one setting after another."""
    table = finished(history)
    had = [history.done(person, step) for person, step in asked]
    starts = np.cumsum([0, *map(len, had)])
    items = np.array([each for row in had for each in row], np.int64)
    mine = csr_array((np.ones(len(items), np.float32), items, starts), shape=(len(asked), table.shape[1]))
    known = (history.step_kind == 1) & (history.step_day < SPLIT_DAY)
    for days in (10**6, RECENT_DAYS):
        lately = known & (history.step_day >= SPLIT_DAY - days)
        counts = np.bincount(history.step_item[lately], minlength=table.shape[1])
        yield "popularity", np.tile(counts.astype(np.float32), (len(asked), 1))
    gram = (table.T @ table).toarray()
    size = np.sqrt(np.maximum(gram.diagonal(), 1))
    cosine = gram / size / size[:, None]
    np.fill_diagonal(cosine, 0)
    for neighbours in (100, 0):
        kept = cosine
        if neighbours:
            least = np.partition(cosine, -neighbours, axis=0)[-neighbours]
            kept = np.where(cosine >= least, cosine, 0)
        yield "item_knn", mine @ kept
    for ridge in (100.0, 300.0):
        inverse = gram.copy()
        inverse[np.diag_indices(len(inverse))] += ridge
        inverse = np.linalg.inv(inverse)
        inverse /= -inverse.diagonal()
        np.fill_diagonal(inverse, 0)
        yield "ease", mine @ inverse
