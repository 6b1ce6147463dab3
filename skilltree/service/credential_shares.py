"""Links by which a person shows one credential to whom they like, without any account, and for some days.

Each look is told to its owner. A link shows what the credential says and whether it counts today, no more; of one that
was revoked it says so, and neither whose it was nor the signed paper.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.credential import Achievement, Addresses, Credential, CredentialShare
from skilltree.model.errors import Conflict, InvalidInput, NotFound
from skilltree.model.ids import CredentialId, PersonId, new_id
from skilltree.model.ledger import AccessRecord
from skilltree.model.person import PUBLIC_AGE, Viewer
from skilltree.model.words import Language
from skilltree.service.ages import check_age
from skilltree.service.credentials import addresses_of, own_credential, show_credential, show_share, token_of
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.store import Reading, Writing
from skilltree.service.rates import DAY_SECONDS, HOUR_SECONDS, count_use
from skilltree.service.secrets import token_hash
from skilltree.service.skills import show_skill
from skilltree.service.views.credentials import CredentialShared, SharedCredentialView, SharingStopped

MOST_DAYS = 365
SHARED_A_DAY = 50
LOOKS_AN_HOUR = 120
"""At one link: beyond it the owner's log would be flooded."""
WRONG_AN_HOUR = 60
TOKEN_LENGTH = 64
NOBODY = "…"
"""How a log names whoever has no account."""


class ShareCredential(Struct):
    """Which one, for how long."""

    credential_id: CredentialId
    days: int


class StopSharing(Struct):
    """Which one."""

    credential_id: CredentialId


async def share_credential(
    deps: Deps, viewer: Viewer, key: UUID, command: ShareCredential, *, origin: str | None
) -> CredentialShared:
    """Make a link. Raises NotFound, Conflict for what counts no more, NotAllowed for a minor's name."""
    if not 1 <= command.days <= MOST_DAYS:
        raise InvalidInput(f"1 to {MOST_DAYS} days", field="days")
    where = addresses_of(origin)
    await count_use(deps, f"share:{viewer.person_id}", SHARED_A_DAY, seconds=DAY_SECONDS)

    async def work(tx: Writing) -> CredentialShared:
        found = await own_credential(tx, viewer, command.credential_id)
        if found.revoked:
            raise Conflict("it counts no more", field="credential")
        if found.holder is not None:
            person = await tx.people.person(viewer.person_id)
            year = paris_day(deps.clock()).year
            check_age(PUBLIC_AGE, person.birth_year if person else None, year, field="credential")
        now, share_id = deps.clock(), new_id("CredentialShare")
        share = CredentialShare(
            territory_id=viewer.territory_id,
            id=share_id,
            credential_id=found.id,
            person_id=viewer.person_id,
            token_hash=token_hash(token_of(deps, share_id)),
            created_at=now,
            until=now + timedelta(days=command.days),
        )
        await tx.credentials.add_share(share)
        return CredentialShared(share=show_share(deps, where, share))

    return await once_by(
        deps, viewer, "shareCredential", key=key, command=command, answer_type=CredentialShared, work=work
    )


async def stop_sharing(
    deps: Deps, viewer: Viewer, key: UUID, command: StopSharing, *, origin: str | None
) -> SharingStopped:
    """Let all links of a credential show nothing any more. Raises NotFound."""

    async def work(tx: Writing) -> SharingStopped:
        found = await own_credential(tx, viewer, command.credential_id)
        await tx.credentials.stop_shares(found.id, deps.clock())
        return SharingStopped(credential=await show_credential(deps, tx, viewer, origin, found.id))

    return await once_by(deps, viewer, "stopSharing", key=key, command=command, answer_type=SharingStopped, work=work)


class _Seen(Struct):
    """What a link leads to."""

    share: CredentialShare
    credential: Credential
    achievement: Achievement


async def read_shared(
    deps: Deps, viewer: Viewer | None, token: str, language: Language, *, peer: str, origin: str | None
) -> SharedCredentialView | None:
    """Return what a link shows; None where it shows nothing (any more). Raises RateLimited for guessing."""
    seen = await _look(deps, viewer, token, peer)
    if seen is None:
        return None
    where, found = Addresses(origin=origin or ""), seen.credential
    return SharedCredentialView(
        title=found.title,
        skill=show_skill(deps, seen.achievement.skill_id, language),
        level=seen.achievement.level,
        way=seen.achievement.way,
        course=seen.achievement.title,
        hours=seen.achievement.hours,
        holder=None if found.revoked else found.holder,
        issuer=found.issuer_name,
        issuer_url=where.issuer(found.issuer),
        issued_at=found.issued_at,
        expires=found.expires_at,
        standing=found.standing(deps.clock()),
        url=f"{where.credential(found.id)}?share={token}",
        until=seen.share.until,
    )


async def shared_document(
    deps: Deps, viewer: Viewer | None, credential_id: CredentialId, token: str, peer: str
) -> bytes:
    """Return a credential as it was signed, for whoever has a link to it. Raises NotFound, also once it was revoked."""
    seen = await _look(deps, viewer, token, peer)
    if seen is None or seen.credential.id != credential_id or seen.credential.revoked:
        raise NotFound("there is no such link", field="share")
    return seen.credential.content


async def _look(deps: Deps, viewer: Viewer | None, token: str, peer: str) -> _Seen | None:
    """Follow a link and tell its owner; None where it shows nothing."""
    seen = None
    if len(token) == TOKEN_LENGTH and token.isascii():
        async with deps.store.reading() as db:
            seen = await _find(deps, db, token)
    if seen is None:
        await count_use(deps, f"wrong-share:{peer}", WRONG_AN_HOUR, seconds=HOUR_SECONDS)
        return None
    if viewer is None or viewer.person_id != seen.share.person_id:
        await count_use(deps, f"shared:{seen.share.id}", LOOKS_AN_HOUR, seconds=HOUR_SECONDS)
        await _log(deps, seen.share, viewer)
    return seen


async def _find(deps: Deps, db: Reading, token: str) -> _Seen | None:
    share = await db.credentials.share(token_hash(token))
    if share is None or not share.works(deps.clock()):
        return None
    credential = await db.credentials.credential(share.credential_id)
    achievement = await db.credentials.achievement(credential.achievement_id) if credential else None
    return _Seen(share=share, credential=credential, achievement=achievement) if credential and achievement else None


async def _log(deps: Deps, share: CredentialShare, viewer: Viewer | None) -> None:
    async with deps.store.writing(share.territory_id) as tx:
        who = await _name(tx, viewer.person_id) if viewer else NOBODY
        look = AccessRecord(
            person_id=share.person_id,
            reader_id=viewer.person_id if viewer else None,
            who=who,
            what="credential",
            why="credential-link",
            at=deps.clock(),
        )
        await tx.ledger.log_accesses(share.territory_id, [look])


async def _name(tx: Writing, person_id: PersonId) -> str:
    person = await tx.people.person(person_id)
    return person.display_name if person and person.display_name else NOBODY
