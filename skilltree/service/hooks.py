"""What a webhook tells: kept as statements, each message once, by the code that keeps those of xAPI."""

from __future__ import annotations

from skilltree.model.base import Struct
from skilltree.model.errors import Conflict, InvalidInput, LockedOut, Unauthenticated
from skilltree.model.hook import HookKind, HookMessage
from skilltree.model.ids import row_id
from skilltree.model.xapi import Platform
from skilltree.service.deps import Deps
from skilltree.service.hook_secrets import opened_secret
from skilltree.service.hook_statements import completion, learner_name, message_key, statement_id, voiding
from skilltree.service.once import once
from skilltree.service.ports.store import Writing
from skilltree.service.rates import HOUR_SECONDS, count_use
from skilltree.service.xapi_platforms import REQUESTS_AN_HOUR, count_statements
from skilltree.service.xapi_statements import Told, keep_new

VERSION = "2.0.0"
"""Of xAPI, as which messages are kept."""


class HookHeard(Struct):
    """What a message came to: how many completions it told or took back. Never whether a tree grew."""

    id: str
    completions: int


async def find_hook(deps: Deps, platform_id: str) -> tuple[Platform, bytes]:
    """Return a platform that tells by webhook, and what it signs with. Raises Unauthenticated."""
    try:
        row_id("Platform", platform_id)
    except InvalidInput as error:
        raise Unauthenticated("there is no such webhook") from error
    async with deps.store.reading() as db:
        platform, hook = await db.xapi.platform(platform_id), await db.hooks.hook(platform_id)
    if platform is None or hook is None:
        raise Unauthenticated("there is no such webhook")
    return platform, opened_secret(deps.rules.secret, hook)


async def admit(deps: Deps, platform: Platform) -> None:
    """Count a message whose signature was right. Raises RateLimited, LockedOut (410: do not send any more)."""
    if platform.revoked_at is not None:
        raise LockedOut("this webhook was ended")
    await count_use(deps, f"xapi:{platform.id}", REQUESTS_AN_HOUR, seconds=HOUR_SECONDS)


async def hear_hook(deps: Deps, platform: Platform, message: HookMessage, home: str) -> HookHeard:
    """Keep a message; the same one again is answered as it was. `home` is where this service is.

    Raises KeyReused for another message under its id, Conflict for a withdrawal of what was not told (yet),
    RateLimited.
    """
    await count_statements(deps, platform, 1)
    told = Told(home=home, version=VERSION)

    async def work(tx: Writing) -> HookHeard:
        if message.kind is HookKind.COMPLETION:
            new = [completion(platform.id, message, home)]
            # Older than its key, and told again: it stands as it is.
            if await tx.xapi.named(platform.id, [new[0].id]):
                return HookHeard(id=message.id, completions=1)
        else:
            new = [voiding(platform.id, message, home, one) for one in await _meant(tx, platform, message)]
            if not new:
                raise Conflict("no such completion was told, or not yet", field="learner", code="NOTHING_TO_WITHDRAW")
            here = await tx.xapi.named(platform.id, [one.id for one in new])
            new = [one for one in new if one.id not in here]
        await keep_new(deps, tx, platform, told, new)
        return HookHeard(id=message.id, completions=len(new))

    return await once(
        deps,
        who=platform.id,
        territory_id=platform.territory_id,
        operation="hook",
        key=message_key(message.id),
        command=message,
        answer_type=HookHeard,
        work=work,
    )


async def _meant(tx: Writing, platform: Platform, message: HookMessage) -> list[str]:
    """The ids of the statements that a withdrawal takes back."""
    if message.completion is not None:
        # Also one that was not told yet: messages overtake one another.
        return [statement_id(platform.id, message.completion)]
    found = await tx.xapi.finished(platform.id, iri=message.activity, names=[learner_name(message)])
    return [one.id for one in found]
