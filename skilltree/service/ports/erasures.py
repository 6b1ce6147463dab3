"""The list of erased people that is kept apart from the database, so that a restored backup forgets them again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from skilltree.service.ports.own_data import Erased


class ErasureList(Protocol):
    """Append-only. Lines tell a territory, an id and an instant: nothing of anybody."""

    def all(self) -> list[Erased]:
        """Return everybody on the list. Raises Unavailable when it cannot be read."""
        ...

    def add(self, people: Sequence[Erased]) -> None:
        """Add people, on the disk before this returns. Raises Unavailable."""
        ...


class NoErasureList:
    """For tests and commands that erase nobody."""

    def all(self) -> list[Erased]:
        """Return nobody."""
        return []

    def add(self, people: Sequence[Erased]) -> None:
        """Keep nothing."""
