"""Making Open Badges 3.0, their status lists and comprehensive learner records: the port of the signer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from skilltree.model.base import Struct
from skilltree.model.credential import Achievement, Addresses, IssuerKey, Place
from skilltree.model.errors import Unavailable
from skilltree.model.ids import CredentialId, GlobalId
from skilltree.model.taxonomy import Skill
from skilltree.model.words import Language, Standing


class Issuer(Struct):
    """Who signs, as others read it."""

    id: GlobalId
    name: str
    about: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SigningKey:
    """An opened key: it lives for one signature, and is in no message."""

    issuer: GlobalId
    public: str
    private: bytes = field(repr=False)


class Badge(Struct):
    """What a credential says. `holder` and `emails` are empty for one without a name."""

    id: CredentialId
    issuer: Issuer
    achievement: Achievement
    skill: Skill
    place: Place
    awarded_at: datetime
    issued_at: datetime
    expires_at: datetime | None = None
    holder: str | None = None
    emails: tuple[str, ...] = ()


class RecordedSkill(Struct):
    """A skill of a tree that comes into a learner's record without a credential of its own."""

    skill: Skill
    level: int
    standing: Standing


class LearnerRecord(Struct):
    """A whole tree: its credentials as they were signed, newest first, and its other skills."""

    issuer: Issuer
    language: Language
    issued_at: datetime
    expires_at: datetime
    credentials: tuple[bytes, ...]
    skills: tuple[RecordedSkill, ...]
    holder: str | None = None
    emails: tuple[str, ...] = ()


class BadgeMaker(Protocol):
    """Papers as JSON-LD. Signing takes some 10 ms of a processor: it is done beside the event loop."""

    def new_key(self) -> tuple[str, bytes]:
        """Return a fresh Ed25519 key: its public part as a Multikey, and its private part."""
        ...

    async def sign_badge(self, where: Addresses, badge: Badge, key: SigningKey) -> bytes:
        """Return an OpenBadgeCredential with its Data Integrity proof (eddsa-rdfc-2022)."""
        ...

    async def sign_status_list(
        self, where: Addresses, number: int, revoked: Sequence[int], key: SigningKey, at: datetime
    ) -> bytes:
        """Return a BitstringStatusListCredential whose bits at these places are set."""
        ...

    async def sign_record(self, where: Addresses, record: LearnerRecord, key: SigningKey) -> bytes:
        """Return a ClrCredential with what verifiers take of it. Raises InvalidInput without any credential."""
        ...

    def issuer_paper(self, where: Addresses, issuer: Issuer, keys: Sequence[IssuerKey]) -> bytes:
        """Return an issuer's Profile, with the keys that may be trusted."""
        ...

    def achievement_paper(self, where: Addresses, achievement: Achievement, issuer: Issuer, skill: Skill) -> bytes:
        """Return what credentials are given for."""
        ...


class NoBadges:
    """Where nothing is signed."""

    def new_key(self) -> tuple[str, bytes]:
        """See the port."""
        raise _nothing()

    async def sign_badge(self, where: Addresses, badge: Badge, key: SigningKey) -> bytes:
        """See the port."""
        raise _nothing()

    async def sign_status_list(
        self, where: Addresses, number: int, revoked: Sequence[int], key: SigningKey, at: datetime
    ) -> bytes:
        """See the port."""
        raise _nothing()

    async def sign_record(self, where: Addresses, record: LearnerRecord, key: SigningKey) -> bytes:
        """See the port."""
        raise _nothing()

    def issuer_paper(self, where: Addresses, issuer: Issuer, keys: Sequence[IssuerKey]) -> bytes:
        """See the port."""
        raise _nothing()

    def achievement_paper(self, where: Addresses, achievement: Achievement, issuer: Issuer, skill: Skill) -> bytes:
        """See the port."""
        raise _nothing()


def _nothing() -> Unavailable:
    return Unavailable("this server signs no credentials")
