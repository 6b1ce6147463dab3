"""The compiled way to score columns: found beside this file, checked, and called through `ctypes`.

`scripts/compile-kernel` makes the library out of `reckon.c`; where there is none, or it is not as it should be,
`library()` is None and numpy answers the same. `SKILLTREE_KERNEL=off` wants numpy too.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, Final

import numpy as np
import numpy.typing as npt

from skilltree.engine.community.candidates import CONTEXT
from skilltree.engine.community.counters import GAPS, CommunityCounters, Indices
from skilltree.engine.community.features import NAMES, Pairs
from skilltree.engine.community.judge import Layer, layers
from skilltree.engine.community.levels import LOGARITHMS, POWERS, VALUES, Whole

VERSION: Final = 1
FILE: Final = Path(__file__).with_name("_kernel.so")
WIDEST: Final = 64
"""Sums of a layer, at most; more are left to numpy."""

_POINTERS: Final = (
    "before", "together", "holders", "pairs", "logarithms", "values", "powers", "weights", "offsets", "widths",
    "columns", "asked", "scores",
)  # fmt: skip
_NUMBERS: Final = ("room", "size", "people", "facts", "layers", "count")


class Task(ctypes.Structure):
    """`Task` of reckon.c."""

    _fields_: ClassVar = [
        *((name, ctypes.c_void_p) for name in _POINTERS),
        *((name, ctypes.c_int64) for name in _NUMBERS),
    ]


@cache
def library() -> ctypes.CDLL | None:
    """Return the library if it is there, wanted, of this version, and made for such a judge."""
    if os.environ.get("SKILLTREE_KERNEL") == "off" or ctypes.sizeof(ctypes.c_void_p) != ctypes.sizeof(ctypes.c_int64):
        return None
    try:
        # The interpreter's lock is given back: many columns take milliseconds.
        found = ctypes.CDLL(str(FILE))
        found.community_version.restype = ctypes.c_int64
        found.community_score.restype = None
        found.community_score.argtypes = [ctypes.POINTER(Task)]
    except (OSError, AttributeError):
        return None
    expected = 1000 * VERSION + ctypes.sizeof(Task) // 8
    return found if found.community_version() == expected and _fits(layers()) else None


def _fits(made: Sequence[tuple[Layer, Layer]]) -> bool:
    widths = [len(NAMES), *(weights.shape[1] for weights, _ in made)]
    return (len(NAMES), CONTEXT, GAPS) == (30, 16, 4) and max(widths) <= WIDEST and widths[-1] == 1


@cache
def _judge() -> tuple[npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[Any]]:
    made = layers()
    weights = np.concatenate([weights.ravel() for weights, _ in made])
    offsets = np.concatenate([offsets for _, offsets in made])
    return weights, offsets, np.array([len(NAMES), *(each.shape[1] for each, _ in made)], np.int64)


def score(found: ctypes.CDLL, counters: CommunityCounters, pairs: Pairs, columns: Indices, asked: Indices) -> Whole:
    """Return [column, place]: what `judge(features(...))` gives, where there is somebody at the place."""
    weights, offsets, widths = _judge()
    before, together, holders = counters.tables
    scores = np.empty((len(columns), asked.shape[1] + 1), np.int64)
    given = {
        "before": before, "together": together, "holders": holders, "pairs": pairs, "logarithms": LOGARITHMS,
        "values": VALUES, "powers": POWERS, "weights": weights, "offsets": offsets, "widths": widths,
        "columns": np.ascontiguousarray(columns, np.int64), "asked": np.ascontiguousarray(asked, np.int64),
        "scores": scores,
    }  # fmt: skip
    for name, array in given.items():
        if not array.flags.c_contiguous:
            raise ValueError(f"{name} does not lie together in memory")
    task = Task(
        **{name: array.ctypes.data for name, array in given.items()},
        room=len(holders),
        size=pairs.shape[1],
        people=counters.members,
        facts=counters.facts,
        layers=len(widths) - 1,
        count=len(columns),
    )
    found.community_score(ctypes.byref(task))
    return scores
