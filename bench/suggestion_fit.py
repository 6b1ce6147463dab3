"""Fits the weights that histories tell of, on seeds that measure nothing: `python -m bench.suggestion_fit`.

A conditional logit (McFadden 1974) over what a person could have taken: the best candidates as they stand and some
others drawn, which count for all others. The engine's own parts are read by asking it with one weight at a time.
Prints the weights; `skilltree/engine/suggest_weights.py` holds them by hand.
"""

from __future__ import annotations

import sys
from dataclasses import replace

import numpy as np
from scipy.optimize import minimize

from bench.suggestion_engine import learn_from, module_candidates, state_of
from bench.suggestion_history import make_history
from bench.suggestion_tables import Array
from bench.suggestion_world import FROZEN
from skilltree.engine import suggest_weights
from skilltree.engine.pattern import no_near
from skilltree.engine.suggest import allowed
from skilltree.engine.suggest_index import SuggestIndex
from skilltree.engine.suggest_scene import scene_of
from skilltree.engine.suggest_score import score_all
from skilltree.engine.suggest_types import PersonState

SEEDS = (1, 2)
PEOPLE = 100_000
ASKED = 1000
DRAWN = 200
FITTED = ("next", "next_skill", "kin", "lately", "ever", "few", "unready", "opens", "new", "far", "unread")


def parts_of(state: PersonState, index: SuggestIndex) -> tuple[Array, Array]:
    """Return [place, part] and which places may be suggested."""
    table = []
    scored = None
    kept = dict(suggest_weights.WEIGHTS)
    try:
        for name in FITTED:
            suggest_weights.WEIGHTS.update({each: float(each == name) for each in kept})
            index.kept = None
            scored = score_all(state, scene_of(index, state.today), no_near)
            table.append(scored.utility)
    finally:
        suggest_weights.WEIGHTS.update(kept)
    assert scored is not None
    return np.stack(table, axis=1), allowed(state, scene_of(index, state.today), scored, None)


def cases(seed: int) -> list[Array]:
    """Return for each person asked: [candidate, (parts, logarithm of how many it stands for)], the one taken first."""
    history = make_history(replace(FROZEN, people=PEOPLE), seed)
    index = SuggestIndex(module_candidates(history.ground), learnt=learn_from(history))
    draw = np.random.default_rng([seed, 4])
    start = np.array([suggest_weights.WEIGHTS[name] for name in FITTED])
    found = []
    for person, step in history.asked(ASKED, seed):
        day = int(history.step_day[step])
        parts, may = parts_of(state_of(history, person, step, day), index)
        may &= history.ground.module_day <= day
        taken = int(history.step_item[step])
        if not may[taken]:
            continue
        may[taken] = False
        best = np.flatnonzero(may)
        best = best[np.argsort(-(parts[best] @ start))[:DRAWN]]
        may[best] = False
        rest = np.flatnonzero(may)
        few = draw.choice(rest, min(DRAWN, len(rest)), replace=False)
        stands = np.concatenate(
            [np.zeros(1 + len(best)), np.full(len(few), np.log(max(len(rest), 1) / max(len(few), 1)))]
        )
        found.append(np.concatenate([parts[[taken, *best, *few]], stands[:, None]], axis=1))
    return found


def fit(found: list[Array]) -> Array:
    """Return the weights of highest likelihood, shrunk a little."""

    def loss(weights: Array) -> tuple[float, Array]:
        total, slope = 0.0, np.zeros(len(weights))
        for case in found:
            logits = case[:, :-1] @ weights + case[:, -1]
            chance = np.exp(logits - logits.max())
            chance /= chance.sum()
            total -= float(np.log(chance[0] + 1e-300))
            slope -= case[0, :-1] - chance @ case[:, :-1]
        return total / len(found) + 1e-3 * float(weights @ weights), slope / len(found) + 2e-3 * weights

    return np.asarray(minimize(loss, np.zeros(len(FITTED)), jac=True, method="L-BFGS-B").x)


def main() -> int:
    """Fit and print."""
    found = [case for seed in SEEDS for case in cases(seed)]
    for name, weight in zip(FITTED, fit(found).round(2).tolist(), strict=True):
        print(f"{name}: {weight}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
