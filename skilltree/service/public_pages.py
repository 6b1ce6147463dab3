"""A person's own page for everybody: an address that nobody guesses, which its owner renews or closes."""

from __future__ import annotations

import secrets
from datetime import timedelta
from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.errors import NotFound
from skilltree.model.ids import PersonId
from skilltree.model.ledger import Consent
from skilltree.model.person import PUBLIC_AGE, Viewer
from skilltree.model.public_page import PublicPage
from skilltree.model.purposes import PUBLIC_PAGE
from skilltree.service.ages import check_age
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.store import Writing
from skilltree.service.rates import DAY_SECONDS, count_use
from skilltree.service.secrets import keyed_hash, token_hash
from skilltree.service.texts import NAME_LENGTH, clean_optional
from skilltree.service.views.who_sees import PublicPageSet, PublicPageView

CONSENT_TEXT_VERSION = "2026-11"
HANDLE_LENGTH = 32
"""Hexadecimal digits: 128 bits."""
SALT_BYTES = 16
CHANGES_A_DAY = 50
LOOKED = "public-page"
"""What the log calls such a look."""
COUNTED = timedelta(days=30)


class OpenPublicPage(Struct):
    """What the page calls its owner, "" for nothing; `renew` ends the old address."""

    name: str = ""
    renew: bool = False


class ClosePublicPage(Struct):
    """Nothing to say: it is the viewer's own."""


class _Kept(Struct):
    """What is kept for a replay: no address."""

    open: bool


async def open_public_page(deps: Deps, viewer: Viewer, key: UUID, command: OpenPublicPage) -> PublicPageSet:
    """Open the page, rename it, or give it another address. Raises NotAllowed below 18."""
    name = clean_optional(command.name, field="name", most=NAME_LENGTH) or ""
    await count_use(deps, f"public-page:{viewer.person_id}", CHANGES_A_DAY, seconds=DAY_SECONDS)

    async def work(tx: Writing) -> _Kept:
        person = await tx.people.person(viewer.person_id)
        if person is None:
            raise NotFound("this account is gone")
        now = deps.clock()
        check_age(PUBLIC_AGE, person.birth_year, paris_day(now).year, field="page")
        old = await tx.privacy.page_of(viewer.person_id)
        salt = old.salt if old and not command.renew else secrets.token_bytes(SALT_BYTES)
        page = PublicPage(
            territory_id=viewer.territory_id,
            person_id=viewer.person_id,
            salt=salt,
            handle_hash=token_hash(_handle(deps, viewer.person_id, salt)),
            shown_name=name,
            since=now if old is None or command.renew else old.since,
        )
        await tx.privacy.put_page(page)
        if old is None:
            await tx.ledger.consent(viewer.territory_id, page_consent(deps, viewer, given=True))
        return _Kept(open=True)

    await once_by(deps, viewer, "openPublicPage", key=key, command=command, answer_type=_Kept, work=work)
    return PublicPageSet(page=await read_public_page_of(deps, viewer))


async def close_public_page(deps: Deps, viewer: Viewer, key: UUID, command: ClosePublicPage) -> PublicPageSet:
    """Close the page; its address shows nothing any more, also when another is opened later."""

    async def work(tx: Writing) -> _Kept:
        if await tx.privacy.drop_page(viewer.person_id):
            await tx.ledger.consent(viewer.territory_id, page_consent(deps, viewer, given=False))
        return _Kept(open=False)

    await once_by(deps, viewer, "closePublicPage", key=key, command=command, answer_type=_Kept, work=work)
    return PublicPageSet(page=await read_public_page_of(deps, viewer))


async def read_public_page_of(deps: Deps, viewer: Viewer) -> PublicPageView | None:
    """Return the viewer's own page."""
    async with deps.store.reading() as db:
        page = await db.privacy.page_of(viewer.person_id)
        looks = await db.ledger.count_looks(viewer.person_id, LOOKED, deps.clock() - COUNTED) if page else 0
    if page is None:
        return None
    handle = _handle(deps, viewer.person_id, page.salt)
    return PublicPageView(handle=handle, name=page.shown_name, since=page.since, looks=looks)


def page_consent(deps: Deps, viewer: Viewer, *, given: bool) -> Consent:
    """Return the ledger's line."""
    return Consent(
        person_id=viewer.person_id,
        purpose=PUBLIC_PAGE,
        scope="tree",
        text_version=CONSENT_TEXT_VERSION,
        given=given,
        at=deps.clock(),
    )


def _handle(deps: Deps, person_id: PersonId, salt: bytes) -> str:
    """Make the address of what is stored and the server's secret: who copies the database alone opens no page."""
    return keyed_hash(deps.rules.secret, "public-page", person_id, salt.hex()).hex()[:HANDLE_LENGTH]
