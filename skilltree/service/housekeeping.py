"""What a worker tidies up from time to time: keys past their 90 days, challenges and help codes past their minutes."""

from __future__ import annotations

import asyncio
import logging

from skilltree.model.errors import Unavailable
from skilltree.service.ports.clock import Clock
from skilltree.service.ports.keys import KEYS_ARE_KEPT
from skilltree.service.ports.store import Store

EVERY_SECONDS = 3_600.0

log = logging.getLogger(__name__)


async def forget_old_keys(store: Store, clock: Clock) -> int:
    """Delete keys that nobody will replay any more; return how many."""
    async with store.writing() as tx:
        return await tx.keys.forget(clock() - KEYS_ARE_KEPT)


async def forget_old_challenges(store: Store, clock: Clock) -> int:
    """Delete challenges that no passkey answered in time; return how many."""
    async with store.writing() as tx:
        return await tx.doors.forget_challenges(clock())


async def forget_old_help_codes(store: Store, clock: Clock) -> int:
    """Delete codes that nobody said to a counsellor in time; return how many."""
    async with store.writing() as tx:
        return await tx.assistance.drop_help_codes_before(clock())


async def tidy_up(store: Store, clock: Clock) -> None:
    """Tidy up once. Raises Unavailable."""
    log.info("%d old keys forgotten", await forget_old_keys(store, clock))
    log.info("%d old challenges forgotten", await forget_old_challenges(store, clock))
    log.info("%d old help codes forgotten", await forget_old_help_codes(store, clock))


async def keep_house(store: Store, clock: Clock) -> None:
    """Tidy up for ever; several workers doing it at once is harmless."""
    while True:
        await asyncio.sleep(EVERY_SECONDS)
        try:
            await tidy_up(store, clock)
        except Unavailable:
            log.warning("the store does not answer; what is old waits")
