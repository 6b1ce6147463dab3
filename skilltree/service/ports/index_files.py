"""Where built indexes are kept between starts, so that workers share them and need not build them again."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol

Buffer = bytes | memoryview


class IndexFiles(Protocol):
    """Whole files under names that follow from what is in them: the same name is the same index."""

    def find(self, name: str) -> Buffer | None:
        """The bytes under this name, memory-mapped where there are files; None when there is none."""
        ...

    def keep(self, name: str, parts: Iterable[Buffer]) -> None:
        """Keep these bytes under a name, all or nothing; a place that cannot be written to keeps nothing."""
        ...

    def turn(self, name: str) -> AbstractContextManager[None]:
        """Wait until no other worker builds the index of this name; blocks, so never on the event loop."""
        ...


class NoIndexFiles:
    """Nothing is kept: each start builds."""

    def find(self, name: str) -> Buffer | None:
        """Return nothing."""
        return None

    def keep(self, name: str, parts: Iterable[Buffer]) -> None:
        """Keep nothing."""

    def turn(self, name: str) -> AbstractContextManager[None]:
        """Wait for nobody."""
        return nullcontext()
