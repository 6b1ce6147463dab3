"""Confirmation by people as answers."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.model.why_words import Tie
from skilltree.service.views.skills import SkillView


class ProposedConfirmerView(Struct):
    """Somebody who agreed to be asked, under an id that holds for this asker alone."""

    id: str
    name: str
    ties: list[Tie]


class ConfirmationToAnswer(Struct):
    """Somebody asks me by name."""

    token: str
    skill: SkillView
    level: int
    from_: str
    note: str | None
    asked_at: datetime
    expires_at: datetime


class WillingToConfirmSet(Struct):
    """Whether I may be asked, and named for it."""

    willing: bool
