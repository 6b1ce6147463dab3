"""Learning platforms: adding one, knowing it again by its secret, and what it may do."""

from __future__ import annotations

from skilltree.model.base import Struct
from skilltree.model.errors import InvalidInput, NotAllowed, NotFound, Unauthenticated
from skilltree.model.ids import OrganisationId, PlatformId, new_id, row_id
from skilltree.model.words import PlatformScope
from skilltree.model.xapi import Platform
from skilltree.service.deps import Deps
from skilltree.service.ports.clock import Clock
from skilltree.service.ports.store import Reading, Store, Writing
from skilltree.service.rates import HOUR_SECONDS, count_use
from skilltree.service.secrets import new_token, same, token_hash

LONGEST_LABEL = 100
USUAL_SCOPES = (PlatformScope.WRITE, PlatformScope.READ_MINE)
REQUESTS_AN_HOUR = 36_000
STATEMENTS_AN_HOUR = 20_000


class PlatformKeys(Struct):
    """What the platform's administrator types in; the secret is told once."""

    platform_id: PlatformId
    secret: str


async def add_platform(
    store: Store,
    clock: Clock,
    organisation_id: OrganisationId,
    label: str,
    scopes: tuple[PlatformScope, ...] = USUAL_SCOPES,
) -> PlatformKeys:
    """Add a platform of an organisation. Raises InvalidInput, NotFound."""
    row_id("Organisation", organisation_id)
    shown = label.strip()
    if not 0 < len(shown) <= LONGEST_LABEL or not shown.isprintable():
        raise InvalidInput(f"a label has 1 to {LONGEST_LABEL} letters", field="label")
    async with store.reading() as db:
        organisation = (await db.people.organisations([organisation_id])).get(organisation_id)
    if organisation is None or not organisation.verified:
        raise NotFound("there is no such verified organisation", field="organisation")
    keys = PlatformKeys(platform_id=new_id("Platform"), secret=new_token())
    async with store.writing(organisation.territory_id) as tx:
        await tx.xapi.add_platform(
            Platform(
                territory_id=organisation.territory_id,
                id=keys.platform_id,
                organisation_id=organisation.id,
                label=shown,
                secret_hash=token_hash(keys.secret),
                scopes=scopes,
                created_at=clock(),
            )
        )
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
