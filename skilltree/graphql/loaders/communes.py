"""Communes by INSEE code."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from skilltree.service.deps import Deps
from skilltree.service.places import load_communes
from skilltree.service.views.people import CommuneView, commune_view

Key: TypeAlias = str
Result: TypeAlias = CommuneView | None


def loader(deps: Deps) -> Callable[[list[Key]], Awaitable[list[Result]]]:
    """Return a batch function; None for a code that is not known."""

    async def load(keys: list[Key]) -> list[Result]:
        found = await load_communes(deps, keys)
        return [commune_view(found[key]) if key in found else None for key in keys]

    return load
