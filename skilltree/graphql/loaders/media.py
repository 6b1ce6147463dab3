"""Files of blocks by id."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from skilltree.service.deps import Deps
from skilltree.service.read_media import load_media
from skilltree.service.views.blocks import MediaView

Key: TypeAlias = str
Result: TypeAlias = MediaView | None


def loader(deps: Deps) -> Callable[[list[Key]], Awaitable[list[Result]]]:
    """Return a batch function; None for a file that is gone."""

    async def load(keys: list[Key]) -> list[Result]:
        found = await load_media(deps, keys)
        return [found.get(key) for key in keys]

    return load
