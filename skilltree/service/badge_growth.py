"""What badges do to trees: each grows once, by what a human said that its achievement is worth here.

A badge counts when it stood up to the check, is its owner's, and its achievement is mapped to skills; whatever comes
last of the three makes it count. Taken back by its issuer, or mapped anew, it shrinks what it grew.
"""

from __future__ import annotations

import msgspec

from skilltree.model.badge_words import BadgeVerdict
from skilltree.model.badges import BadgeFact, BadgeRead, ForeignAchievement, ReceivedBadge
from skilltree.model.change import ChangeKind
from skilltree.model.evidence import Evidence
from skilltree.model.ids import TerritoryId, foreign_achievement_id_of, new_id
from skilltree.model.words import EvidenceKind
from skilltree.service.deps import Deps
from skilltree.service.ports.store import Writing

WEIGHT = 0.9
"""A named issuer signed it, and somebody of the territory said what it is worth: as what was seen at a workshop."""


async def note_achievement(tx: Writing, territory_id: TerritoryId, read: BadgeRead) -> ForeignAchievement:
    """Return what a badge is for, keeping the issuer's own words of it until somebody mapped it."""
    achievement_id = foreign_achievement_id_of(read.issuer, read.achievement)
    before = await tx.badges.achievement(territory_id, achievement_id)
    if before is not None and (before.mapped_at is not None or not read.proven):
        return before
    found = ForeignAchievement(
        territory_id=territory_id,
        id=achievement_id,
        issuer=read.issuer,
        issuer_name=read.issuer_name,
        achievement=read.achievement,
        name=read.name,
        description=read.description,
        alignments=read.alignments,
        unknown_issuer=read.verdict is BadgeVerdict.UNKNOWN_ISSUER,
    )
    await tx.badges.put_achievement(found)
    return found


async def settle(
    deps: Deps, tx: Writing, badge: ReceivedBadge, achievement: ForeignAchievement, *, reason: str
) -> None:
    """Make the tree show what the badge is worth now, no more and no less. `reason` is kept with what is taken back."""
    if badge.verdict is BadgeVerdict.EXPIRED:
        # What it grew bears the day itself, and falls asleep on it.
        return
    # Whoever said what an achievement is worth has not said it of their own badge: somebody else has to.
    counts = badge.stands and achievement.mapped_by != badge.person_id
    wanted = {item.skill_id: item.level for item in achievement.skills} if counts else {}
    changed = False
    for fact in await tx.badges.facts(badge.id):
        if fact.taken_back_at is not None:
            continue
        if wanted.get(fact.skill_id) == fact.level:
            # Also where its owner took it back themselves: it does not come back against their will.
            del wanted[fact.skill_id]
            continue
        await take_back(deps, tx, badge, fact, reason)
        changed = True
    for skill_id, level in wanted.items():
        shows = _evidence(deps, badge, achievement, skill_id, level)
        await tx.evidence.append(badge.territory_id, shows)
        made = BadgeFact(
            badge_id=badge.id, evidence_id=shows.id, person_id=badge.person_id, skill_id=skill_id, level=level
        )
        await tx.badges.add_fact(made)
        changed = True
    if changed:
        await tx.outbox.append(ChangeKind.TREE, badge.person_id)


async def take_back(deps: Deps, tx: Writing, badge: ReceivedBadge, fact: BadgeFact, reason: str) -> None:
    """Retract one fact of a badge, and keep why."""
    now = deps.clock()
    await tx.badges.take_back(fact, now, reason)
    await tx.evidence.retract(badge.territory_id, fact.evidence_id, by=badge.person_id, at=now)


async def apply_check(
    deps: Deps, tx: Writing, badge: ReceivedBadge, read: BadgeRead | None, *, mine: bool
) -> ReceivedBadge:
    """Keep what checking a badge again said, and settle.

    What cannot be checked now changes nothing of what was proven before: an issuer's server may be away for a day.
    """
    now = deps.clock()
    learnt = read is not None and (read.proven or not badge.proven)
    if read is None or not learnt:
        checked = msgspec.structs.replace(badge, checked_at=now)
        await tx.badges.put_badge(checked)
        return checked
    # An issuer that takes a badge away may take away all that told what it was.
    before = await tx.badges.achievement(badge.territory_id, badge.achievement_id)
    is_gone = badge.proven and read.verdict is BadgeVerdict.REVOKED
    achievement = before if before and is_gone else await note_achievement(tx, badge.territory_id, read)
    checked = msgspec.structs.replace(
        badge,
        verdict=read.verdict,
        proven=read.proven,
        mine=badge.mine or (read.proven and mine),
        document=read.document,
        achievement_id=achievement.id,
        checked_at=now,
        issued_at=read.issued_at,
        expires_at=read.expires_at,
    )
    await tx.badges.put_badge(checked)
    await settle(deps, tx, checked, achievement, reason=f"badge checked: {read.verdict.value}")
    return checked


def _evidence(deps: Deps, badge: ReceivedBadge, achievement: ForeignAchievement, skill_id: str, level: int) -> Evidence:
    named = f"{achievement.name} ({achievement.issuer_name})" if achievement.issuer_name else achievement.name
    return Evidence(
        id=new_id("Evidence"),
        person_id=badge.person_id,
        skill_id=skill_id,
        level=level,
        kind=EvidenceKind.CREDENTIAL,
        at=min(badge.issued_at or badge.received_at, deps.clock()),
        source=named,
        source_id=badge.id,
        expires=badge.expires_at.date() if badge.expires_at else None,
        weight=WEIGHT,
    )
