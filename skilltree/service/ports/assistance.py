"""Accounts that organisations help with: the store's side."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from skilltree.model.assistance import Assistance, HelpCode
from skilltree.model.ids import OrganisationId, PersonId, TerritoryId


class AssistanceReads(Protocol):
    """Queries."""

    async def assisted_by(self, organisation_id: OrganisationId, limit: int) -> list[Assistance]:
        """Accounts that an organisation helps with, newest first."""
        ...

    async def assistance(self, organisation_id: OrganisationId, person_id: PersonId) -> Assistance | None:
        """That one; None when the organisation does not help this person."""
        ...

    async def helpers_of(self, person_id: PersonId) -> list[Assistance]:
        """Organisations that may replace a person's card, newest first."""
        ...


class AssistanceWrites(AssistanceReads, Protocol):
    """Commands."""

    async def put_assistance(self, territory_id: TerritoryId, assistance: Assistance) -> None:
        """Insert or update."""
        ...

    async def end_assistance(self, organisation_id: OrganisationId, person_id: PersonId) -> bool:
        """False when there was none."""
        ...

    async def put_help_code(self, code: HelpCode) -> None:
        """Replace the person's code."""
        ...

    async def help_code(self, person_id: PersonId) -> HelpCode | None:
        """The person's code, expired or not."""
        ...

    async def count_help_attempt(self, person_id: PersonId) -> None:
        """One wrong try more."""
        ...

    async def drop_help_code(self, person_id: PersonId) -> None:
        """The code is used up."""
        ...

    async def drop_help_codes_before(self, at: datetime) -> int:
        """Forget codes that expired before; how many."""
        ...
