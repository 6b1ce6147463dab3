"""Why leaves of the viewer's tree stand as they do, by skill."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from skilltree.model.person import Viewer
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.reasons import read_reasons
from skilltree.service.views.trees import WhyView

Key: TypeAlias = str
Result: TypeAlias = list[WhyView]


def loader(deps: Deps, viewer: Viewer | None, language: Language) -> Callable[[list[Key]], Awaitable[list[Result]]]:
    """Return a batch function; nothing for skills that are not on the tree, and for everything when signed out."""

    async def load(keys: list[Key]) -> list[Result]:
        found = await read_reasons(deps, viewer, keys, language) if viewer else {}
        return [found.get(key, []) for key in keys]

    return load
