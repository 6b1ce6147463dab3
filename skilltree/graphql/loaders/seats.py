"""How full the sessions of modules are."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from skilltree.model.person import Viewer
from skilltree.service.deps import Deps
from skilltree.service.session_seats import Seats, seats_taken

Key: TypeAlias = tuple[str, str]
Result: TypeAlias = Seats


def loader(deps: Deps, viewer: Viewer | None) -> Callable[[list[Key]], Awaitable[list[Result]]]:
    """Return a batch function of (module, session)."""

    async def load(keys: list[Key]) -> list[Result]:
        found = await seats_taken(deps, viewer, [module_id for module_id, _ in keys])
        return [found.get(key, Seats()) for key in keys]

    return load
