"""Answers about badges from elsewhere."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.badge_words import BadgeVerdict
from skilltree.model.badges import Alignment
from skilltree.model.base import Struct
from skilltree.service.views.skills import SkillLevelView, SkillView


class ProposedSkillView(Struct):
    """A skill that an achievement may stand for; `exact`: its issuer says so, by the name of a framework."""

    skill: SkillView
    level: int
    exact: bool


class ReceivedBadgeView(Struct):
    """A badge, as its owner reads it. `counts` stands in the tree; `said` is what they said themselves of it."""

    id: str
    name: str
    description: str
    issuer: str
    issuer_name: str
    verdict: BadgeVerdict
    received_at: datetime
    checked_at: datetime
    issued_at: datetime | None
    expires_at: datetime | None
    waits: bool
    code: str | None
    counts: list[SkillLevelView]
    said: list[SkillLevelView]
    alignments: tuple[Alignment, ...]


class WaitingAchievementView(Struct):
    """What an issuer elsewhere gives badges for, and what it is worth here. Who holds one is not told."""

    id: str
    issuer: str
    issuer_name: str
    unknown_issuer: bool
    achievement: str
    name: str
    description: str
    skills: list[SkillLevelView]
    alignments: tuple[Alignment, ...]


class BadgeToVouchView(Struct):
    """A badge that somebody shows to whoever may vouch that it is theirs."""

    owner: str
    name: str
    issuer: str
    issuer_name: str
    issued_at: datetime | None


class BadgeReceived(Struct):
    """A file was looked at; `badge` None when nothing of it was kept."""

    verdict: BadgeVerdict
    badge: ReceivedBadgeView | None


class BadgeChecked(Struct):
    """A badge was checked again."""

    badge: ReceivedBadgeView


class BadgeClaimed(Struct):
    """Its owner said what it stands for."""

    badge: ReceivedBadgeView


class BadgeDropped(Struct):
    """A badge is forgotten, and what it showed is taken back."""

    badge_id: str


class AchievementMapped(Struct):
    """An achievement is worth something here, or nothing. Whose trees grew is not told."""

    achievement: WaitingAchievementView


class BadgeVouched(Struct):
    """Somebody gave their word for whose badge it is."""

    vouched: BadgeToVouchView
