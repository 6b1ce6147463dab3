"""Notices that no act of anybody makes: a session tomorrow, a week without a step towards the goal."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import Final

from skilltree.model.errors import Unavailable
from skilltree.model.notice import NoticeKind
from skilltree.service.deps import Deps
from skilltree.service.engines import TerritoryEngines
from skilltree.service.notices import tell
from skilltree.service.ports.clock import paris_day
from skilltree.service.rates import HOUR_SECONDS
from skilltree.service.send_notices import send_due

IDLE_AFTER: Final = timedelta(days=7)
SEND_EVERY_SECONDS: Final = 10.0

log = logging.getLogger(__name__)


async def plan(deps: Deps) -> int:
    """Queue what the calendar says; return how many are new. Any number of workers may do it at once."""
    told = 0
    for local in list(deps.engines.territories.values()):
        told += await _sessions_tomorrow(deps, local)
        told += await _idle(deps, local)
    return told


async def _sessions_tomorrow(deps: Deps, local: TerritoryEngines) -> int:
    now = deps.clock()
    tomorrow = paris_day(now) + timedelta(days=1)
    found = [
        (module.id, session)
        for module in list(local.modules.values())
        for block in module.content.blocks
        for session in block.sessions
        if paris_day(session.starts) == tomorrow
    ]
    told = 0
    for module_id, session in found:
        async with deps.store.writing(local.territory.id) as tx:
            for seat in await tx.teaching.seats(module_id):
                if seat.session == session.id:
                    subject = f"{module_id} {session.id}"
                    told += await tell(
                        tx, seat.person_id, NoticeKind.SESSION_TOMORROW, subject, at=now, until=session.starts
                    )
    return told


async def _idle(deps: Deps, local: TerritoryEngines) -> int:
    now = deps.clock()
    async with deps.store.reading() as db:
        idle = await db.notices.idle(local.territory.id, now - IDLE_AFTER)
    if not idle:
        return 0
    # Once a week of the calendar, however long somebody does nothing.
    week = "{}-W{:02}".format(*paris_day(now).isocalendar()[:2])
    async with deps.store.writing(local.territory.id) as tx:
        return sum([await tell(tx, person_id, NoticeKind.NEXT_STEP, week, at=now) for person_id in idle])


async def keep_notices(deps: Deps) -> None:
    """Send for ever; every worker does, each what it leased. One of all plans, once an hour."""
    while True:
        try:
            if await deps.bus.allow("notices:planned", limit=1, window_seconds=HOUR_SECONDS - 60) == 0:
                await plan(deps)
            await send_due(deps)
        except Unavailable:
            log.warning("the store does not answer; notices wait")
        await asyncio.sleep(SEND_EVERY_SECONDS)
