"""Credentials as answers."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.model.credential import CredentialStanding, CredentialWay
from skilltree.service.views.skills import SkillView


class CredentialShareView(Struct):
    """A link, for its owner."""

    url: str
    until: datetime


class CredentialView(Struct):
    """A credential, for its owner."""

    id: str
    evidence_id: str
    title: str
    skill: SkillView
    level: int
    way: CredentialWay
    issuer: str
    issued_at: datetime
    expires: datetime | None
    standing: CredentialStanding
    revoked: bool
    with_name: bool
    url: str
    shares: list[CredentialShareView]


class SharedCredentialView(Struct):
    """A credential, for whoever was given a link."""

    title: str
    skill: SkillView
    level: int
    way: CredentialWay
    course: str | None
    hours: float | None
    holder: str | None
    issuer: str
    issuer_url: str
    issued_at: datetime
    expires: datetime | None
    standing: CredentialStanding
    url: str
    until: datetime


class CredentialIssued(Struct):
    """It is signed."""

    credential: CredentialView


class CredentialWithdrawn(Struct):
    """It counts no more."""

    credential: CredentialView


class CredentialShared(Struct):
    """There is a link."""

    share: CredentialShareView


class SharingStopped(Struct):
    """Its links show nothing any more."""

    credential: CredentialView
