"""Inputs about credentials."""

from __future__ import annotations

from uuid import UUID

import strawberry

from skilltree.service.credential_shares import ShareCredential, StopSharing
from skilltree.service.credentials import WithdrawCredential
from skilltree.service.issue_credential import IssueCredential


@strawberry.input
class IssueCredentialInput:
    """Which fact of my tree; `withName`: the credential says my name, and my addresses as hashes."""

    key: UUID
    evidence: strawberry.ID
    with_name: bool

    def command(self) -> IssueCredential:
        """Return the use case's command."""
        return IssueCredential(evidence_id=self.evidence, with_name=self.with_name)


@strawberry.input
class WithdrawCredentialInput:
    """Which one counts no more."""

    key: UUID
    credential: strawberry.ID

    def command(self) -> WithdrawCredential:
        """Return the use case's command."""
        return WithdrawCredential(credential_id=self.credential)


@strawberry.input
class ShareCredentialInput:
    """Which one, for 1 to 365 days."""

    key: UUID
    credential: strawberry.ID
    days: int

    def command(self) -> ShareCredential:
        """Return the use case's command."""
        return ShareCredential(credential_id=self.credential, days=self.days)


@strawberry.input
class StopSharingInput:
    """Which one."""

    key: UUID
    credential: strawberry.ID

    def command(self) -> StopSharing:
        """Return the use case's command."""
        return StopSharing(credential_id=self.credential)
