"""Badges from elsewhere, and what their achievements are worth here."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field, shows
from skilltree.graphql.refusals import Refused
from skilltree.graphql.types.skills import Skill, SkillLevel
from skilltree.model.badge_words import BadgeVerdict
from skilltree.service.badge_proposals import propose_skills
from skilltree.service.views import badges


@strawberry.type
class ProposedSkill:
    """A skill that an achievement may stand for."""

    skill: Skill
    level: int
    exact: bool = strawberry.field(description="Its issuer names this very skill, by a framework.")


@strawberry.type
class ReceivedBadge:
    """A badge that I brought."""

    id: strawberry.ID
    name: str
    description: str
    issuer: str = strawberry.field(description="The issuer's server, or its key: what cannot be made up.")
    issuer_name: str = strawberry.field(description="What the issuer calls itself.")
    verdict: BadgeVerdict
    received_at: datetime
    checked_at: datetime
    issued_at: datetime | None
    expires_at: datetime | None
    waits: bool = strawberry.field(description="It stands, and nobody said yet what it is worth here.")
    code: str | None = strawberry.field(
        description="For a steward or an author beside me, when it is not under my name."
    )
    counts: list[SkillLevel] = strawberry.field(description="What it shows in my tree.")
    said: list[SkillLevel] = strawberry.field(description="What I said myself that it stands for.")

    @field(list[ProposedSkill])
    @staticmethod
    async def proposed(root: strawberry.Parent[badges.ReceivedBadgeView], info: Info) -> list[badges.ProposedSkillView]:
        """What it may stand for, while it shows nothing."""
        context = info.context
        return [] if root.counts or root.said else await propose_skills(context.deps, root, context.language)


@strawberry.type
class WaitingAchievement:
    """What an issuer elsewhere gives badges for."""

    id: strawberry.ID
    issuer: str = strawberry.field(description="The issuer's server, or its key: what cannot be made up.")
    issuer_name: str = strawberry.field(description="What the issuer calls itself.")
    unknown_issuer: bool = strawberry.field(description="A key that says nothing of who holds it.")
    achievement: str
    name: str
    description: str
    skills: list[SkillLevel] = strawberry.field(description="What it is worth here; empty while it waits.")

    @field(list[ProposedSkill])
    @staticmethod
    async def proposed(
        root: strawberry.Parent[badges.WaitingAchievementView], info: Info
    ) -> list[badges.ProposedSkillView]:
        """What it may be worth: exactly what its issuer names, else what its words speak of."""
        context = info.context
        return await propose_skills(context.deps, root, context.language)


@strawberry.type
class BadgeToVouch:
    """A badge that somebody beside me shows as theirs."""

    owner: str
    name: str
    issuer: str
    issuer_name: str
    issued_at: datetime | None


@strawberry.type
@shows(badges.BadgeChecked)
class BadgeChecked:
    """The badge was checked again."""

    badge: ReceivedBadge


@strawberry.type
@shows(badges.BadgeClaimed)
class BadgeClaimed:
    """The skills stand in my tree, as said by me."""

    badge: ReceivedBadge


@strawberry.type
@shows(badges.BadgeDropped)
class BadgeDropped:
    """The badge is forgotten, and what it showed is taken back."""

    badge_id: strawberry.ID


@strawberry.type
@shows(badges.AchievementMapped)
class AchievementMapped:
    """The achievement is worth something here, or nothing."""

    achievement: WaitingAchievement


@strawberry.type
@shows(badges.BadgeVouched)
class BadgeVouched:
    """I gave my word for whose badge it is."""

    vouched: BadgeToVouch


CheckBadgeResult = Annotated[BadgeChecked | Refused, strawberry.union("CheckBadgeResult")]
ClaimBadgeResult = Annotated[BadgeClaimed | Refused, strawberry.union("ClaimBadgeResult")]
DropBadgeResult = Annotated[BadgeDropped | Refused, strawberry.union("DropBadgeResult")]
MapAchievementResult = Annotated[AchievementMapped | Refused, strawberry.union("MapAchievementResult")]
VouchBadgeResult = Annotated[BadgeVouched | Refused, strawberry.union("VouchBadgeResult")]
