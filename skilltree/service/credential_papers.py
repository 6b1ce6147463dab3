"""What verifiers ask for: an issuer with its keys, what was achieved, and which credentials count no more."""

from __future__ import annotations

from skilltree.model.credential import IssuerKey
from skilltree.model.errors import Conflict, NotFound, Unavailable
from skilltree.model.ids import AchievementId, GlobalId, row_id
from skilltree.service.credentials import addresses_of
from skilltree.service.deps import Deps
from skilltree.service.issuer_keys import open_key
from skilltree.service.issuers import find_issuer
from skilltree.service.ports.badges import SigningKey

MOST_LISTS = 10_000


async def issuer_paper(deps: Deps, issuer: GlobalId, origin: str | None) -> bytes:
    """Return an issuer's Profile with its keys. Raises NotFound for one that never signed."""
    where = addresses_of(origin)
    async with deps.store.reading() as db:
        found, keys = await find_issuer(db, issuer)
    return deps.badges.issuer_paper(where, found, keys)


async def achievement_paper(deps: Deps, achievement_id: AchievementId, origin: str | None) -> bytes:
    """Return what credentials are given for. Raises NotFound."""
    row_id("Achievement", achievement_id)
    where = addresses_of(origin)
    async with deps.store.reading() as db:
        found = await db.credentials.achievement(achievement_id)
        issuer = (await find_issuer(db, found.issuer))[0] if found else None
    skill = deps.engines.catalogue.get(found.skill_id) if found else None
    if found is None or issuer is None or skill is None:
        raise NotFound("there is no such achievement", field="id")
    return deps.badges.achievement_paper(where, found, issuer, skill)


async def status_list(deps: Deps, issuer: GlobalId, number: int, origin: str | None) -> bytes:
    """Return a signed list of what counts no more, as the rows say in this moment.

    Raises NotFound for a list that no credential names, Unavailable where no key of the issuer opens.
    """
    where = addresses_of(origin)
    if not 0 <= number < MOST_LISTS:
        raise NotFound("there is no such list", field="number")
    async with deps.store.reading() as db:
        _, keys = await find_issuer(db, issuer)
        size = await db.credentials.list_size(issuer, number)
        revoked = await db.credentials.revoked_places(issuer, number)
    if size == 0:
        raise NotFound("there is no such list", field="number")
    return await deps.badges.sign_status_list(where, number, revoked, _key_for_lists(deps, keys), deps.clock())


def _key_for_lists(deps: Deps, keys: list[IssuerKey]) -> SigningKey:
    """Open the newest key that is trusted: an issuer whose key was retired without a new one still tells."""
    for key in keys:
        if key.revoked_at is None:
            try:
                return open_key(deps.rules.secret, key)
            except Conflict:
                continue
    raise Unavailable("no key of this issuer opens here: `skilltree keys rotate` makes a new one")
