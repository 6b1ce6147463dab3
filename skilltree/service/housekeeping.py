"""What a worker tidies up from time to time.

Keys past their 90 days, challenges and help codes past their minutes, workshops that nobody closed,
names of people without an account in those that are long over, slips that nobody claimed, and what
learning platforms told that grew no tree, wishes of more than a year ago,
photos of exercises that were judged, files that nothing shows any more.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta

from skilltree.model.errors import Unavailable
from skilltree.service.ports.clock import Clock, paris_day
from skilltree.service.ports.keys import KEYS_ARE_KEPT
from skilltree.service.ports.store import Store
from skilltree.service.retention import forget_by_age
from skilltree.service.wishes import first_month

EVERY_SECONDS = 3_600.0
WEEKS_ARE_KEPT = timedelta(days=730)
"""What people wrote of their days; longer than the longest contract that asks for it."""
NOTICES_ARE_KEPT = timedelta(days=90)
"""After they were told: nobody looks back further."""
WORKSHOPS_STAY_OPEN = timedelta(days=2)
"""For whoever forgot to close theirs."""
SHARES_ARE_KEPT = timedelta(days=30)
"""After their end."""
NAMES_ARE_KEPT = timedelta(days=90)
"""After the close, of people at a workshop who have no account."""
SLIPS_ARE_KEPT = timedelta(days=730)
"""After the close, of those that nobody claimed, with what was noted for them."""
STATEMENTS_ARE_KEPT = timedelta(days=396)
"""Of learning platforms, where they made no fact: 13 months, a school year and the next one's beginning."""
MOST_STATEMENTS = 5_000
"""Forgotten in one transaction: it holds the only writer of SQLite."""

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


async def forget_old_weeks(store: Store, clock: Clock) -> int:
    """Delete links to weeks that have shown nothing for a while, and old lines of weeks; return how many."""
    async with store.writing() as tx:
        links = await tx.week.forget_shares(clock() - LINKS_ARE_KEPT)
        return links + await tx.week.forget_entries(paris_day(clock()) - WEEKS_ARE_KEPT)


async def forget_old_notices(store: Store, clock: Clock) -> int:
    """Delete notices that were told long ago, and browsers whose session ended; return how many notices."""
    async with store.writing() as tx:
        return await tx.notices.forget(clock() - NOTICES_ARE_KEPT)


async def forget_old_shares(store: Store, clock: Clock) -> int:
    """Delete links to credentials that show nothing any more; return how many."""
    async with store.writing() as tx:
        return await tx.credentials.forget_shares(clock() - SHARES_ARE_KEPT)


async def forget_unclaimed_slips(store: Store, clock: Clock) -> int:
    """End slips of workshops that nobody turned into a tree in two years; return how many."""
    async with store.writing() as tx:
        return await tx.workshops.forget_slips(clock() - SLIPS_ARE_KEPT)


async def forget_idle_statements(store: Store, clock: Clock) -> int:
    """Delete old statements of learning platforms that grew nothing; return how many."""
    gone, before = 0, clock() - STATEMENTS_ARE_KEPT
    async with store.reading() as db:
        # Looking walks past all old ones that did grow something: without holding the only writer of SQLite.
        if not await db.hooks.has_idle(before):
            return 0
    while True:
        async with store.writing() as tx:
            some = await tx.hooks.forget_statements(before, MOST_STATEMENTS)
        gone += some
        if some < MOST_STATEMENTS:
            return gone


async def forget_old_wishes(store: Store, clock: Clock) -> int:
    """Delete wishes of months that no author is told of any more; return how many."""
    async with store.writing() as tx:
        return await tx.insight.forget_wishes(first_month(paris_day(clock())))


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
    log.info("%d old lines of weeks and links to them forgotten", await forget_old_weeks(store, clock))
    log.info("%d old notices forgotten", await forget_old_notices(store, clock))
    log.info("%d old links to credentials forgotten", await forget_old_shares(store, clock))
    log.info("%d names of old workshops forgotten", await forget_workshop_names(store, clock))
    for what, count in (await forget_by_age(store, clock)).items():
        log.info("%d old %s forgotten", count, what.value)
    log.info("%d old slips ended that nobody claimed", await forget_unclaimed_slips(store, clock))
    log.info("%d old statements forgotten that grew nothing", await forget_idle_statements(store, clock))
    log.info("%d old wishes forgotten", await forget_old_wishes(store, clock))
    log.info("%d photos of judged exercises forgotten", await forget_judged_photos(store, clock))
    log.info("%d unused files forgotten", await forget_unused_files(store, clock))


async def keep_house(
    store: Store, clock: Clock, *, also: Callable[[], Awaitable[Mapping[str, int]]] | None = None
) -> None:
    """Tidy up for ever; several workers doing it at once is harmless. `also` needs more of the world than the store."""
    while True:
        await asyncio.sleep(EVERY_SECONDS)
        try:
            await tidy_up(store, clock)
            for what, count in (await also()).items() if also else ():
                log.info("%d times: %s", count, what)
        except Unavailable:
            log.warning("the store does not answer; what is old waits")
