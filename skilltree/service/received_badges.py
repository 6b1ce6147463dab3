"""A person brings a badge from elsewhere, says what it stands for, has it checked again, or drops it."""

from __future__ import annotations

import asyncio
import secrets
from hashlib import sha256
from uuid import UUID

from skilltree.model.badge_words import BadgeVerdict
from skilltree.model.badges import BadgeRead, ForeignAchievement, ReceivedBadge
from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.course import SkillLevel
from skilltree.model.errors import Conflict, InvalidInput, NotFound, TooLarge
from skilltree.model.evidence import Evidence
from skilltree.model.ids import ReceivedBadgeId, new_id, row_id
from skilltree.model.person import Viewer
from skilltree.model.words import EvidenceKind
from skilltree.service.badge_growth import apply_check, note_achievement, take_back
from skilltree.service.badge_recipients import is_for
from skilltree.service.badge_showing import show_badge, verdict_of
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.store import Reading, Writing
from skilltree.service.rates import HOUR_SECONDS, count_use
from skilltree.service.skills import require_levels
from skilltree.service.views.badges import BadgeChecked, BadgeClaimed, BadgeDropped, BadgeReceived, ReceivedBadgeView

MOST_BYTES = 1_000_000
BADGES_AN_HOUR = 40
MOST_BADGES = 200
MOST_SKILLS = 20
CODE_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
"""Without those that are taken for another."""
CODE_LENGTH = 10
SECONDS = 40.0
"""For a badge whose servers are slow: checking gives up by itself before that."""
KEPT = frozenset({BadgeVerdict.NOT_CHECKED})
"""What is kept though nothing of it is proven: it can be checked another day."""
CLAIMABLE = frozenset({BadgeVerdict.VALID, BadgeVerdict.EXPIRED, BadgeVerdict.UNKNOWN_ISSUER, BadgeVerdict.NOT_CHECKED})


class ReceiveBadge(Struct):
    """What was sent, by its SHA-256 in hex."""

    digest: str


class ClaimBadge(Struct):
    """What its owner says that a badge stands for."""

    badge_id: ReceivedBadgeId
    skills: tuple[SkillLevel, ...]


class CheckBadge(Struct):
    """Which badge."""

    badge_id: ReceivedBadgeId


class DropBadge(Struct):
    """Which badge."""

    badge_id: ReceivedBadgeId


async def read_badges(deps: Deps, viewer: Viewer) -> list[ReceivedBadgeView]:
    """Return the viewer's badges, newest first."""
    async with deps.store.reading() as db:
        badges = await db.badges.badges_of(viewer.person_id)
        known = await db.badges.achievements(viewer.territory_id, [badge.achievement_id for badge in badges])
        facts = await db.evidence.of_person(viewer.person_id)
        return [
            await show_badge(deps, db, viewer, badge, known[badge.achievement_id], evidence=facts) for badge in badges
        ]


async def check_file(deps: Deps, content: bytes) -> BadgeRead | None:
    """Return what a file holds and whether it stands. Raises TimeoutError.

    In threads of its own: slow servers of strangers must not take those that everything else runs in.
    """
    async with asyncio.timeout(SECONDS):
        return await asyncio.get_running_loop().run_in_executor(deps.checking, deps.badge_files.read, content)


async def receive_badge(deps: Deps, viewer: Viewer, key: UUID, content: bytes) -> BadgeReceived:
    """Check a file and keep the badge in it. Raises TooLarge; RateLimited past 40 an hour; Conflict past 200 badges."""
    if len(content) > MOST_BYTES:
        raise TooLarge(f"at most {MOST_BYTES} bytes", field="content")
    await count_use(deps, f"badge:{viewer.person_id}", BADGES_AN_HOUR, seconds=HOUR_SECONDS)
    read = await check_file(deps, content)

    async def work(tx: Writing) -> BadgeReceived:
        if read is None:
            return BadgeReceived(verdict=BadgeVerdict.NOT_A_BADGE, badge=None)
        if not read.proven and read.verdict not in KEPT:
            return BadgeReceived(verdict=read.verdict, badge=None)
        mine = is_for(read.recipients, await tx.identity.contacts(viewer.person_id))
        before = await tx.badges.badge_by_hash(viewer.person_id, hash_of(read))
        if before is None:
            before = await _new_badge(deps, tx, viewer, read)
        badge = await apply_check(deps, tx, before, read, mine=mine)
        shown = await _show(deps, tx, viewer, badge)
        return BadgeReceived(verdict=shown.verdict, badge=shown)

    command = ReceiveBadge(digest=sha256(content).hexdigest())
    return await once_by(deps, viewer, "receiveBadge", key=key, command=command, answer_type=BadgeReceived, work=work)


async def check_badge(deps: Deps, viewer: Viewer, key: UUID, command: CheckBadge) -> BadgeChecked:
    """Check a badge again. Raises NotFound; RateLimited past 40 an hour."""
    row_id("ReceivedBadge", command.badge_id)
    async with deps.store.reading() as db:
        found = await db.badges.badge(command.badge_id)
    await count_use(deps, f"badge:{viewer.person_id}", BADGES_AN_HOUR, seconds=HOUR_SECONDS)
    # Whether it is there and theirs is said in the transaction, after a replay was looked for.
    theirs = found is not None and found.person_id == viewer.person_id
    read = await check_file(deps, found.document) if found is not None and theirs else None

    async def work(tx: Writing) -> BadgeChecked:
        badge = await _own(tx, viewer, command.badge_id)
        mine = read is not None and is_for(read.recipients, await tx.identity.contacts(viewer.person_id))
        checked = await apply_check(deps, tx, badge, read, mine=mine)
        return BadgeChecked(badge=await _show(deps, tx, viewer, checked))

    return await once_by(deps, viewer, "checkBadge", key=key, command=command, answer_type=BadgeChecked, work=work)


async def claim_badge(deps: Deps, viewer: Viewer, key: UUID, command: ClaimBadge) -> BadgeClaimed:
    """Add the skills to one's tree, as said by oneself. Raises NotFound, InvalidInput, Conflict (BADGE_REFUSED)."""
    row_id("ReceivedBadge", command.badge_id)
    skills = require_levels(deps, command.skills, viewer.person_id, field="skills")
    if not 0 < len(skills) <= MOST_SKILLS:
        raise InvalidInput(f"1 to {MOST_SKILLS} skills", field="skills")

    async def work(tx: Writing) -> BadgeClaimed:
        badge = await _own(tx, viewer, command.badge_id)
        achievement = await _achievement(tx, badge)
        if verdict_of(deps, badge, achievement) not in CLAIMABLE:
            raise Conflict("this badge cannot be added", field="badge", code="BADGE_REFUSED")
        for item in skills:
            fact = Evidence(
                id=new_id("Evidence"),
                person_id=viewer.person_id,
                skill_id=item.skill_id,
                level=item.level,
                kind=EvidenceKind.DECLARED,
                at=deps.clock(),
                source=achievement.name,
                source_id=badge.id,
                weight=0.3,
            )
            await tx.evidence.append(viewer.territory_id, fact)
        await tx.outbox.append(ChangeKind.TREE, viewer.person_id)
        return BadgeClaimed(badge=await show_badge(deps, tx, viewer, badge, achievement))

    return await once_by(deps, viewer, "claimBadge", key=key, command=command, answer_type=BadgeClaimed, work=work)


async def drop_badge(deps: Deps, viewer: Viewer, key: UUID, command: DropBadge) -> BadgeDropped:
    """Forget a badge; what it showed is taken back, what its owner said stays. Raises NotFound."""
    row_id("ReceivedBadge", command.badge_id)

    async def work(tx: Writing) -> BadgeDropped:
        badge = await _own(tx, viewer, command.badge_id)
        made = [fact for fact in await tx.badges.facts(badge.id) if fact.taken_back_at is None]
        for fact in made:
            await take_back(deps, tx, badge, fact, "badge dropped")
        if made:
            await tx.outbox.append(ChangeKind.TREE, viewer.person_id)
        await tx.badges.drop_badge(badge.id)
        return BadgeDropped(badge_id=badge.id)

    return await once_by(deps, viewer, "dropBadge", key=key, command=command, answer_type=BadgeDropped, work=work)


def hash_of(read: BadgeRead) -> bytes:
    """Return what is the same for the same badge in another file, also while its issuer could not be asked."""
    return sha256(read.credential.encode()).digest()


async def _new_badge(deps: Deps, tx: Writing, viewer: Viewer, read: BadgeRead) -> ReceivedBadge:
    if len(await tx.badges.badges_of(viewer.person_id)) >= MOST_BADGES:
        raise Conflict(f"at most {MOST_BADGES} badges", field="content", code="TOO_MANY")
    now = deps.clock()
    achievement = await note_achievement(tx, viewer.territory_id, read)
    return ReceivedBadge(
        territory_id=viewer.territory_id,
        id=new_id("ReceivedBadge"),
        person_id=viewer.person_id,
        hash=hash_of(read),
        achievement_id=achievement.id,
        code="".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH)),
        verdict=read.verdict,
        proven=False,
        mine=False,
        document=read.document,
        received_at=now,
        checked_at=now,
    )


async def _own(db: Reading | Writing, viewer: Viewer, badge_id: ReceivedBadgeId) -> ReceivedBadge:
    badge = await db.badges.badge(badge_id)
    if badge is None or badge.person_id != viewer.person_id:
        raise NotFound("there is no such badge of yours", field="badge")
    return badge


async def _achievement(db: Reading | Writing, badge: ReceivedBadge) -> ForeignAchievement:
    found = await db.badges.achievement(badge.territory_id, badge.achievement_id)
    if found is None:
        raise NotFound("there is no such achievement", field="badge")
    return found


async def _show(deps: Deps, tx: Writing, viewer: Viewer, badge: ReceivedBadge) -> ReceivedBadgeView:
    return await show_badge(deps, tx, viewer, badge, await _achievement(tx, badge))
