"""What a person can show elsewhere: signed credentials, the keys that sign them, and links that show one."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from skilltree.model.base import Struct
from skilltree.model.ids import (
    AchievementId,
    CredentialId,
    CredentialShareId,
    EvidenceId,
    GlobalId,
    IssuerKeyId,
    OrganisationId,
    PersonId,
    SkillId,
    TerritoryId,
)
from skilltree.model.words import Language

LIST_BITS = 131_072
"""Places of one status list: the least that Bitstring Status List v1.0 (section 2.1) allows, to hide among."""


class CredentialWay(StrEnum):
    """How what a credential says was shown."""

    CONFIRMED = "confirmed"
    """Somebody said so by a link."""
    CONTRIBUTION = "contribution"
    COURSE = "course"
    PLATFORM = "platform"
    """A course on another learning platform."""
    SEEN = "seen"
    """A facilitator watched, in a workshop."""
    TEST = "test"


class CredentialStanding(StrEnum):
    """Whether a credential counts today."""

    EXPIRED = "expired"
    REVOKED = "revoked"
    VALID = "valid"


class IssuerKey(Struct):
    """An Ed25519 key of an issuer: an organisation, or the territory itself where `organisation_id` is None.

    `public` is a Multikey (base58btc). A retired key signs no more and still verifies what it signed; what a
    revoked key signed counts no more.
    """

    territory_id: TerritoryId
    id: IssuerKeyId
    organisation_id: OrganisationId | None
    public: str
    sealed: bytes
    created_at: datetime
    retired_at: datetime | None = None
    revoked_at: datetime | None = None

    @property
    def issuer(self) -> GlobalId:
        """The organisation's id, or the territory's."""
        return self.organisation_id or self.territory_id

    @property
    def signs(self) -> bool:
        """True for the one key with which its issuer signs today."""
        return self.retired_at is None and self.revoked_at is None


class Achievement(Struct):
    """What credentials are given for: a skill at a level, shown to an issuer in one way.

    `title` is what the course or activity was called; `source_id` is its id, "" where there is none.
    """

    territory_id: TerritoryId
    id: AchievementId
    issuer: GlobalId
    skill_id: SkillId
    level: int
    way: CredentialWay
    source_id: str
    language: Language
    title: str | None = None
    hours: float | None = None


class Place(Struct):
    """A place of an issuer's status lists, never given twice."""

    list_number: int
    position: int


class Credential(Struct):
    """One credential, as it was signed; `retracted_at` and `key_revoked_at` come from the rows that it stands on."""

    territory_id: TerritoryId
    id: CredentialId
    person_id: PersonId
    evidence_id: EvidenceId
    achievement_id: AchievementId
    key_id: IssuerKeyId
    issuer: GlobalId
    list_number: int
    position: int
    title: str
    issuer_name: str
    holder: str | None
    content: bytes
    issued_at: datetime
    expires_at: datetime | None = None
    withdrawn_at: datetime | None = None
    retracted_at: datetime | None = None
    key_revoked_at: datetime | None = None

    @property
    def revoked(self) -> bool:
        """True once its owner withdrew it, its evidence was taken back, or its key was lost."""
        return any((self.withdrawn_at, self.retracted_at, self.key_revoked_at))

    def standing(self, now: datetime) -> CredentialStanding:
        """Return what it counts for at an instant; revoked is told before expired."""
        if self.revoked:
            return CredentialStanding.REVOKED
        if self.expires_at is not None and self.expires_at <= now:
            return CredentialStanding.EXPIRED
        return CredentialStanding.VALID


class CredentialShare(Struct):
    """A link by which anybody who has it sees one credential. Only the token's hash is kept."""

    territory_id: TerritoryId
    id: CredentialShareId
    credential_id: CredentialId
    person_id: PersonId
    token_hash: bytes
    created_at: datetime
    until: datetime
    stopped_at: datetime | None = None

    def works(self, now: datetime) -> bool:
        """True while it shows something."""
        return self.stopped_at is None and now < self.until


class Addresses(Struct):
    """Where the public papers of a server stand; `origin` has no slash at its end."""

    origin: str

    def credential(self, credential_id: CredentialId) -> str:
        """The credential itself: for its owner, and for a link."""
        return f"{self.origin}/credentials/{credential_id}.json"

    def issuer(self, issuer: GlobalId) -> str:
        """Who signs, with their keys."""
        return f"{self.origin}/issuers/{issuer}"

    def key(self, issuer: GlobalId, public: str) -> str:
        """One key, told in the issuer's paper."""
        return f"{self.issuer(issuer)}#{public}"

    def achievement(self, achievement_id: AchievementId) -> str:
        """What was achieved."""
        return f"{self.origin}/achievements/{achievement_id}"

    def status_list(self, issuer: GlobalId, number: int) -> str:
        """A signed list of what counts no more."""
        return f"{self.origin}/status/{issuer}/{number}"

    def shown(self, token: str) -> str:
        """The page for whoever was given a link."""
        return f"{self.origin}/verifier/{token}"
