"""All windows of a text's words that a label may fill, with their keys, in one go.

A window lies in one phrase and has no word that no label has, but for one in between that is passed
over. Cumulative sums of the words' hashes give the key of every window at once.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.tagging.build import Hashes

LEAST_WORDS_WITH_GAP: Final = 3
"""Words of a label that may have another word in between."""

Places = NDArray[np.int64]


class Windows(NamedTuple):
    """First and last word of each window, the word passed over or -1, and the key of the others."""

    first: Places
    last: Places
    skipped: Places
    keys: Hashes


def windows_of(hashes: Hashes, unknown: NDArray[np.bool_], phrases: Places, longest: int) -> Windows:
    """Return the windows of up to `longest` words that count; `unknown` words are those that no label has."""
    count = len(hashes)
    starts = np.arange(count)
    ends = np.searchsorted(phrases, phrases, "right")
    strangers = np.append(np.flatnonzero(unknown), (count, count))
    before = np.searchsorted(strangers, starts)
    first_stranger, second_stranger = strangers[before], strangers[before + 1]
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(hashes, dtype=np.uint64)))

    whole, whole_sizes = _runs(starts, np.minimum(np.minimum(ends, first_stranger), starts + longest) - starts)
    # a window with a gap has a known word at both ends
    wide = np.where(unknown, 0, np.minimum(np.minimum(ends, second_stranger), starts + longest + 1) - starts)
    gapped, sizes = _runs(starts, wide)
    enough = (sizes > LEAST_WORDS_WITH_GAP) & ~unknown[gapped + sizes - 1]
    gapped, sizes = gapped[enough], sizes[enough]
    # the stranger is the word passed over; where there is none, each word inside is in its turn
    with_stranger = first_stranger[gapped] < gapped + sizes
    free, free_sizes = gapped[~with_stranger], sizes[~with_stranger]
    at, inside = _runs(np.arange(len(free)), free_sizes - 2)
    gapped = np.concatenate((gapped[with_stranger], free[at]))
    sizes = np.concatenate((sizes[with_stranger], free_sizes[at]))
    skipped = np.concatenate((first_stranger[gapped[: int(with_stranger.sum())]], free[at] + inside))

    return Windows(
        np.concatenate((whole, gapped)),
        np.concatenate((whole + whole_sizes, gapped + sizes)) - 1,
        np.concatenate((np.full(len(whole), -1), skipped)),
        np.concatenate(
            (sums[whole + whole_sizes] - sums[whole], sums[gapped + sizes] - sums[gapped] - hashes[skipped])
        ),
    )


def _runs(values: Places, counts: Places) -> tuple[Places, Places]:
    """Return each value as often as its count says, and the numbers from 1 to the count beside it."""
    counts = np.maximum(counts, 0)
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    return np.repeat(values, counts), np.arange(1, total + 1) - np.repeat(ends - counts, counts)
