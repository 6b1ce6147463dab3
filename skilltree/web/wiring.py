"""Wiring a worker: store, bus, messenger and engines become the Deps of the use cases."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial

from skilltree.bus import open_bus
from skilltree.config import Settings
from skilltree.interop.badges_in import CheckedBadges
from skilltree.interop.course_files import ZippedCourses
from skilltree.interop.messengers import open_messenger
from skilltree.interop.openbadges import SignedBadges
from skilltree.interop.public_fetch import PublicFetcher
from skilltree.interop.public_post import PublicPoster
from skilltree.interop.push import WebPush
from skilltree.interop.schema_org import SchemaOrgCourses
from skilltree.interop.uploads import UploadedFiles
from skilltree.service.badge_keeping import keep_badges
from skilltree.service.building import build
from skilltree.service.deps import Deps, Rules
from skilltree.service.engines import Engines
from skilltree.service.housekeeping import keep_house
from skilltree.service.plan_notices import keep_notices
from skilltree.service.ports.clock import system_clock
from skilltree.service.replay import follow
from skilltree.service.unused_accounts import attend_unused
from skilltree.store import open_store
from skilltree.web.erasure_file import ErasureFile
from skilltree.web.index_builder import ProcessIndexBuilder
from skilltree.web.index_files import DiskIndexFiles

MESSAGES_FILE = "messages.jsonl"
INDEX_FOLDER = "indexes"
CODES_AN_HOUR = 6
DEMO_CODES_AN_HOUR = 10_000
"""Whoever tries the demo signs in as the same six people again and again, on their own machine."""
NEW_ACCOUNTS_A_PEER = 10
DEMO_NEW_ACCOUNTS_A_PEER = 60


def rules_of(settings: Settings) -> Rules:
    """Return the numbers of this server, some of them larger where one tries the demo."""
    usual = DEMO_NEW_ACCOUNTS_A_PEER if settings.demo else NEW_ACCOUNTS_A_PEER
    return Rules(
        privacy_floor=settings.privacy_floor,
        default_territory_code=settings.territory,
        home=settings.public_url.rstrip("/") if settings.public_url else None,
        secret=settings.secret(),
        codes_an_hour=DEMO_CODES_AN_HOUR if settings.demo else CODES_AN_HOUR,
        new_accounts_a_peer=usual if settings.new_accounts_a_peer is None else settings.new_accounts_a_peer,
        new_accounts=settings.new_accounts,
    )


@asynccontextmanager
async def open_deps(settings: Settings) -> AsyncIterator[Deps]:
    """Open everything, build the engines, follow the outbox until the end."""
    store = await open_store(settings.database)
    bus = open_bus(settings.redis_url)
    indexes = settings.data / INDEX_FOLDER
    deps = Deps(
        store=store,
        bus=bus,
        engines=Engines(files=DiskIndexFiles(indexes), builder=ProcessIndexBuilder(settings.database, indexes)),
        messenger=open_messenger(
            file=settings.data / MESSAGES_FILE if settings.demo else None,
            smtp_url=settings.smtp_url,
            sms_url=settings.sms_url,
            sms_token=settings.sms_token,
        ),
        push=WebPush(PublicPoster(), settings.push_hosts),
        uploads=UploadedFiles(),
        badges=SignedBadges(),
        badge_files=CheckedBadges(PublicFetcher()),
        course_files=ZippedCourses(),
        course_descriptions=SchemaOrgCourses(),
        erasures=ErasureFile(settings.erasures),
        rules=rules_of(settings),
    )
    await build(deps.engines, store, system_clock)
    # What was built lives as long as the worker: the collector need not look at it again.
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)
    tasks = [
        asyncio.create_task(follow(deps.engines, store, bus, deps.clock)),
        asyncio.create_task(keep_house(store, deps.clock, also=partial(attend_unused, deps))),
        asyncio.create_task(keep_badges(deps)),
        asyncio.create_task(keep_notices(deps)),
    ]
    try:
        yield deps
    finally:
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await bus.close()
        await store.close()
