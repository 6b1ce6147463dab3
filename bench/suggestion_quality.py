"""How often the module that somebody took next is among the first ten, ours beside the peers', in one run."""

from __future__ import annotations

from typing import Any

import numpy as np
from msgspec.structs import replace

from bench.suggestion_engine import learn_from, module_candidates, module_id, near_of, state_of
from bench.suggestion_history import History
from bench.suggestion_peers import peers
from bench.suggestion_tables import Array
from skilltree.engine.suggest import suggest
from skilltree.engine.suggest_index import SuggestIndex

SHOWN = 10


def quality(history: History, count: int, seed: int) -> dict[str, Any]:
    """Return hit@10 of each, and ours as times the best of the others. Nobody suggests what is done or not out yet."""
    ground = history.ground
    asked = sorted(history.asked(count, seed), key=lambda each: int(history.step_day[each[1]]))
    taken = np.array([history.step_item[step] for _, step in asked])
    day = np.array([history.step_day[step] for _, step in asked])
    closed = ground.module_day[None, :] > day[:, None]
    for at, (person, step) in enumerate(asked):
        closed[at, history.done(person, step)] = True
    found: dict[str, float] = {}
    for name, scores in peers(history, asked):
        found[name] = max(found.get(name, 0.0), _hits(np.where(closed, -np.inf, scores), taken))
    own = _own(history, asked, closed, taken)
    best = max(found.values())
    return {
        **{f"hit_at_10_{name}": round(share, 4) for name, share in found.items()},
        "hit_at_10_own": round(own, 4),
        "times_the_best": round(own / best, 3) if best else None,
        "asked": len(asked),
        "cold_share_of_the_asked": round(float((ground.module_day[taken] >= day - 60).mean()), 3),
    }


def _hits(scores: Array, taken: Array) -> float:
    """Ties are settled for the peer: only what is strictly better comes before."""
    own = scores[np.arange(len(taken)), taken]
    return float(((scores > own[:, None]).sum(axis=1) < SHOWN).mean())


def _own(history: History, asked: list[tuple[int, int]], closed: Array, taken: Array) -> float:
    index = SuggestIndex(module_candidates(history.ground), learnt=learn_from(history))
    near = near_of(history.ground)
    hits = 0
    for at, (person, step) in enumerate(asked):
        state = state_of(history, person, step, int(history.step_day[step]))
        unseen = frozenset(module_id(module) for module in np.flatnonzero(closed[at]).tolist())
        # A module that is not out yet is left out as a done one is: an index has no such module.
        state = replace(state, done=unseen)
        shown = suggest(state, index, limit=SHOWN, near=lambda skill: near.get(skill, {}))
        hits += any(each.subject_id == module_id(int(taken[at])) for each in shown)
    return hits / len(asked)
