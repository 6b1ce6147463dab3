"""Trees as answers."""

from __future__ import annotations

from datetime import date, datetime

from skilltree.model.base import Struct
from skilltree.model.evidence import Evidence
from skilltree.model.weights import aside
from skilltree.model.why_words import Dispute, SetAside, Support, WhyCode
from skilltree.model.words import EvidenceKind, Standing, Visibility
from skilltree.service.views.skills import SkillView


class EvidenceView(Struct):
    """One fact, as its owner reads it."""

    id: str
    kind: EvidenceKind
    level: int
    source: str | None
    at: datetime
    hours: float | None
    expires: date | None
    retracted: bool
    passed: bool
    set_aside: SetAside | None = None


class TreeSkillView(Struct):
    """One leaf."""

    skill: SkillView
    level: int
    proven_level: int
    confirmed_level: int
    standing: Standing
    dormant: bool
    since: datetime
    valid_until: date | None
    parent_id: str | None
    visibility: Visibility
    evidence: list[EvidenceView]
    # Answers that were kept before these were there are read back too.
    strength: float = 0.0
    support: Support = Support.LITTLE
    dispute: Dispute | None = None


class WhyView(Struct):
    """One reason why a leaf stands as it does."""

    code: WhyCode
    level: int | None
    other_level: int | None
    amount: int | None
    day: date | None
    source: str | None
    skills: list[SkillView]


class SupposedSkillView(Struct):
    """What shown skills suppose."""

    skill: SkillView
    level: int
    because: list[SkillView]


class TreeView(Struct):
    """A tree, oldest leaf first."""

    skills: list[TreeSkillView]
    version: int


class SkillDeclared(Struct):
    """A skill was added."""

    evidence: EvidenceView
    tree_skill: TreeSkillView


class SkillProposed(Struct):
    """A skill that was not in the list was added."""

    skill: SkillView
    evidence: EvidenceView
    tree_skill: TreeSkillView


class EvidenceRetracted(Struct):
    """A fact was taken back; `tree_skill` is what other facts still show."""

    evidence_id: str
    skill_id: str
    tree_skill: TreeSkillView | None


def evidence_view(fact: Evidence) -> EvidenceView:
    """Show a fact to its owner."""
    return EvidenceView(
        id=fact.id,
        kind=fact.kind,
        level=fact.level,
        source=fact.source,
        at=fact.at,
        hours=fact.hours,
        expires=fact.expires,
        retracted=fact.retracted,
        passed=fact.passed,
        set_aside=aside(fact),
    )
