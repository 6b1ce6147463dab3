"""Erasing an account with all that is about its person (GDPR article 17), here and in backups that come back."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.errors import InvalidInput, NotFound
from skilltree.model.person import Viewer
from skilltree.model.words import WishedBy
from skilltree.service.deps import Deps
from skilltree.service.ports.erasures import ErasureList
from skilltree.service.ports.own_data import Erased
from skilltree.service.ports.store import Store, Writing
from skilltree.service.replay import catch_up
from skilltree.service.tallies import trace_of_try
from skilltree.service.views.own_data import AccountErased
from skilltree.service.wishes import trace_of_wish

StillDue: TypeAlias = Callable[[Writing], Awaitable[bool]]
"""Whether an account is to be erased, as it stands under the territory's lock."""

log = logging.getLogger(__name__)


class EraseMe(Struct):
    """`sure` is set by a second, deliberate act."""

    sure: bool


async def erase_me(deps: Deps, viewer: Viewer, command: EraseMe) -> AccountErased:
    """Delete everything about the viewer; it cannot be taken back.

    A second call finds nobody signed in. Raises InvalidInput unless sure.
    """
    if not command.sure:
        raise InvalidInput("say that you are sure", field="sure", code="NOT_SURE")
    who = Erased(territory_id=viewer.territory_id, person_id=viewer.person_id, at=deps.clock())
    await erase_account(deps, who)
    return AccountErased(at=who.at)


async def erase_account(deps: Deps, who: Erased, *, still: StillDue | None = None) -> bool:
    """Delete everything about somebody, if `still` says so inside the transaction. Raises NotFound."""
    async with deps.store.writing(who.territory_id) as tx:
        if await tx.people.person(who.person_id) is None:
            raise NotFound("this account is gone")
        if still is not None and not await still(tx):
            return False
        await _erase(tx, who, deps.rules.secret)
    # After the commit: a list that names somebody whose erasure failed would erase them at the next start.
    # Should the worker die here, the next start adds the line from the database.
    await asyncio.to_thread(deps.erasures.add, [who])
    await catch_up(deps.engines, deps.store, deps.clock)
    await deps.bus.announce(who.territory_id)
    return True


async def replay_erasures(store: Store, listed: ErasureList, secret: bytes) -> int:
    """Make database and list agree, at every start; return how many people a restored backup had brought back."""
    on_list = {line.person_id: line for line in await asyncio.to_thread(listed.all)}
    async with store.reading() as db:
        erased = {line.person_id: line for line in await db.own_data.erased()}
    back = [line for person_id, line in on_list.items() if person_id not in erased]
    for who in back:
        async with store.writing(who.territory_id) as tx:
            if await tx.territories.territory(who.territory_id) is not None:
                await _erase(tx, who, secret)
    await asyncio.to_thread(listed.add, [line for person_id, line in erased.items() if person_id not in on_list])
    if back:
        log.warning("%d people of the erasure list were erased again", len(back))
    return len(back)


async def _erase(tx: Writing, who: Erased, secret: bytes) -> None:
    # What authors learn from is noted under hashes that only whoever has the secret can make again.
    tried = await tx.insight.tried(who.territory_id)
    searched = await tx.insight.searched(who.territory_id)
    traces = [trace_of_try(secret, module_id, version, who.person_id) for module_id, version in tried]
    traces += [trace_of_wish(secret, WishedBy.SEARCH, skill_id, who.person_id) for skill_id in searched]
    await tx.insight.forget_traces(who.territory_id, traces)
    offers = await tx.own_data.erase(who)
    for offer in offers:
        await tx.outbox.append(ChangeKind.OPPORTUNITY, offer)
    for kind in (ChangeKind.PERSON, ChangeKind.TREE, ChangeKind.GOAL):
        await tx.outbox.append(kind, who.person_id)
