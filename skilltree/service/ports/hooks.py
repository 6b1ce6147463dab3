"""Webhooks of learning platforms, and what platforms brought to people: the store's side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from skilltree.model.hook import Brought, Hook
from skilltree.model.ids import PersonId, PlatformId


class HookReads(Protocol):
    """Queries."""

    async def hook(self, platform_id: PlatformId) -> Hook | None:
        """The webhook of a platform; None for one that tells by xAPI."""
        ...

    async def with_hook(self, platform_ids: Sequence[PlatformId]) -> set[PlatformId]:
        """Those of the platforms that tell by webhook."""
        ...

    async def last_told(self, platform_id: PlatformId) -> datetime | None:
        """When a platform last told anything that is still here."""
        ...

    async def brought(self, person_id: PersonId) -> list[Brought]:
        """All that platforms brought to a person, taken back or not, newest first."""
        ...

    async def has_idle(self, before: datetime) -> bool:
        """Whether `forget_statements` would find any."""
        ...


class HookWrites(HookReads, Protocol):
    """Commands."""

    async def add_hook(self, hook: Hook) -> None:
        """The webhook of a new platform."""
        ...

    async def forget_statements(self, before: datetime, most: int) -> int:
        """Delete statements stored before that made no fact and void none that did, with their files; how many.

        The oldest of all territories, at most so many at a time; activities that waited for an author and of which
        nothing is left end with them.
        """
        ...
