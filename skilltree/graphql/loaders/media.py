"""Files of blocks by id."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from skilltree.service.deps import Deps
from skilltree.service.views.blocks import MediaView, media_view

Key: TypeAlias = str
Result: TypeAlias = MediaView | None


def loader(deps: Deps) -> Callable[[list[Key]], Awaitable[list[Result]]]:
    """Return a batch function; None for a file that is gone."""

    async def load(keys: list[Key]) -> list[Result]:
        async with deps.store.reading() as db:
            found = await db.media.many(keys)
        return [media_view(found[key]) if key in found else None for key in keys]

    return load
