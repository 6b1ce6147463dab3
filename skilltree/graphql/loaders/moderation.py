"""What stewards decided, and what the viewer reported, by opportunity."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from skilltree.model.person import Viewer
from skilltree.service.deps import Deps
from skilltree.service.moderation import read_decisions, read_own_reports
from skilltree.service.views.moderation import ModerationView, OwnReportView

Key: TypeAlias = str
Result: TypeAlias = ModerationView | None
Report: TypeAlias = OwnReportView | None


def loader(deps: Deps) -> Callable[[list[Key]], Awaitable[list[Result]]]:
    """Return a batch function of decisions; ask it for what the viewer posted alone."""

    async def load(keys: list[Key]) -> list[Result]:
        found = await read_decisions(deps, keys)
        return [found.get(key) for key in keys]

    return load


def reports_loader(deps: Deps, viewer: Viewer | None) -> Callable[[list[Key]], Awaitable[list[Report]]]:
    """Return a batch function of the viewer's newest reports; None for all when signed out."""

    async def load(keys: list[Key]) -> list[Report]:
        found = await read_own_reports(deps, viewer) if viewer else {}
        return [found.get(key) for key in keys]

    return load
