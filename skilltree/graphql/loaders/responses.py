"""The viewer's answers by opportunity."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from skilltree.model.person import Viewer
from skilltree.service.deps import Deps
from skilltree.service.opportunities import read_my_responses
from skilltree.service.views.opportunities import ResponseView

Key: TypeAlias = str
Result: TypeAlias = ResponseView | None


def loader(deps: Deps, viewer: Viewer | None) -> Callable[[list[Key]], Awaitable[list[Result]]]:
    """Return a batch function; None where the viewer did not answer, or is signed out."""

    async def load(keys: list[Key]) -> list[Result]:
        mine = {item.opportunity_id: item for item in await read_my_responses(deps, viewer)} if viewer else {}
        return [mine.get(key) for key in keys]

    return load
