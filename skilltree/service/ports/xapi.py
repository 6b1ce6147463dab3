"""Learning platforms and what they told: the store's side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from skilltree.model.ids import OrganisationId, PersonId, PlatformId, TerritoryId
from skilltree.model.xapi import (
    ActivityMap,
    Attachment,
    Grown,
    Kept,
    Platform,
    PlatformLink,
    Received,
    StatementFilter,
)


class XapiReads(Protocol):
    """Queries."""

    async def platform(self, platform_id: PlatformId) -> Platform | None:
        """One platform, revoked or not."""
        ...

    async def platforms(self, territory_id: TerritoryId) -> list[Platform]:
        """Those of a territory that work, by label."""
        ...

    async def statement(self, platform_ids: Sequence[PlatformId], statement_id: str) -> Kept | None:
        """One statement of these platforms, voided or not."""
        ...

    async def named(self, platform_id: PlatformId, ids: Sequence[str]) -> dict[str, Kept]:
        """Several statements of one platform, by id, voided or not."""
        ...

    async def statements(self, platform_ids: Sequence[PlatformId], asked: StatementFilter) -> list[Kept]:
        """Those that are asked for, and those that point at one of them, but none that was voided."""
        ...

    async def attachments(self, platform_ids: Sequence[PlatformId], hashes: Sequence[str]) -> list[Attachment]:
        """The files that are here."""
        ...

    async def activity(self, platform_id: PlatformId, iri: str) -> ActivityMap | None:
        """What an activity teaches; without skills where nobody said yet."""
        ...

    async def activities(
        self, organisation_ids: Sequence[OrganisationId], limit: int, *, waiting: bool
    ) -> list[ActivityMap]:
        """Activities of the organisations' platforms, those that wait for an author or those that do not, by name."""
        ...

    async def links(self, person_id: PersonId) -> list[PlatformLink]:
        """The platforms that may grow a person's tree."""
        ...

    async def person_known_as(self, platform_id: PlatformId, statement_id: str) -> PersonId | None:
        """Who, of those that linked their account, a statement is about."""
        ...

    async def finished(
        self, platform_id: PlatformId, *, iri: str | None = None, names: Sequence[str] | None = None
    ) -> list[Kept]:
        """Successes that were not voided, about an activity or of an actor under one of these names, oldest first."""
        ...

    async def grown(self, platform_id: PlatformId, statement_id: str) -> list[Grown]:
        """What a statement made."""
        ...

    async def has_grown(self, platform_id: PlatformId, iri: str, person_id: PersonId) -> bool:
        """Whether an activity stands in a person's tree already."""
        ...


class XapiWrites(XapiReads, Protocol):
    """Commands."""

    async def add_platform(self, platform: Platform) -> None:
        """A new platform."""
        ...

    async def revoke_platform(self, platform_id: PlatformId, at: datetime) -> bool:
        """Let a platform do nothing any more; False when it was so already."""
        ...

    async def add_statements(
        self, platform_id: PlatformId, told: Sequence[tuple[Received, bytes]], stored: datetime
    ) -> list[Kept]:
        """Keep new statements with their content as it will be shown. One that voids any may have come before."""
        ...

    async def add_attachments(self, platform_id: PlatformId, files: Sequence[Attachment]) -> None:
        """Keep files, each once."""
        ...

    async def void(self, platform_id: PlatformId, statement_id: str, by: str) -> bool:
        """Mark a statement as voided by another; False when it is unknown, voided, or voids one itself."""
        ...

    async def put_activity(self, activity: ActivityMap) -> None:
        """Insert or update."""
        ...

    async def add_link(self, link: PlatformLink, names: Sequence[str]) -> None:
        """Let a platform grow a person's tree, who is known there by these names."""
        ...

    async def remove_link(self, platform_id: PlatformId, person_id: PersonId) -> bool:
        """Stop it; False when there was none."""
        ...

    async def add_grown(self, grown: Grown) -> None:
        """Remember which statement made which fact."""
        ...

    async def take_back(self, platform_id: PlatformId, statement_id: str, at: datetime, reason: str) -> list[Grown]:
        """Mark what a statement made as taken back, and return it."""
        ...
