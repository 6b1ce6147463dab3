"""Badges are checked again from time to time: an issuer may take one back, and a server that was away may be there."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

from skilltree.model.badges import ReceivedBadge
from skilltree.model.errors import Unavailable
from skilltree.service.badge_growth import apply_check
from skilltree.service.badge_recipients import is_for
from skilltree.service.deps import Deps
from skilltree.service.rates import HOUR_SECONDS
from skilltree.service.received_badges import check_file
from skilltree.service.replay import catch_up

CHECKED_EVERY = timedelta(days=7)
AT_A_TIME = 50

log = logging.getLogger(__name__)


async def check_old_badges(deps: Deps) -> int:
    """Check the badges that were not looked at for a week, some at a time; return how many."""
    async with deps.store.reading() as db:
        waiting = await db.badges.to_check(deps.clock() - CHECKED_EVERY, AT_A_TIME)
    for badge in waiting:
        await _check(deps, badge)
    return len(waiting)


async def _check(deps: Deps, badge: ReceivedBadge) -> None:
    try:
        read = await check_file(deps, badge.document)
    except TimeoutError:
        read = None
    async with deps.store.writing(badge.territory_id) as tx:
        # Its owner may have dropped it meanwhile.
        current = await tx.badges.badge(badge.id)
        if current is None:
            return
        mine = read is not None and is_for(read.recipients, await tx.identity.contacts(badge.person_id))
        await apply_check(deps, tx, current, read, mine=mine)
    await catch_up(deps.engines, deps.store, deps.clock)
    await deps.bus.announce(badge.territory_id)


async def keep_badges(deps: Deps) -> None:
    """Check for ever, one worker of all at a time."""
    while True:
        await asyncio.sleep(HOUR_SECONDS)
        try:
            if await deps.bus.allow("badges:checked", limit=1, window_seconds=HOUR_SECONDS - 60) == 0:
                log.info("%d badges checked again", await check_old_badges(deps))
        except Unavailable:
            log.warning("the store does not answer; badges wait")
