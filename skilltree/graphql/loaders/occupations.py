"""Occupations with their skills, by id."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from skilltree.model.taxonomy import Occupation
from skilltree.service.deps import Deps
from skilltree.service.skills import load_occupations

Key: TypeAlias = str
Result: TypeAlias = Occupation | None


def loader(deps: Deps) -> Callable[[list[Key]], Awaitable[list[Result]]]:
    """Return a batch function; None for an occupation that is not there."""

    async def load(keys: list[Key]) -> list[Result]:
        found = await load_occupations(deps, keys)
        return [found.get(key) for key in keys]

    return load
