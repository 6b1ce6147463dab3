"""The store as a whole: a read view, and one transaction for each write."""
# ruff: noqa: D102 -- each property is named for the port it gives, which has the docstring

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Protocol

from skilltree.model.ids import TerritoryId
from skilltree.service.ports.assistance import AssistanceReads, AssistanceWrites
from skilltree.service.ports.badge_rows import BadgeReads, BadgeWrites
from skilltree.service.ports.courses import CourseReads, CourseWrites
from skilltree.service.ports.doors import DoorReads, DoorWrites
from skilltree.service.ports.evidence import EvidenceReads, EvidenceWrites
from skilltree.service.ports.identity import IdentityReads, IdentityWrites
from skilltree.service.ports.keys import Keys
from skilltree.service.ports.ledger import LedgerReads, LedgerWrites
from skilltree.service.ports.media import MediaReads, MediaWrites
from skilltree.service.ports.opportunities import OpportunityReads, OpportunityWrites
from skilltree.service.ports.outbox import OutboxReads, OutboxWrites
from skilltree.service.ports.people import PeopleReads, PeopleWrites
from skilltree.service.ports.placements import PlacementReads, PlacementWrites
from skilltree.service.ports.taxonomy import TaxonomyReads, TaxonomyWrites
from skilltree.service.ports.teaching import TeachingReads, TeachingWrites
from skilltree.service.ports.territories import TerritoryReads, TerritoryWrites
from skilltree.service.ports.workshops import WorkshopReads, WorkshopWrites
from skilltree.service.ports.xapi import XapiReads, XapiWrites


class Reading(Protocol):
    """Queries on one connection, seeing committed rows only."""

    @property
    def assistance(self) -> AssistanceReads: ...
    @property
    def badges(self) -> BadgeReads: ...
    @property
    def courses(self) -> CourseReads: ...
    @property
    def doors(self) -> DoorReads: ...
    @property
    def evidence(self) -> EvidenceReads: ...
    @property
    def identity(self) -> IdentityReads: ...
    @property
    def ledger(self) -> LedgerReads: ...
    @property
    def media(self) -> MediaReads: ...
    @property
    def opportunities(self) -> OpportunityReads: ...
    @property
    def outbox(self) -> OutboxReads: ...
    @property
    def people(self) -> PeopleReads: ...
    @property
    def placements(self) -> PlacementReads: ...
    @property
    def taxonomy(self) -> TaxonomyReads: ...
    @property
    def teaching(self) -> TeachingReads: ...
    @property
    def territories(self) -> TerritoryReads: ...
    @property
    def workshops(self) -> WorkshopReads: ...
    @property
    def xapi(self) -> XapiReads: ...


class Writing(Protocol):
    """One transaction. It holds the territory's advisory lock, so outbox numbers commit in order."""

    @property
    def assistance(self) -> AssistanceWrites: ...
    @property
    def badges(self) -> BadgeWrites: ...
    @property
    def courses(self) -> CourseWrites: ...
    @property
    def doors(self) -> DoorWrites: ...
    @property
    def evidence(self) -> EvidenceWrites: ...
    @property
    def identity(self) -> IdentityWrites: ...
    @property
    def keys(self) -> Keys: ...
    @property
    def ledger(self) -> LedgerWrites: ...
    @property
    def media(self) -> MediaWrites: ...
    @property
    def opportunities(self) -> OpportunityWrites: ...
    @property
    def outbox(self) -> OutboxWrites: ...
    @property
    def people(self) -> PeopleWrites: ...
    @property
    def placements(self) -> PlacementWrites: ...
    @property
    def taxonomy(self) -> TaxonomyWrites: ...
    @property
    def teaching(self) -> TeachingWrites: ...
    @property
    def territories(self) -> TerritoryWrites: ...
    @property
    def workshops(self) -> WorkshopWrites: ...
    @property
    def xapi(self) -> XapiWrites: ...


class Store(Protocol):
    """The database. Contexts raise Unavailable when it cannot be reached."""

    def reading(self) -> AbstractAsyncContextManager[Reading]:
        """Open a read view."""
        ...

    def writing(self, territory_id: TerritoryId | None = None) -> AbstractAsyncContextManager[Writing]:
        """Open the one transaction of a mutation: commits on leaving, rolls back on any exception.

        `territory_id` None is for what belongs to no territory (taxonomy imports, communes).
        """
        ...

    async def check(self) -> None:
        """Answer a trivial query. Raises Unavailable."""
        ...

    async def close(self) -> None:
        """Give all connections back."""
        ...
