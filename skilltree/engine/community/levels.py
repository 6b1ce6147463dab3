"""Counts in steps and their logarithms in whole numbers, so that scores are the same everywhere.

A count keeps its seven leading binary digits: below 128 it is exact, above it moves in steps of at most 1.6 %. What a
column of the tree takes from elsewhere (how many hold its candidates, how these follow each other, how many members
there are) keeps four: exact below 16, steps of at most 12.5 %. So one more member seldom changes what other columns are
reckoned from, and what did not change need not be reckoned again. Logarithms come from a table, in 1/64 of a natural
unit: sums and differences of them are exact, whatever the processor and however many columns are reckoned at once.
"""

from __future__ import annotations

from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

SCALE: Final = 64
"""Whole numbers that one natural unit stands for."""

DIGITS: Final = 7
ROUGH_DIGITS: Final = 4
_EXACT: Final = 1 << DIGITS
_STEPS: Final = _EXACT // 2
_LEVELS: Final = _EXACT + _STEPS * (40 - DIGITS)

Whole: TypeAlias = npt.NDArray[np.int64]


def level_of(counts: npt.NDArray[Any]) -> Whole:
    """Return the step that each count (0 to 2**40) stands on; steps are numbered from 0."""
    found: Whole = _LOW[counts] if counts.max(initial=0) < len(_LOW) else _reckon(counts.astype(np.int64))
    return found


def _reckon(counts: Whole) -> Whole:
    digits = np.frexp(counts.astype(np.float64))[1].astype(np.int64)
    shift = np.maximum(digits - DIGITS, 0)
    return np.where(shift == 0, counts, _EXACT + (shift - 1) * _STEPS + (counts >> shift) - _STEPS)


def _values() -> Whole:
    found = np.arange(_LEVELS, dtype=np.int64)
    shift, rest = np.divmod(found - _EXACT, _STEPS)
    return np.where(found < _EXACT, found, (rest + _STEPS) << np.maximum(shift + 1, 0))


VALUES: Final = _values()
"""The smallest count of each step."""

_LOW: Final = _reckon(np.arange(1 << 16, dtype=np.int64))
"""The steps of small counts, which most are, ready."""

LOGARITHMS: Final = np.rint(SCALE * np.log(VALUES + 0.5)).astype(np.int64)
"""log(count + 1/2) of each step."""

_LOW_LOGARITHMS: Final = LOGARITHMS[_LOW]


def _rough(counts: Whole) -> Whole:
    digits = np.frexp(counts.astype(np.float64))[1].astype(np.int64)
    shift = np.maximum(digits - ROUGH_DIGITS, 0)
    return (counts >> shift) << shift


_LOW_ROUGH: Final = _rough(np.arange(1 << 16, dtype=np.int64))

_FLOOR: Final = -12 * SCALE
POWERS: Final = np.rint(1024 * np.exp(np.arange(_FLOOR, 1) / SCALE)).astype(np.int32)
"""1024 exp(log), from the least logarithm to 0."""


def log_of(counts: npt.NDArray[Any]) -> Whole:
    """Return log(count + 1/2) of each count's step, times `SCALE`."""
    found: Whole = _LOW_LOGARITHMS[counts] if counts.max(initial=0) < len(_LOW) else LOGARITHMS[level_of(counts)]
    return found


def roughly(counts: npt.NDArray[Any]) -> Whole:
    """Return counts with their leading digits alone, as they are read from elsewhere."""
    found: Whole = _LOW_ROUGH[counts] if counts.max(initial=0) < len(_LOW) else _rough(counts.astype(np.int64))
    return found


def value_of(counts: npt.NDArray[Any]) -> Whole:
    """Return the smallest count of each count's step."""
    return VALUES[level_of(counts)]


def power_of(logs: npt.NDArray[Any]) -> npt.NDArray[np.int32]:
    """Return 1024 exp(log) of logarithms times `SCALE`; above zero counts as zero."""
    at = np.maximum(logs, _FLOOR)
    np.minimum(at, 0, out=at)
    at -= _FLOOR
    found: npt.NDArray[np.int32] = POWERS[at]
    return found
