"""Badges that people bring from elsewhere, and what their achievements are worth here."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.badge_words import BadgeVerdict
from skilltree.model.base import Struct
from skilltree.model.course import SkillLevel
from skilltree.model.ids import EvidenceId, ForeignAchievementId, PersonId, ReceivedBadgeId, SkillId, TerritoryId


class Recipient(Struct):
    """How a badge names whom it is for. `value` is an address, or `sha256$…`, `md5$…` of address and salt."""

    value: str
    hashed: bool = False
    salt: str = ""


class Alignment(Struct):
    """A competence of a framework that an achievement stands for, as its issuer says."""

    url: str
    name: str = ""
    code: str | None = None


class BadgeRead(Struct):
    """What a file says, and what checking it said; whose it is, is not told by the file.

    `document` is the credential alone, without its picture: it can be checked again. `proven` is true once the
    signature, or the issuer's own address, stood up to the check. Texts are the issuer's, made fit to show.
    """

    verdict: BadgeVerdict
    proven: bool
    document: bytes
    credential: str
    issuer: str
    issuer_name: str
    achievement: str
    name: str
    description: str = ""
    issued_at: datetime | None = None
    expires_at: datetime | None = None
    recipients: tuple[Recipient, ...] = ()
    alignments: tuple[Alignment, ...] = ()


class ForeignAchievement(Struct):
    """What an issuer elsewhere gives badges for. It waits for a human while `mapped_at` is None.

    `unknown_issuer`: a key that says nothing of who holds it. Mapped to no skill, it counts for nothing.
    """

    territory_id: TerritoryId
    id: ForeignAchievementId
    issuer: str
    issuer_name: str
    achievement: str
    name: str
    description: str = ""
    alignments: tuple[Alignment, ...] = ()
    unknown_issuer: bool = False
    skills: tuple[SkillLevel, ...] = ()
    mapped_by: PersonId | None = None
    mapped_at: datetime | None = None


class ReceivedBadge(Struct):
    """A badge that a person brought. `verdict` and `proven` are of the badge; `mine`, that it names an own address.

    `hash` is of the credential's id: the same badge in another file is the same row. `code` is what its owner
    shows to somebody who may vouch for it where it names an address that they no longer have.
    """

    territory_id: TerritoryId
    id: ReceivedBadgeId
    person_id: PersonId
    hash: bytes
    achievement_id: ForeignAchievementId
    code: str
    verdict: BadgeVerdict
    proven: bool
    mine: bool
    document: bytes
    received_at: datetime
    checked_at: datetime
    issued_at: datetime | None = None
    expires_at: datetime | None = None
    vouched_by: PersonId | None = None
    vouched_at: datetime | None = None

    @property
    def held(self) -> bool:
        """Whether it is this person's, by an own address or by somebody's word."""
        return self.mine or self.vouched_at is not None

    @property
    def stands(self) -> bool:
        """Whether it may count once its achievement is mapped."""
        return self.proven and self.held and self.verdict in {BadgeVerdict.VALID, BadgeVerdict.UNKNOWN_ISSUER}


class BadgeFact(Struct):
    """One fact that a badge made; taken back with the reason."""

    badge_id: ReceivedBadgeId
    evidence_id: EvidenceId
    person_id: PersonId
    skill_id: SkillId
    level: int
    taken_back_at: datetime | None = None
    reason: str | None = None
