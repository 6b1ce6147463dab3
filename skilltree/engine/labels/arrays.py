"""The arrays of an index: names for their types, and texts as bytes with their ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Arrays: TypeAlias = dict[str, NDArray[Any]]
"""Name to array, of one dimension each."""

Ints: TypeAlias = NDArray[np.int32]
Floats: TypeAlias = NDArray[np.float32]


def bounds(sizes: NDArray[np.int64]) -> Ints:
    """Return where each of some runs of these sizes starts, and where the last one ends."""
    starts = np.zeros(len(sizes) + 1, np.int32)
    np.cumsum(sizes, out=starts[1:])
    return starts


def runs(starts: Ints, chosen: Ints) -> tuple[Ints, Ints]:
    """Return the places in the runs chosen, one run after another, and where each begins among them."""
    first = starts[chosen]
    sizes = starts[chosen + 1] - first
    ends = np.cumsum(sizes, dtype=np.int32)
    begins = ends - sizes
    places = np.repeat(first - begins, sizes)
    places += np.arange(places.size, dtype=np.int32)
    return places, begins


def pack_texts(texts: Sequence[str]) -> tuple[NDArray[np.uint8], Ints]:
    """Return all texts in UTF-8, one after another, and where each ends, a 0 before the first."""
    sizes = [len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass")) for text in texts]
    letters = "".join(texts).encode("utf-8", "surrogatepass")
    return np.frombuffer(letters, np.uint8), bounds(np.array(sizes, np.int64))


def unpack_texts(letters: NDArray[np.uint8], ends: Ints) -> list[str]:
    """Return the texts that `pack_texts` packed."""
    whole = letters.tobytes()
    places = ends.tolist()
    if whole.isascii():
        text = whole.decode("ascii")
        return [text[start:end] for start, end in pairwise(places)]
    return [whole[start:end].decode("utf-8", "surrogatepass") for start, end in pairwise(places)]


class PackedTexts:
    """The texts that `pack_texts` packed, each unpacked when it is asked for."""

    def __init__(self, letters: NDArray[np.uint8], ends: Ints) -> None:
        self._letters = memoryview(letters)  # type: ignore[arg-type]
        self._ends = memoryview(ends)  # type: ignore[arg-type]

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> str:
        return str(self._letters[self._ends[number] : self._ends[number + 1]], "utf-8", "surrogatepass")
