"""What the counters say of each candidate for parent: whole numbers, out of counts in steps.

Logarithms and other numbers times `SCALE`. A candidate is looked at by itself and beside the others of the same skill:
is it the one that most often comes right before, and does another stand between the two?
"""

from __future__ import annotations

from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from skilltree.engine.community.candidates import CONTEXT, NOBODY
from skilltree.engine.community.counters import CommunityCounters, Indices
from skilltree.engine.community.levels import SCALE, Whole, log_of, power_of, roughly, value_of

NAMES: Final = (
    "right_before", "nearly_before", "before", "later", "follows", "follows_at_once", "order", "order_surprise",
    "lift", "lift_at_once", "nearness", "size", "together_surprise",
    "right_before_beside", "nearly_before_beside", "before_beside", "follows_beside", "follows_at_once_beside",
    "lift_beside", "lift_at_once_beside", "surprise_beside",
    "one_between", "all_between", "one_above", "all_above", "lead", "between_at_once",
    "holders", "share", "root",
)  # fmt: skip
Pairs: TypeAlias = npt.NDArray[np.int16]

_BESIDE: Final = (0, 1, 2, 4, 5, 8, 9, 12)
_SEEN_BY_ROOT: Final = (0, 2, 6, 7, 8, 12)
_ROOT: Final = NAMES.index("root")
_NONE: Final = -12 * SCALE


def pairs_of(counters: CommunityCounters, skills: Indices) -> Pairs:
    """Return [kind, first, second]: how often the second came right after the first, and after it at all.

    Logarithms of counts as they are read from elsewhere: what a column takes of pairs of its candidates.
    """
    one, other = np.ix_(skills, skills)
    before = counters.before
    return log_of(roughly(np.stack([before[0, one, other], before[:, one, other].sum(axis=0)]))).astype(np.int16)


def features(counters: CommunityCounters, pairs: Pairs, columns: Indices, asked: Indices) -> Whole:
    """Return [column, place, feature] of the skills `asked` about as parents of the skills `columns`.

    `pairs` are those of all skills. The first `CONTEXT` of `asked` are the candidates that all are seen beside;
    `NOBODY` is an empty place. The last place that comes back is having no parent.
    """
    there = asked != NOBODY
    safe = np.where(there, asked, 0)
    seen, known = safe[:, :CONTEXT], there[:, :CONTEXT]
    alone = _alone(counters, columns, safe)
    best = np.where(known[:, :, None], alone[:, :CONTEXT], 2 * _NONE).max(axis=1)[:, None, :]
    found = np.zeros((len(columns), asked.shape[1] + 1, len(NAMES)), np.int64)
    body = found[:, :-1]
    body[:, :, : alone.shape[2]] = alone
    at = alone.shape[2]
    body[:, :, at : at + len(_BESIDE)] = (alone - best)[:, :, _BESIDE]
    at += len(_BESIDE)
    to_child = _to_child(counters, columns, seen)
    body[:, :, at : at + 6] = _between(pairs, to_child, (safe, seen), log_of(roughly(counters.holders)), known)
    body[~there] = 0
    found[:, -1, _SEEN_BY_ROOT] = best[:, 0, _SEEN_BY_ROOT]
    found[:, -1, _ROOT] = SCALE
    held = log_of(counters.holders[columns])
    found[:, :, at + 6] = held[:, None]
    found[:, :, at + 7] = (held - log_of(roughly(np.array(counters.members))))[:, None]
    return found


def _alone(counters: CommunityCounters, columns: Indices, asked: Indices) -> Whole:
    child = columns[:, None]
    one, two, three, more = (counters.before[gap][asked, child] for gap in range(4))
    before, after = one + two + three + more, counters.before[:, child, asked].sum(axis=0)
    together, parents, children = (
        counters.together[asked, child],
        roughly(counters.holders[asked]),
        counters.holders[child],
    )
    held, holding = log_of(parents), log_of(children)
    at_once, both, ahead = log_of(one), log_of(together), log_of(before)
    people = roughly(np.array(counters.members))
    members, facts = log_of(people), log_of(roughly(np.array(counters.facts)))
    lead = value_of(before) - value_of(after)
    expected = value_of(parents) * value_of(children) / np.maximum(people, 1)
    surprise = (value_of(together) - expected) / np.sqrt(expected + 1)
    return np.stack(
        [
            at_once - holding,
            log_of(one + two) - holding,
            ahead - holding,
            log_of(more) - holding,
            both - held,
            at_once - held,
            ahead - log_of(after),
            np.rint(SCALE * np.clip(lead / np.sqrt(value_of(together) + 1), -30, 30)).astype(np.int64),
            both + members - held - holding,
            at_once + facts - held - holding,
            at_once - log_of(two + three),
            held - holding,
            np.rint(SCALE * np.sign(surprise) * np.sqrt(np.abs(surprise))).astype(np.int64),
        ],
        axis=2,
    )


def _to_child(counters: CommunityCounters, columns: Indices, context: Indices) -> tuple[Whole, Whole]:
    """Return which part of a child's holders learnt a candidate before it, and right before it."""
    child = columns[:, None]
    own = log_of(counters.holders[child])
    before = counters.before
    return log_of(before[:, context, child].sum(axis=0)) - own, log_of(before[0][context, child]) - own


def _between(
    pairs: Pairs,
    to_child: tuple[Whole, Whole],
    asked_and_context: tuple[Indices, Indices],
    holders: Whole,
    seen: npt.NDArray[np.bool_],
) -> Whole:
    """Say how far another candidate stands between parent and child, or the parent between it and the child."""
    asked, context = asked_and_context
    near, hop = (each.astype(np.int32) for each in to_child)
    first, second = asked[:, :, None], context[:, None, :]
    unusable = (first == second) | ~seen[:, None, :]
    # Flat tables and 32 bits: a step of the trunk's holders asks all this of every column. No number here passes 2**24.
    size, held = pairs.shape[1], holders.astype(np.int32)
    there, back = first * size + second, second * size + first
    at_once, follow = (kind.ravel() for kind in pairs)
    ahead, behind = follow[there].astype(np.int32), follow[back].astype(np.int32)
    lead = (ahead - behind) * power_of(near)[:, None, :]
    lead >>= 10
    lead[unusable] = 0
    ahead += (near - held[context])[:, None, :]
    behind += near[:, None, :]
    behind -= held[asked][:, :, None]
    step = np.minimum(at_once[there] - held[context][:, None, :], hop[:, None, :])
    for each in (ahead, behind, step):
        each[unusable] = _NONE
    found = np.empty((*asked.shape, 6), np.int64)
    found[:, :, 0] = ahead.max(axis=2, initial=_NONE)
    found[:, :, 1] = power_of(ahead).sum(axis=2) * SCALE // 1024
    found[:, :, 2] = behind.max(axis=2, initial=_NONE)
    found[:, :, 3] = power_of(behind).sum(axis=2) * SCALE // 1024
    found[:, :, 4] = lead.sum(axis=2) // 8
    found[:, :, 5] = step.max(axis=2, initial=_NONE)
    return found
