"""A person lets a learning platform grow their tree: a consent for each platform, kept in the ledger.

The platform may know them by an address of their own that was verified here (as it is or hashed), or, where
it has another address or none, by a code shown to them, which they type in there as their account's name.
"""

from __future__ import annotations

import secrets
from hashlib import sha1
from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.errors import NotFound
from skilltree.model.ids import PlatformId, row_id
from skilltree.model.ledger import Consent
from skilltree.model.person import Contact, Viewer
from skilltree.model.words import Channel
from skilltree.model.xapi import Platform, PlatformLink
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.store import Reading, Writing
from skilltree.service.views.platforms import PlatformLinked, PlatformUnlinked, PlatformView
from skilltree.service.xapi_growth import grow

LINK_PURPOSE = "learning-platform"
LINK_TEXT_VERSION = "2026-11"
CODE_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
"""Without those that are taken for another."""
CODE_LENGTH = 16


class LinkPlatform(Struct):
    """Which platform."""

    platform_id: PlatformId


class UnlinkPlatform(Struct):
    """Which platform."""

    platform_id: PlatformId


async def read_platforms(deps: Deps, viewer: Viewer) -> list[PlatformView]:
    """Return the territory's platforms, and which of them may grow the viewer's tree.

    One that was ended is there while the viewer's yes to it stands, so that they can take it back.
    """
    async with deps.store.reading() as db:
        found = await db.xapi.platforms(viewer.territory_id)
        links = {link.platform_id: link for link in await db.xapi.links(viewer.person_id)}
        ended = [await db.xapi.platform(one) for one in links if one not in {platform.id for platform in found}]
        found += [platform for platform in ended if platform is not None]
        organisations = await db.people.organisations([one.organisation_id for one in found])
    return [_view(one, organisations[one.organisation_id].name, links.get(one.id)) for one in found]


async def link_platform(deps: Deps, viewer: Viewer, key: UUID, command: LinkPlatform) -> PlatformLinked:
    """Let a platform grow the viewer's tree, also by what it told before. Raises NotFound."""

    async def work(tx: Writing) -> PlatformLinked:
        platform = await _platform(tx, viewer, command.platform_id)
        link = await _link_to(tx, viewer, platform)
        now = deps.clock()
        if link is None:
            link = PlatformLink(platform_id=platform.id, person_id=viewer.person_id, code=_new_code(), since=now)
            await tx.ledger.consent(viewer.territory_id, _consent(viewer, link, given=True))
        names = [f"code:{link.code}", *map(_name_of, await tx.identity.contacts(viewer.person_id))]
        await tx.xapi.add_link(link, names)
        grown = await grow(deps, tx, platform, await tx.xapi.finished(platform.id, names=names))
        return PlatformLinked(platform=await _show(tx, platform, link), grew=len(grown))

    return await once_by(deps, viewer, "linkPlatform", key=key, command=command, answer_type=PlatformLinked, work=work)


async def unlink_platform(deps: Deps, viewer: Viewer, key: UUID, command: UnlinkPlatform) -> PlatformUnlinked:
    """Take the consent back; what grew stays until its owner takes it back. Raises NotFound."""

    async def work(tx: Writing) -> PlatformUnlinked:
        row_id("Platform", command.platform_id)
        platform = await tx.xapi.platform(command.platform_id)
        link = None if platform is None else await _link_to(tx, viewer, platform)
        if platform is None or link is None:
            raise NotFound("this platform is not linked", field="platform")
        await tx.xapi.remove_link(platform.id, viewer.person_id)
        ended = PlatformLink(platform_id=platform.id, person_id=viewer.person_id, code=link.code, since=deps.clock())
        await tx.ledger.consent(viewer.territory_id, _consent(viewer, ended, given=False))
        return PlatformUnlinked(platform=await _show(tx, platform, None))

    return await once_by(
        deps, viewer, "unlinkPlatform", key=key, command=command, answer_type=PlatformUnlinked, work=work
    )


async def _platform(db: Reading | Writing, viewer: Viewer, platform_id: PlatformId) -> Platform:
    row_id("Platform", platform_id)
    found = await db.xapi.platform(platform_id)
    if found is None or found.territory_id != viewer.territory_id or found.revoked_at is not None:
        raise NotFound("there is no such platform", field="platform")
    return found


async def _link_to(db: Reading | Writing, viewer: Viewer, platform: Platform) -> PlatformLink | None:
    links = await db.xapi.links(viewer.person_id)
    return next((link for link in links if link.platform_id == platform.id), None)


async def _show(db: Reading | Writing, platform: Platform, link: PlatformLink | None) -> PlatformView:
    organisations = await db.people.organisations([platform.organisation_id])
    return _view(platform, organisations[platform.organisation_id].name, link)


def _view(platform: Platform, organisation: str, link: PlatformLink | None) -> PlatformView:
    return PlatformView(
        id=platform.id,
        label=platform.label,
        organisation=organisation,
        linked=link is not None,
        code=link.code if link else None,
        since=link.since if link else None,
        revoked=platform.revoked_at is not None,
    )


def _consent(viewer: Viewer, link: PlatformLink, *, given: bool) -> Consent:
    return Consent(
        person_id=viewer.person_id,
        purpose=LINK_PURPOSE,
        scope=link.platform_id,
        text_version=LINK_TEXT_VERSION,
        given=given,
        at=link.since,
    )


def _new_code() -> str:
    """Return a code that nobody guesses: some 78 bits."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def _name_of(contact: Contact) -> str:
    """Return the key by which a statement names this address (`interop.xapi.actors.sha1_key`)."""
    scheme = "mailto" if contact.channel is Channel.EMAIL else "tel"
    return f"sha1:{sha1(f'{scheme}:{contact.address}'.encode(), usedforsecurity=False).hexdigest()}"
