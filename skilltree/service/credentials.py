"""A person's own credentials: put into words, read, downloaded, withdrawn."""

from __future__ import annotations

from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.credential import Achievement, Addresses, Credential, CredentialShare
from skilltree.model.errors import Conflict, NotFound
from skilltree.model.ids import CredentialId, CredentialShareId, row_id
from skilltree.model.person import Viewer
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.store import Reading, Writing
from skilltree.service.secrets import keyed_hash
from skilltree.service.skills import show_skill
from skilltree.service.views.credentials import CredentialShareView, CredentialView, CredentialWithdrawn

TYPE = "Credential"


class WithdrawCredential(Struct):
    """Which one."""

    credential_id: CredentialId


class _Own(Struct):
    """A credential with what it is shown with; `shares` are all of its owner's."""

    credential: Credential
    achievement: Achievement
    shares: list[CredentialShare]


def addresses_of(origin: str | None) -> Addresses:
    """Return where papers stand. Raises Conflict (NO_ADDRESS) on a server that does not know its own address."""
    if origin is None:
        raise Conflict("this server has no public address: credentials would name one", code="NO_ADDRESS")
    return Addresses(origin=origin)


def token_of(deps: Deps, share_id: CredentialShareId) -> str:
    """Return the token of a link: made of its id and the server's secret, so that its owner can be shown it again."""
    return keyed_hash(deps.rules.secret, "credential share", share_id).hex()


async def own_credential(db: Reading | Writing, viewer: Viewer, credential_id: CredentialId) -> Credential:
    """Return a credential of the viewer. Raises NotFound for another's."""
    row_id(TYPE, credential_id)
    found = await db.credentials.credential(credential_id)
    if found is None or found.person_id != viewer.person_id:
        raise NotFound("there is no such credential of yours", field="credential")
    return found


async def read_credentials(deps: Deps, viewer: Viewer, origin: str | None) -> list[CredentialView]:
    """Return the viewer's credentials, newest first."""
    async with deps.store.reading() as db:
        found = await db.credentials.credentials_of(viewer.person_id)
        achievements = await db.credentials.achievements_of(viewer.person_id)
        shares = await db.credentials.shares_of(viewer.person_id)
    own = [_Own(credential=one, achievement=achievements[one.achievement_id], shares=shares) for one in found]
    return [_show(deps, viewer, origin, one) for one in own]


async def show_credential(
    deps: Deps, db: Reading | Writing, viewer: Viewer, origin: str | None, credential_id: CredentialId
) -> CredentialView:
    """Return one credential of the viewer as it stands in this transaction."""
    found = await own_credential(db, viewer, credential_id)
    achievement = await db.credentials.achievement(found.achievement_id)
    if achievement is None:
        raise NotFound("there is no such credential of yours", field="credential")
    shares = await db.credentials.shares_of(viewer.person_id)
    return _show(deps, viewer, origin, _Own(credential=found, achievement=achievement, shares=shares))


async def own_document(deps: Deps, viewer: Viewer, credential_id: CredentialId) -> bytes:
    """Return a credential as it was signed. Raises NotFound for another's."""
    async with deps.store.reading() as db:
        return (await own_credential(db, viewer, credential_id)).content


async def withdraw_credential(
    deps: Deps, viewer: Viewer, key: UUID, command: WithdrawCredential, *, origin: str | None
) -> CredentialWithdrawn:
    """Let a credential count no more, wherever it went; its links say so. Raises NotFound, Conflict the second time."""

    async def work(tx: Writing) -> CredentialWithdrawn:
        found = await own_credential(tx, viewer, command.credential_id)
        if not await tx.credentials.withdraw_credential(found.id, deps.clock()):
            raise Conflict("it was withdrawn already", field="credential")
        return CredentialWithdrawn(credential=await show_credential(deps, tx, viewer, origin, found.id))

    return await once_by(
        deps, viewer, "withdrawCredential", key=key, command=command, answer_type=CredentialWithdrawn, work=work
    )


def show_share(deps: Deps, where: Addresses, share: CredentialShare) -> CredentialShareView:
    """Show a link to its owner."""
    return CredentialShareView(url=where.shown(token_of(deps, share.id)), until=share.until)


def _show(deps: Deps, viewer: Viewer, origin: str | None, own: _Own) -> CredentialView:
    # Where the address is not known any more, what was issued is still listed: by a path.
    where, found, now = Addresses(origin=origin or ""), own.credential, deps.clock()
    return CredentialView(
        id=found.id,
        evidence_id=found.evidence_id,
        title=found.title,
        skill=show_skill(deps, own.achievement.skill_id, viewer.language),
        level=own.achievement.level,
        way=own.achievement.way,
        issuer=found.issuer_name,
        issued_at=found.issued_at,
        expires=found.expires_at,
        standing=found.standing(now),
        revoked=found.revoked,
        with_name=found.holder is not None,
        url=where.credential(found.id),
        shares=[show_share(deps, where, one) for one in own.shares if one.credential_id == found.id and one.works(now)],
    )
