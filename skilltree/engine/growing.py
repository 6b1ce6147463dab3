"""Columns and rows that only grow at the end, read as numpy views without copying.

A view stays what it was when more is added; whoever keeps one over a change must take it again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

_FIRST_ROOM = 64


class Column:
    """One growing array."""

    def __init__(self, dtype: DTypeLike) -> None:
        self._data: NDArray[Any] = np.zeros(_FIRST_ROOM, dtype)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    @property
    def view(self) -> NDArray[Any]:
        """What is in it."""
        return self._data[: self._size]

    def append(self, value: float) -> None:
        """Add one value."""
        self._room(self._size + 1)
        self._data[self._size] = value
        self._size += 1

    def extend(self, values: Iterable[float]) -> None:
        """Add values."""
        more = np.fromiter(values, self._data.dtype)
        self._room(self._size + len(more))
        self._data[self._size : self._size + len(more)] = more
        self._size += len(more)

    def _room(self, size: int) -> None:
        if size > len(self._data):
            grown = np.zeros(max(size, 3 * len(self._data) // 2), self._data.dtype)
            grown[: self._size] = self.view
            self._data = grown


class Rows:
    """Growing rows of whole numbers: `starts[row]` to `starts[row + 1]` of `values` are one row."""

    def __init__(self) -> None:
        self._starts = Column(np.int32)
        self._starts.append(0)
        self._values = Column(np.int32)

    def __len__(self) -> int:
        return len(self._starts) - 1

    @property
    def starts(self) -> NDArray[np.int32]:
        """Where each row begins, and the last one ends."""
        return self._starts.view

    @property
    def values(self) -> NDArray[np.int32]:
        """All rows' numbers, one after another."""
        return self._values.view

    def append(self, values: Iterable[int]) -> None:
        """Add a row."""
        self._values.extend(values)
        self._starts.append(len(self._values))

    def row(self, at: int) -> list[int]:
        """Return one row."""
        begin, end = self._starts.view[at : at + 2].tolist()
        numbers: list[int] = self._values.view[begin:end].tolist()
        return numbers
