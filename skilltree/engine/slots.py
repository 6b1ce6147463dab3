"""Places in growing columns for things that come, change and go.

A changed thing takes a new place and its old one dies, so that posting lists only ever grow; whoever
owns the columns sweeps them when most places are dead.
"""

from __future__ import annotations

from array import array
from typing import Final

import numpy as np
from numpy.typing import NDArray

SWEEP_AFTER: Final = 1024
"""Fewer dead places than this are left alone."""


class Slots:
    """Which place belongs to which id, and which places are alive."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self._alive = array("b")
        self._place: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._place)

    @property
    def size(self) -> int:
        """Places, dead ones too."""
        return len(self.ids)

    @property
    def wasteful(self) -> bool:
        """True when it is time to sweep."""
        dead = self.size - len(self)
        return dead > SWEEP_AFTER and 2 * dead > self.size

    def alive(self) -> NDArray[np.bool_]:
        """Return for each place whether it is alive (a copy)."""
        return np.array(self._alive, np.bool_)

    def take(self, thing_id: str) -> int:
        """Return a new place for `thing_id`; its old one dies."""
        self.free(thing_id)
        self._place[thing_id] = len(self.ids)
        self.ids.append(thing_id)
        self._alive.append(1)
        return len(self.ids) - 1

    def free(self, thing_id: str) -> bool:
        """Let the place of `thing_id` die; False when it had none."""
        place = self._place.pop(thing_id, None)
        if place is None:
            return False
        self._alive[place] = 0
        return True

    def place(self, thing_id: str) -> int | None:
        """Return the living place of `thing_id`."""
        return self._place.get(thing_id)
