"""Confirmation by people."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import strawberry

from skilltree.graphql.fields import shows
from skilltree.graphql.refusals import Refused
from skilltree.graphql.types.skills import Skill
from skilltree.model.why_words import Tie
from skilltree.service.views import confirming


@strawberry.type(description="Somebody who agreed to be asked. `id` differs for each person who looks.")
@shows(confirming.ProposedConfirmerView)
class ProposedConfirmer:
    """Whom I may ask."""

    id: strawberry.ID
    name: str
    ties: list[Tie] = strawberry.field(description="What we shared within a year; empty outside my circle.")


@strawberry.type
@shows(confirming.ConfirmationToAnswer)
class ConfirmationToAnswer:
    """Somebody asks me by name. I answer by `confirmSkill`; nobody is told that I looked or declined."""

    token: str
    skill: Skill
    level: int
    from_: str = strawberry.field(name="from")
    note: str | None = strawberry.field(description="A word of context from who asks.")
    asked_at: datetime
    expires_at: datetime


@strawberry.type
@shows(confirming.WillingToConfirmSet)
class WillingToConfirmSet:
    """Whether I may be asked, and named for it."""

    willing: bool


SetWillingToConfirmResult = Annotated[WillingToConfirmSet | Refused, strawberry.union("SetWillingToConfirmResult")]
