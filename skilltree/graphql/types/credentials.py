"""Credentials: one's own, and one that somebody shows."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import strawberry

from skilltree.graphql.fields import shows
from skilltree.graphql.refusals import Refused
from skilltree.graphql.types.skills import Skill
from skilltree.model.credential import CredentialStanding, CredentialWay
from skilltree.service.views import credentials


@strawberry.type
class CredentialShare:
    """A link that shows one credential."""

    url: str
    until: datetime


@strawberry.type(description="An Open Badge 3.0, for its owner.")
class Credential:
    """A signed fact of my tree."""

    id: strawberry.ID
    evidence_id: strawberry.ID
    title: str
    skill: Skill
    level: int
    way: CredentialWay
    issuer: str
    issued_at: datetime
    expires: datetime | None
    standing: CredentialStanding
    revoked: bool = strawberry.field(description="Withdrawn by me, or its fact was taken back.")
    with_name: bool
    url: str = strawberry.field(description="The signed file, for its owner.")
    shares: list[CredentialShare] = strawberry.field(description="Links that work.")


@strawberry.type(description="What a link shows; each look is told to the owner.")
class SharedCredential:
    """A credential that somebody shows."""

    title: str
    skill: Skill
    level: int
    way: CredentialWay
    course: str | None = strawberry.field(description="What the course was called.")
    hours: float | None
    holder: str | None = strawberry.field(description="Whose it is, where it says so.")
    issuer: str
    issuer_url: str
    issued_at: datetime
    expires: datetime | None
    standing: CredentialStanding
    url: str = strawberry.field(description="The signed file.")
    until: datetime = strawberry.field(description="When the link ends.")


@strawberry.type
@shows(credentials.CredentialIssued)
class CredentialIssued:
    """It is signed."""

    credential: Credential


@strawberry.type
@shows(credentials.CredentialWithdrawn)
class CredentialWithdrawn:
    """It counts no more."""

    credential: Credential


@strawberry.type
@shows(credentials.CredentialShared)
class CredentialShared:
    """There is a link."""

    share: CredentialShare


@strawberry.type
@shows(credentials.SharingStopped)
class SharingStopped:
    """Its links show nothing any more."""

    credential: Credential


IssueCredentialResult = Annotated[CredentialIssued | Refused, strawberry.union("IssueCredentialResult")]
WithdrawCredentialResult = Annotated[CredentialWithdrawn | Refused, strawberry.union("WithdrawCredentialResult")]
ShareCredentialResult = Annotated[CredentialShared | Refused, strawberry.union("ShareCredentialResult")]
StopSharingResult = Annotated[SharingStopped | Refused, strawberry.union("StopSharingResult")]
