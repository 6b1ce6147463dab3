"""Badges and achievements, put into words."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from skilltree.model.badge_words import BadgeVerdict
from skilltree.model.badges import ForeignAchievement, ReceivedBadge
from skilltree.model.course import SkillLevel
from skilltree.model.evidence import Evidence
from skilltree.model.person import Viewer
from skilltree.model.words import EvidenceKind, Language
from skilltree.service.deps import Deps
from skilltree.service.ports.store import Reading, Writing
from skilltree.service.skills import show_levels
from skilltree.service.views.badges import ReceivedBadgeView, WaitingAchievementView


async def show_badge(
    deps: Deps,
    db: Reading | Writing,
    viewer: Viewer,
    badge: ReceivedBadge,
    achievement: ForeignAchievement,
    *,
    evidence: Sequence[Evidence] | None = None,
) -> ReceivedBadgeView:
    """Put a badge into words for its owner. `evidence` is all of theirs, read here when it is not given."""
    tree = await db.evidence.of_person(badge.person_id) if evidence is None else evidence
    facts = {fact.id: fact for fact in tree if not fact.retracted}
    counts = [
        SkillLevel(skill_id=made.skill_id, level=made.level)
        for made in await db.badges.facts(badge.id)
        if made.taken_back_at is None and made.evidence_id in facts
    ]
    said = [
        SkillLevel(skill_id=fact.skill_id, level=fact.level)
        for fact in facts.values()
        if fact.source_id == badge.id and fact.kind is EvidenceKind.DECLARED
    ]
    verdict = verdict_of(deps, badge, achievement)
    language = viewer.language
    return ReceivedBadgeView(
        id=badge.id,
        name=achievement.name,
        description=achievement.description,
        issuer=host_of(achievement.issuer),
        issuer_name=achievement.issuer_name,
        verdict=verdict,
        received_at=badge.received_at,
        checked_at=badge.checked_at,
        issued_at=badge.issued_at,
        expires_at=badge.expires_at,
        waits=badge.stands and (achievement.mapped_at is None or achievement.mapped_by == badge.person_id),
        code=badge.code if verdict is BadgeVerdict.NOT_YOURS else None,
        counts=show_levels(deps, counts, language),
        said=show_levels(deps, said, language),
        alignments=achievement.alignments,
    )


def show_achievement(deps: Deps, achievement: ForeignAchievement, language: Language) -> WaitingAchievementView:
    """Put an achievement into words for whoever says what it is worth."""
    return WaitingAchievementView(
        id=achievement.id,
        issuer=host_of(achievement.issuer),
        issuer_name=achievement.issuer_name,
        unknown_issuer=achievement.unknown_issuer,
        achievement=achievement.achievement,
        name=achievement.name,
        description=achievement.description,
        skills=show_levels(deps, achievement.skills, language),
        alignments=achievement.alignments,
    )


def verdict_of(deps: Deps, badge: ReceivedBadge, achievement: ForeignAchievement) -> BadgeVerdict:
    """Return the one word for its owner: the badge's own trouble first, then whose it is, then who issued it."""
    found = badge.verdict
    if found is BadgeVerdict.VALID and badge.expires_at is not None and badge.expires_at <= deps.clock():
        return BadgeVerdict.EXPIRED
    if found not in {BadgeVerdict.VALID, BadgeVerdict.UNKNOWN_ISSUER}:
        return found
    if not badge.held:
        return BadgeVerdict.NOT_YOURS
    # Who maps an achievement of a key answers for whoever holds that key.
    known = achievement.mapped_at is not None and bool(achievement.skills)
    return BadgeVerdict.VALID if known and badge.proven else found


def host_of(issuer: str) -> str:
    """Return what can be trusted of an issuer's own words: the name of its server, or the whole of its key."""
    if issuer.startswith("did:web:"):
        return issuer.split(":")[2]
    return urlsplit(issuer).hostname or issuer if issuer.startswith("https://") else issuer
