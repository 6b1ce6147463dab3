"""How much each candidate speaks for being the parent: a small fitted network over the features.

Two hidden layers of rectified sums; the output is a log-odds in `SCALE`, and the softmax over a skill's candidates is
the chance of each (a conditional logit, McFadden 1974). It was fitted on planted worlds of several families, none of
which it is measured on (`python -m bench.tree_fit`; docs/decisions/0016). Features, weights and what passes between
the layers are whole numbers in floating point below 2**53, so that sums are exact in any order: the same members give
the same tree on any machine.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import msgspec
import numpy as np
import numpy.typing as npt

from skilltree.engine.community.features import NAMES
from skilltree.engine.community.levels import Whole
from skilltree.model.base import Struct

FILE: Final = Path(__file__).with_name("judge.json")
FINE: Final = 1024
"""Whole numbers that a weight of one stands for."""

_MOST: Final = 1 << 20
"""Where features and sums are cut, so that nothing passes 2**53."""

_AT_ONCE: Final = 160
"""Rows that are passed together: with more, the threads of the linear algebra cost more than they bring."""

Layer = npt.NDArray[np.float64]


class Stored(Struct):
    """Weights in `FINE`, by layer: a row for each input; `offsets` in `FINE` times `SCALE`."""

    features: tuple[str, ...]
    weights: list[list[list[int]]]
    offsets: list[list[int]]


@cache
def layers() -> list[tuple[Layer, Layer]]:
    """Return weights and offsets of each layer."""
    stored = msgspec.json.decode(FILE.read_bytes(), type=Stored)
    if stored.features != NAMES:
        raise ValueError(f"{FILE.name} was fitted to other features")
    return [
        (np.array(weights, np.float64), np.array(offsets, np.float64))
        for weights, offsets in zip(stored.weights, stored.offsets, strict=True)
    ]


def judge(found: Whole) -> Whole:
    """Return [column, place]: the log-odds of each candidate times `SCALE`, out of its features."""
    rows = found.reshape(-1, found.shape[-1])
    judged = np.empty(len(rows), np.int64)
    for start in range(0, len(rows), _AT_ONCE):
        judged[start : start + _AT_ONCE] = _pass(rows[start : start + _AT_ONCE])
    return judged.reshape(found.shape[:-1])


def _pass(rows: Whole) -> Layer:
    passed = rows.astype(np.float64)
    _cut(passed, -_MOST)
    made = layers()
    for at, (weights, offsets) in enumerate(made):
        passed = passed @ weights
        passed += offsets
        passed *= 1 / FINE  # a power of two: exactly the quotient
        np.floor(passed, out=passed)
        _cut(passed, 0 if at < len(made) - 1 else -_MOST)
    return passed[:, 0]


def _cut(passed: Layer, least: int) -> None:
    """Cut in place, to `least` and `_MOST`; numpy's own `clip` takes four times as long for so few."""
    np.maximum(passed, least, out=passed)
    np.minimum(passed, _MOST, out=passed)
