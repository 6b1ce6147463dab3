"""Consents, access log, contact requests, confirmation links: the store's side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from skilltree.model.ids import ContactId, OrganisationId, PersonId, TerritoryId
from skilltree.model.ledger import AccessRecord, ConfirmationLink, Consent, ContactRequest, Look
from skilltree.model.words import ContactStatus


class LedgerReads(Protocol):
    """Queries."""

    async def consents(self, person_id: PersonId) -> list[Consent]:
        """A person's ledger, oldest first."""
        ...

    async def accesses(self, person_id: PersonId, limit: int) -> list[AccessRecord]:
        """Who read this person's data, newest first."""
        ...

    async def looks(
        self, person_id: PersonId, *, what: Sequence[str], after: tuple[datetime, str] | None, limit: int
    ) -> list[Look]:
        """Who read what of this person's data, newest first; all kinds where `what` is empty."""
        ...

    async def looked_at(self, person_id: PersonId) -> list[str]:
        """The kinds of looks that this person's log holds, in order."""
        ...

    async def count_looks(self, person_id: PersonId, what: str, since: datetime) -> int:
        """How often since then."""
        ...

    async def contact(self, contact_id: ContactId) -> ContactRequest | None:
        """One contact request."""
        ...

    async def contacts_of(self, person_id: PersonId) -> list[ContactRequest]:
        """Requests to a person, newest first."""
        ...

    async def contacts_asked(self, organisation_ids: Sequence[OrganisationId], limit: int) -> list[ContactRequest]:
        """Requests by these organisations, newest first."""
        ...

    async def contacts_by(
        self, organisation_id: OrganisationId, person_ids: Sequence[PersonId]
    ) -> dict[PersonId, ContactRequest]:
        """The newest request of an organisation to each of these people."""
        ...

    async def confirmation(self, token_hash: bytes) -> ConfirmationLink | None:
        """The link with this token's hash."""
        ...


class LedgerWrites(LedgerReads, Protocol):
    """Commands. Consents and accesses are append-only: the database refuses to change them."""

    async def consent(self, territory_id: TerritoryId, line: Consent) -> None:
        """Append a line."""
        ...

    async def log_accesses(self, territory_id: TerritoryId, records: Sequence[AccessRecord]) -> None:
        """Append looks at people's data."""
        ...

    async def add_contact(self, request: ContactRequest) -> None:
        """A recruiter asks. Raises Conflict when one of that organisation is pending already."""
        ...

    async def answer_contact(self, contact_id: ContactId, status: ContactStatus, at: datetime) -> bool:
        """The person answers; False when it was answered already."""
        ...

    async def add_confirmation(self, link: ConfirmationLink) -> None:
        """Keep a link that was sent."""
        ...

    async def use_confirmation(self, token_hash: bytes, at: datetime) -> bool:
        """One use; False when it was used already."""
        ...
