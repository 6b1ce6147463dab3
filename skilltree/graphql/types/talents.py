"""Nameless profiles, and confirmation links."""

from __future__ import annotations

from datetime import datetime

import strawberry

from skilltree.graphql.fields import shows
from skilltree.graphql.types.people import Commune, ContactRequest
from skilltree.graphql.types.skills import Skill, SkillLevel, SkillMatch
from skilltree.model.words import Standing
from skilltree.service.views.people import ConfirmationAskView


@strawberry.type
class TalentSkill:
    """A skill of a nameless profile."""

    skill: Skill
    level: int
    standing: Standing
    instead_of: Skill | None = strawberry.field(
        description="For `near`: the skill of the pattern that it comes close to."
    )


@strawberry.type(description="A nameless profile. `id` is a pseudonym that differs for each recruiting organisation.")
class Talent:
    """Somebody who consented to be found without a name."""

    id: strawberry.ID
    coverage: float = strawberry.field(description="0 to 1: how much of the pattern it covers.")
    have: list[TalentSkill]
    near: list[TalentSkill]
    missing: list[SkillLevel]
    works_in: list[Commune]
    contact: ContactRequest | None


@strawberry.type
class UnderstoodTerm:
    """How a term of the pattern was understood."""

    text: str | None
    skill: Skill | None
    score: float
    sure: bool = strawberry.field(description="False where the person should be asked whether that was meant.")
    alternatives: list[SkillMatch] = strawberry.field(description="At most 3 others that may have been meant.")


@strawberry.type
@shows(ConfirmationAskView)
class ConfirmationAsk:
    """What a confirmation link asks."""

    skill: Skill
    level: int
    from_: str = strawberry.field(name="from", description="The asking person's display name, as they wanted it shown.")
    expires_at: datetime
