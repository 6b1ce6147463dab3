"""What achievements from elsewhere are worth here: said once for everybody, by a steward or an author of the territory.

They may also vouch that a badge is somebody's who shows it beside them: badges name addresses that one no longer has.
Nobody says either of a badge of their own.
"""

from __future__ import annotations

from uuid import UUID

import msgspec

from skilltree.model.badge_words import BadgeVerdict
from skilltree.model.badges import ForeignAchievement, ReceivedBadge
from skilltree.model.base import Struct
from skilltree.model.course import SkillLevel
from skilltree.model.errors import Conflict, InvalidInput, NotAllowed, NotFound
from skilltree.model.ids import ForeignAchievementId, row_id
from skilltree.model.ledger import AccessRecord
from skilltree.model.person import Viewer
from skilltree.model.rings import PAIR_WINDOW
from skilltree.model.words import Role
from skilltree.service.badge_growth import settle
from skilltree.service.badge_showing import host_of, show_achievement, verdict_of
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.rates import HOUR_SECONDS, count_use
from skilltree.service.skills import require_levels
from skilltree.service.texts import check_first
from skilltree.service.views.badges import AchievementMapped, BadgeToVouchView, BadgeVouched, WaitingAchievementView

MOST_SKILLS = 20
CODES_AN_HOUR = 60
ROLES = frozenset({Role.STEWARD, Role.AUTHOR})


class MapAchievement(Struct):
    """What an achievement is worth; no skills: nothing."""

    achievement_id: ForeignAchievementId
    skills: tuple[SkillLevel, ...]


class VouchBadge(Struct):
    """The code that its owner shows."""

    code: str


def may_map(viewer: Viewer) -> bool:
    """True for stewards and authors of verified organisations."""
    return any(membership.verified and membership.role in ROLES for membership in viewer.memberships)


async def read_waiting(deps: Deps, viewer: Viewer, first: int | None) -> list[WaitingAchievementView]:
    """Return achievements that wait for a human; empty for who may not say what they are worth."""
    size = check_first(first)
    if not may_map(viewer):
        return []
    async with deps.store.reading() as db:
        found = await db.badges.waiting(viewer.territory_id, size)
    return [show_achievement(deps, each, viewer.language) for each in found]


async def map_achievement(deps: Deps, viewer: Viewer, key: UUID, command: MapAchievement) -> AchievementMapped:
    """Say what an achievement is worth; badges that waited for it count, and what an earlier word made is taken back.

    Raises NotAllowed (OWN_BADGE for one's own), NotFound, InvalidInput.
    """
    _require(viewer)
    row_id("ForeignAchievement", command.achievement_id)
    # Not one's own proposals: they would stand in other people's trees.
    skills = require_levels(deps, command.skills, None, field="skills")
    if len(skills) > MOST_SKILLS:
        raise InvalidInput(f"at most {MOST_SKILLS} skills", field="skills")

    async def work(tx: Writing) -> AchievementMapped:
        before = await tx.badges.achievement(viewer.territory_id, command.achievement_id)
        if before is None:
            raise NotFound("there is no such achievement", field="achievement")
        held = await tx.badges.badges_for(before.id, viewer.territory_id)
        if any(badge.person_id == viewer.person_id for badge in held):
            raise NotAllowed("nobody confirms themselves", field="achievement", code="OWN_BADGE")
        mapped = msgspec.structs.replace(before, skills=skills, mapped_by=viewer.person_id, mapped_at=deps.clock())
        await tx.badges.put_achievement(mapped)
        for badge in held:
            await settle(deps, tx, badge, mapped, reason="achievement mapped anew")
        return AchievementMapped(achievement=show_achievement(deps, mapped, viewer.language))

    return await once_by(
        deps, viewer, "mapAchievement", key=key, command=command, answer_type=AchievementMapped, work=work
    )


async def read_badge_to_vouch(deps: Deps, viewer: Viewer, code: str) -> BadgeToVouchView | None:
    """Return the badge of a code, telling its owner of the look; None for no such badge, and for who may not vouch."""
    if not may_map(viewer):
        return None
    await count_use(deps, f"vouch:{viewer.person_id}", CODES_AN_HOUR, seconds=HOUR_SECONDS)
    async with deps.store.writing(viewer.territory_id) as tx:
        try:
            badge, achievement = await _to_vouch(deps, tx, viewer, code)
        except (NotFound, NotAllowed):
            return None
        await _log(deps, tx, viewer, badge)
        return await _show(tx, badge, achievement)


async def vouch_badge(deps: Deps, viewer: Viewer, key: UUID, command: VouchBadge) -> BadgeVouched:
    """Give one's word that a badge is its owner's. Raises NotAllowed, NotFound, Conflict (HELD_BY_ANOTHER)."""
    _require(viewer)
    await count_use(deps, f"vouch:{viewer.person_id}", CODES_AN_HOUR, seconds=HOUR_SECONDS)

    async def work(tx: Writing) -> BadgeVouched:
        badge, achievement = await _to_vouch(deps, tx, viewer, command.code)
        if any(other.held for other in await tx.badges.badges_with(badge.hash, badge.territory_id)):
            raise Conflict("this badge is somebody else's", field="code", code="HELD_BY_ANOTHER")
        vouched = msgspec.structs.replace(badge, vouched_by=viewer.person_id, vouched_at=deps.clock())
        await tx.badges.put_badge(vouched)
        await _log(deps, tx, viewer, badge)
        await settle(deps, tx, vouched, achievement, reason="vouched")
        return BadgeVouched(vouched=await _show(tx, vouched, achievement))

    return await once_by(deps, viewer, "vouchBadge", key=key, command=command, answer_type=BadgeVouched, work=work)


def _require(viewer: Viewer) -> None:
    if not may_map(viewer):
        raise NotAllowed("you are neither a steward nor an author here")


async def _to_vouch(deps: Deps, tx: Writing, viewer: Viewer, code: str) -> tuple[ReceivedBadge, ForeignAchievement]:
    spelled = "".join(code.upper().split())[:40]
    badge = await tx.badges.badge_by_code(viewer.territory_id, spelled) if spelled.isalnum() else None
    achievement = None if badge is None else await tx.badges.achievement(badge.territory_id, badge.achievement_id)
    if badge is None or achievement is None or verdict_of(deps, badge, achievement) is not BadgeVerdict.NOT_YOURS:
        raise NotFound("there is no such badge to vouch for", field="code")
    if badge.person_id == viewer.person_id:
        raise NotAllowed("nobody vouches for themselves", field="code", code="OWN_BADGE")
    if await tx.badges.has_vouched(badge.person_id, viewer.person_id, deps.clock() - PAIR_WINDOW):
        raise NotAllowed("these two vouched for each other", field="code", code="VOUCHED_BACK")
    return badge, achievement


async def _show(tx: Writing, badge: ReceivedBadge, achievement: ForeignAchievement) -> BadgeToVouchView:
    owner = await tx.people.person(badge.person_id)
    return BadgeToVouchView(
        owner=owner.display_name if owner else "…",
        name=achievement.name,
        issuer=host_of(achievement.issuer),
        issuer_name=achievement.issuer_name,
        issued_at=badge.issued_at,
    )


async def _log(deps: Deps, tx: Writing, viewer: Viewer, badge: ReceivedBadge) -> None:
    me = await tx.people.person(viewer.person_id)
    record = AccessRecord(
        person_id=badge.person_id,
        reader_id=viewer.person_id,
        who=me.display_name if me else "…",
        what="badge",
        why="vouch",
        at=deps.clock(),
    )
    await tx.ledger.log_accesses(viewer.territory_id, [record])
