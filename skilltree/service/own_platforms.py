"""The learning platforms of an organisation, added and ended by whoever writes for it."""

from __future__ import annotations

from uuid import UUID

import msgspec

from skilltree.model.base import Struct
from skilltree.model.errors import Conflict, NotFound
from skilltree.model.ids import OrganisationId, PlatformId, new_id, row_id
from skilltree.model.person import Organisation, Viewer
from skilltree.model.platform_words import PlatformKind
from skilltree.model.words import Role
from skilltree.model.xapi import Platform
from skilltree.service.deps import Deps
from skilltree.service.desk import writes_for
from skilltree.service.hook_secrets import sealed_hook, shown_secret
from skilltree.service.once import once_by
from skilltree.service.ports.store import Reading, Writing
from skilltree.service.secrets import keyed_hash, token_hash
from skilltree.service.views.platforms import OwnPlatformView, PlatformAdded, PlatformRevoked
from skilltree.service.xapi_platforms import USUAL_SCOPES, clean_label

MOST_PLATFORMS = 20
"""Of one organisation at a time."""


class AddPlatform(Struct):
    """Whose platform, its name as people know it, and how it tells."""

    organisation_id: OrganisationId
    label: str
    kind: PlatformKind


class RevokePlatform(Struct):
    """Which platform."""

    platform_id: PlatformId


async def read_own_platforms(deps: Deps, viewer: Viewer) -> list[OwnPlatformView]:
    """Return the working platforms that the viewer writes for, by name; empty for who writes for nobody."""
    organisations = writes_for(viewer)
    if not organisations:
        return []
    async with deps.store.reading() as db:
        found = [one for one in await db.xapi.platforms(viewer.territory_id) if one.organisation_id in organisations]
        named = await db.people.organisations(organisations)
        hooks = await db.hooks.with_hook([one.id for one in found])
        return [await _view(db, one, named[one.organisation_id], hook=one.id in hooks) for one in found]


async def add_own_platform(deps: Deps, viewer: Viewer, key: UUID, command: AddPlatform) -> PlatformAdded:
    """Add a platform and tell its secret, which is derived from the key: a replay tells it again, no table holds it.

    Raises NotFound for an organisation that the viewer does not write for, Conflict for too many, InvalidInput.
    """
    row_id("Organisation", command.organisation_id)
    label, hook = clean_label(command.label), command.kind is PlatformKind.WEBHOOK
    raw = keyed_hash(deps.rules.secret, "platform", viewer.person_id, str(key))
    secret = shown_secret(raw) if hook else raw.hex()

    async def work(tx: Writing) -> PlatformAdded:
        organisation = (await tx.people.organisations([command.organisation_id])).get(command.organisation_id)
        if organisation is None or not viewer.acts_for(organisation.id, Role.AUTHOR):
            raise NotFound("there is no such organisation of yours", field="organisation")
        there = await tx.xapi.platforms(viewer.territory_id)
        if sum(one.organisation_id == organisation.id for one in there) >= MOST_PLATFORMS:
            raise Conflict(f"at most {MOST_PLATFORMS} platforms", field="organisation", code="TOO_MANY")
        platform = Platform(
            territory_id=viewer.territory_id,
            id=new_id("Platform"),
            organisation_id=organisation.id,
            label=label,
            secret_hash=token_hash(secret),
            scopes=() if hook else USUAL_SCOPES,
            created_at=deps.clock(),
        )
        await tx.xapi.add_platform(platform)
        if hook:
            await tx.hooks.add_hook(sealed_hook(deps.rules.secret, viewer.territory_id, platform.id, raw))
        return PlatformAdded(platform=await _view(tx, platform, organisation, hook=hook), secret="")

    kept = await once_by(deps, viewer, "addPlatform", key=key, command=command, answer_type=PlatformAdded, work=work)
    return msgspec.structs.replace(kept, secret=secret)


async def revoke_own_platform(deps: Deps, viewer: Viewer, key: UUID, command: RevokePlatform) -> PlatformRevoked:
    """Let a platform do nothing any more; what it brought stays. Raises NotFound."""
    row_id("Platform", command.platform_id)

    async def work(tx: Writing) -> PlatformRevoked:
        platform = await tx.xapi.platform(command.platform_id)
        if platform is None or not viewer.acts_for(platform.organisation_id, Role.AUTHOR):
            raise NotFound("there is no such platform of yours", field="platform")
        await tx.xapi.revoke_platform(platform.id, deps.clock())
        organisations = await tx.people.organisations([platform.organisation_id])
        hooks = await tx.hooks.with_hook([platform.id])
        shown = await _view(tx, platform, organisations[platform.organisation_id], hook=bool(hooks))
        return PlatformRevoked(platform=msgspec.structs.replace(shown, revoked=True))

    return await once_by(
        deps, viewer, "revokePlatform", key=key, command=command, answer_type=PlatformRevoked, work=work
    )


async def _view(
    db: Reading | Writing, platform: Platform, organisation: Organisation, *, hook: bool
) -> OwnPlatformView:
    return OwnPlatformView(
        id=platform.id,
        label=platform.label,
        organisation_id=organisation.id,
        organisation=organisation.name,
        kind=PlatformKind.WEBHOOK if hook else PlatformKind.XAPI,
        since=platform.created_at,
        last_told=await db.hooks.last_told(platform.id),
        revoked=platform.revoked_at is not None,
    )
