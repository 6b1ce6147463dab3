"""Credentials, the keys that sign them, and links that show them: the store's side."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from skilltree.model.credential import Achievement, Credential, CredentialShare, IssuerKey, Place
from skilltree.model.ids import (
    AchievementId,
    CredentialId,
    EvidenceId,
    GlobalId,
    IssuerKeyId,
    OrganisationId,
    PersonId,
    TerritoryId,
)


class CredentialReads(Protocol):
    """Queries."""

    async def issuer_keys(self, territory_id: TerritoryId, organisation_id: OrganisationId | None) -> list[IssuerKey]:
        """All keys of an issuer, newest first; of the territory itself where no organisation is given."""
        ...

    async def all_keys(self) -> list[IssuerKey]:
        """Every issuer's keys, newest first."""
        ...

    async def achievement(self, achievement_id: AchievementId) -> Achievement | None:
        """One achievement."""
        ...

    async def achievements_of(self, person_id: PersonId) -> dict[AchievementId, Achievement]:
        """Those of a person's credentials."""
        ...

    async def credential(self, credential_id: CredentialId) -> Credential | None:
        """One credential, whatever it counts for."""
        ...

    async def credential_for(self, evidence_id: EvidenceId) -> Credential | None:
        """The one of a fact that its owner did not withdraw."""
        ...

    async def credentials_of(self, person_id: PersonId) -> list[Credential]:
        """A person's credentials, newest first."""
        ...

    async def shares_of(self, person_id: PersonId) -> list[CredentialShare]:
        """A person's links that were not stopped, newest first."""
        ...

    async def share(self, token_hash: bytes) -> CredentialShare | None:
        """The link with this token's hash."""
        ...

    async def list_size(self, issuer: GlobalId, number: int) -> int:
        """How many places of a status list were given."""
        ...

    async def revoked_places(self, issuer: GlobalId, number: int) -> list[int]:
        """Places of a status list, in order, whose credential counts no more or is gone."""
        ...

    async def watched_by(self, evidence_id: EvidenceId) -> OrganisationId | None:
        """The organisation in whose workshop somebody was seen doing it."""
        ...


class CredentialWrites(CredentialReads, Protocol):
    """Commands."""

    async def add_key(self, key: IssuerKey) -> None:
        """A new key. Raises Conflict where its issuer has one that signs."""
        ...

    async def retire_key(self, key_id: IssuerKeyId, at: datetime) -> bool:
        """Let a key sign no more; False when it was so already."""
        ...

    async def revoke_key(self, key_id: IssuerKeyId, at: datetime) -> bool:
        """Let nothing count that a key signed; False when it was so already."""
        ...

    async def put_achievement(self, achievement: Achievement) -> Achievement:
        """Keep what credentials are given for, and return the one that stands for it."""
        ...

    async def take_place(self, territory_id: TerritoryId, issuer: GlobalId) -> Place:
        """Give a place that was never given, at random, so that its number tells nothing."""
        ...

    async def add_credential(self, credential: Credential) -> None:
        """A new credential. Raises Conflict where the fact has one that was not withdrawn."""
        ...

    async def withdraw_credential(self, credential_id: CredentialId, at: datetime) -> bool:
        """Let it count no more; False when it was so already."""
        ...

    async def add_share(self, share: CredentialShare) -> None:
        """A new link."""
        ...

    async def stop_shares(self, credential_id: CredentialId, at: datetime) -> int:
        """Let the links of a credential show nothing any more; how many did."""
        ...

    async def forget_shares(self, ended_before: datetime) -> int:
        """Delete links that ended before; how many."""
        ...
