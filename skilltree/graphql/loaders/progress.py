"""The viewer's progress by module: the newest version that they started."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from skilltree.model.person import Viewer
from skilltree.service.deps import Deps
from skilltree.service.learning import read_progress
from skilltree.service.views.courses import ProgressView

Key: TypeAlias = str
Result: TypeAlias = ProgressView | None


def loader(deps: Deps, viewer: Viewer | None) -> Callable[[list[Key]], Awaitable[list[Result]]]:
    """Return a batch function; None for a module not started, and for everything when signed out."""

    async def load(keys: list[Key]) -> list[Result]:
        mine: dict[str, ProgressView] = {}
        for item in await read_progress(deps, viewer) if viewer else ():
            kept = mine.get(item.module_id)
            if kept is None or item.version > kept.version:
                mine[item.module_id] = item
        return [mine.get(key) for key in keys]

    return load
