"""What a worker tidies up from time to time.

Keys past their 90 days, challenges and help codes past their minutes, workshops that nobody closed,
names of people without an account in those that are long over, photos of exercises that were judged,
files that nothing shows any more.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

from skilltree.model.errors import Unavailable
from skilltree.service.ports.clock import Clock
from skilltree.service.ports.keys import KEYS_ARE_KEPT
from skilltree.service.ports.store import Store
from skilltree.service.retention import forget_by_age

EVERY_SECONDS = 3_600.0
WORKSHOPS_STAY_OPEN = timedelta(days=2)
"""For whoever forgot to close theirs."""
NAMES_ARE_KEPT = timedelta(days=90)
"""After the close, of people at a workshop who have no account."""

LINKS_ARE_KEPT = timedelta(days=30)
"""After they ended; the consent and its withdrawal stay."""
PHOTOS_ARE_KEPT = timedelta(days=30)
"""After the author judged the exercise that a learner's photo shows."""
UNUSED_FILES_ARE_KEPT = timedelta(days=30)
"""For whoever puts a file up and writes the module around it later."""

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


async def close_forgotten_workshops(store: Store, clock: Clock) -> int:
    """Close workshops that were left open; return how many."""
    now = clock()
    async with store.writing() as tx:
        return await tx.workshops.close_opened_before(now - WORKSHOPS_STAY_OPEN, now)


async def forget_workshop_names(store: Store, clock: Clock) -> int:
    """Erase the names of people without an account at workshops that are long over; return how many."""
    async with store.writing() as tx:
        return await tx.workshops.forget_names(clock() - NAMES_ARE_KEPT)


async def forget_ended_links(store: Store, clock: Clock) -> int:
    """Delete links to trees that have shown nothing for a while; return how many."""
    async with store.writing() as tx:
        return await tx.tree_shares.forget(clock() - LINKS_ARE_KEPT)


async def forget_judged_photos(store: Store, clock: Clock) -> int:
    """Delete photos of exercises that were judged long ago; return how many."""
    async with store.writing() as tx:
        return await tx.media.forget_judged(clock() - PHOTOS_ARE_KEPT)


async def forget_unused_files(store: Store, clock: Clock) -> int:
    """Delete files that no draft, no published version and no exercise shows; return how many."""
    async with store.writing() as tx:
        return await tx.media.forget_unused(clock() - UNUSED_FILES_ARE_KEPT)


async def tidy_up(store: Store, clock: Clock) -> None:
    """Tidy up once. Raises Unavailable."""
    log.info("%d old keys forgotten", await forget_old_keys(store, clock))
    log.info("%d old challenges forgotten", await forget_old_challenges(store, clock))
    log.info("%d old help codes forgotten", await forget_old_help_codes(store, clock))
    log.info("%d workshops closed that were left open", await close_forgotten_workshops(store, clock))
    log.info("%d ended links to trees forgotten", await forget_ended_links(store, clock))
    log.info("%d names of old workshops forgotten", await forget_workshop_names(store, clock))
    log.info("%d photos of judged exercises forgotten", await forget_judged_photos(store, clock))
    log.info("%d unused files forgotten", await forget_unused_files(store, clock))
    for what, count in (await forget_by_age(store, clock)).items():
        log.info("%d old %s forgotten", count, what.value)


async def keep_house(store: Store, clock: Clock) -> None:
    """Tidy up for ever; several workers doing it at once is harmless."""
    while True:
        await asyncio.sleep(EVERY_SECONDS)
        try:
            await tidy_up(store, clock)
        except Unavailable:
            log.warning("the store does not answer; what is old waits")
