"""Learning platforms: adding one, knowing it again by its secret, and what it may do."""

from __future__ import annotations

from secrets import token_bytes

from skilltree.model.base import Struct
from skilltree.model.errors import InvalidInput, NotAllowed, NotFound, Unauthenticated
from skilltree.model.ids import OrganisationId, PlatformId, new_id, row_id
from skilltree.model.platform_words import PlatformScope
from skilltree.model.xapi import Platform
from skilltree.service.deps import Deps
from skilltree.service.hook_secrets import sealed_hook, shown_secret
from skilltree.service.ports.clock import Clock
from skilltree.service.ports.store import Reading, Store, Writing
from skilltree.service.rates import HOUR_SECONDS, count_use
from skilltree.service.secrets import TOKEN_BYTES, new_token, same, token_hash

LONGEST_LABEL = 100
USUAL_SCOPES = (PlatformScope.WRITE, PlatformScope.READ_MINE)
REQUESTS_AN_HOUR = 36_000
STATEMENTS_AN_HOUR = 20_000


class PlatformKeys(Struct):
    """What the platform's administrator types in; the secret is told once."""

    platform_id: PlatformId
    secret: str


def clean_label(label: str) -> str:
    """Return a platform's name as it is shown. Raises InvalidInput."""
    shown = label.strip()
    if not 0 < len(shown) <= LONGEST_LABEL or not shown.isprintable():
        raise InvalidInput(f"a label has 1 to {LONGEST_LABEL} letters", field="label")
    return shown


async def add_platform(
    store: Store,
    clock: Clock,
    organisation_id: OrganisationId,
    label: str,
    scopes: tuple[PlatformScope, ...] = USUAL_SCOPES,
    *,
    sealing: bytes | None = None,
) -> PlatformKeys:
    """Add a platform of an organisation: one that tells by xAPI, or by webhook where `sealing` is the server's secret.

    Raises InvalidInput, NotFound.
    """
    row_id("Organisation", organisation_id)
    shown = clean_label(label)
    async with store.reading() as db:
        organisation = (await db.people.organisations([organisation_id])).get(organisation_id)
    if organisation is None or not organisation.verified:
        raise NotFound("there is no such verified organisation", field="organisation")
    raw = token_bytes(TOKEN_BYTES)
    keys = PlatformKeys(platform_id=new_id("Platform"), secret=shown_secret(raw) if sealing else new_token())
    platform = Platform(
        territory_id=organisation.territory_id,
        id=keys.platform_id,
        organisation_id=organisation.id,
        label=shown,
        secret_hash=token_hash(keys.secret),
        # A webhook's secret signs: it opens nothing of xAPI.
        scopes=() if sealing else scopes,
        created_at=clock(),
    )
    async with store.writing(organisation.territory_id) as tx:
        await tx.xapi.add_platform(platform)
        if sealing:
            await tx.hooks.add_hook(sealed_hook(sealing, platform.territory_id, platform.id, raw))
    return keys


async def revoke_platform(store: Store, clock: Clock, platform_id: PlatformId) -> bool:
    """Let a platform do nothing any more; False when it was so already. Raises NotFound."""
    row_id("Platform", platform_id)
    async with store.reading() as db:
        platform = await db.xapi.platform(platform_id)
    if platform is None:
        raise NotFound("there is no such platform", field="platform")
    async with store.writing(platform.territory_id) as tx:
        return await tx.xapi.revoke_platform(platform_id, clock())


async def know_platform(deps: Deps, platform_id: str, secret: str) -> Platform:
    """Return the platform whose secret this is, counting the request. Raises Unauthenticated, RateLimited."""
    try:
        row_id("Platform", platform_id)
    except InvalidInput as error:
        raise Unauthenticated("these are no platform's keys") from error
    async with deps.store.reading() as db:
        found = await db.xapi.platform(platform_id)
    if found is None or found.revoked_at is not None or not same(found.secret_hash, token_hash(secret)):
        raise Unauthenticated("these are no platform's keys")
    await count_use(deps, f"xapi:{found.id}", REQUESTS_AN_HOUR, seconds=HOUR_SECONDS)
    return found


def require_writing(platform: Platform) -> None:
    """Raise NotAllowed where the platform may not tell anything."""
    if PlatformScope.WRITE not in platform.scopes:
        raise NotAllowed("this platform may not write")


async def readable(db: Reading | Writing, platform: Platform) -> list[PlatformId]:
    """Return the platforms whose statements this one may read. Raises NotAllowed where there are none."""
    if PlatformScope.READ in platform.scopes:
        theirs = await db.xapi.platforms(platform.territory_id)
        return [one.id for one in theirs if one.organisation_id == platform.organisation_id]
    if PlatformScope.READ_MINE not in platform.scopes:
        raise NotAllowed("this platform may not read")
    return [platform.id]


async def count_statements(deps: Deps, platform: Platform, count: int) -> None:
    """Count each statement of a batch. Raises RateLimited."""
    for _ in range(count):
        await count_use(deps, f"xapi-statements:{platform.id}", STATEMENTS_AN_HOUR, seconds=HOUR_SECONDS)
