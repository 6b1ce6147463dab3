"""Replaying the outbox into a worker's engines, in order, woken by the bus or by the clock."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime
from traceback import format_tb

from skilltree.model.change import Change, ChangeKind
from skilltree.model.errors import Unavailable
from skilltree.model.ids import PersonId, TerritoryId
from skilltree.model.tree import fold
from skilltree.service.branches import profile_of
from skilltree.service.building import (
    build_territory,
    hold_home,
    hold_tree,
    load_goals,
    load_modules,
    load_opportunities,
)
from skilltree.service.engines import NO_TERRITORY, Engines, TerritoryEngines
from skilltree.service.ports.bus import Bus
from skilltree.service.ports.clock import Clock, paris_day
from skilltree.service.ports.store import Reading, Store
from skilltree.service.taxonomy_engines import add_skills, deepen_when_shallow, rebuild_when_quiet

BATCH = 500
POLL_SECONDS = 0.25
RETRY_SECONDS = 1.0

log = logging.getLogger(__name__)


async def catch_up(engines: Engines, store: Store, clock: Clock) -> int:
    """Replay what was committed since the last call; return how many changes."""
    applied: list[Change] = []
    async with engines.lock, store.reading() as db:
        for territory_id, head in (await db.outbox.heads()).items():
            while (seen := engines.heads.get(territory_id, 0)) < head:
                changes = await db.outbox.after(territory_id, seen, BATCH)
                if not changes:
                    break
                await apply_changes(engines, db, territory_id, changes, clock())
                engines.heads[territory_id] = changes[-1].sequence
                applied.extend(changes)
    for change in applied:
        engines.watchers.tell(change)
    return len(applied)


async def follow(engines: Engines, store: Store, bus: Bus, clock: Clock) -> None:
    """Replay for ever: at once when the bus says so, every `POLL_SECONDS` otherwise."""
    awake = asyncio.Event()

    async def hear() -> None:
        async for _ in bus.listen():
            awake.set()

    async def replay() -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(awake.wait(), POLL_SECONDS)
        awake.clear()
        await catch_up(engines, store, clock)

    async def take_in_imports() -> None:
        await asyncio.sleep(POLL_SECONDS)
        await rebuild_when_quiet(engines, store)
        await deepen_when_shallow(engines, store)

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(hear())
        tasks.create_task(_for_ever(replay))
        tasks.create_task(_for_ever(take_in_imports))


async def _for_ever(step: Callable[[], Awaitable[None]]) -> None:
    """Repeat a step; one that fails is told of and tried again."""
    while True:
        try:
            await step()
        except Unavailable:
            log.warning("the store does not answer; the engines stay as they are")
            await asyncio.sleep(RETRY_SECONDS)
        except Exception as error:  # noqa: BLE001 -- one bad row must not stop the replay for ever
            log.error("the replay failed: %s\n%s", type(error).__name__, "".join(format_tb(error.__traceback__)))
            await asyncio.sleep(RETRY_SECONDS)


async def apply_changes(
    engines: Engines, db: Reading, territory_id: TerritoryId, changes: Sequence[Change], now: datetime
) -> None:
    """Bring the engines to the state after these changes; each subject is read once."""
    subjects: dict[ChangeKind, set[str]] = {}
    for change in changes:
        subjects.setdefault(change.kind, set()).add(change.subject_id)
    if ChangeKind.TAXONOMY in subjects:
        await _apply_taxonomy(engines, db, subjects[ChangeKind.TAXONOMY])
    if territory_id == NO_TERRITORY:
        return
    local = engines.territories.get(territory_id)
    if local is None:
        await _add_territory(engines, db, territory_id, now)
        return
    if subjects.keys() & {ChangeKind.MODULE, ChangeKind.COURSE}:
        await load_modules(engines, db, territory_id)
    if ChangeKind.OPPORTUNITY in subjects:
        await load_opportunities(engines, db, territory_id, now)
    if ChangeKind.GOAL in subjects:
        await load_goals(engines, db, territory_id)
    for person_id in subjects.get(ChangeKind.TREE, set()) | subjects.get(ChangeKind.PERSON, set()):
        await apply_person(engines, local, db, person_id, now)


async def apply_person(
    engines: Engines, local: TerritoryEngines, db: Reading, person_id: PersonId, now: datetime
) -> None:
    """Read one person again: their leaves into the counters, their open branches into the patterns."""
    engines.kept_trees.forget(person_id)
    facts = await db.evidence.of_person(person_id)
    hold_tree(local, person_id, facts, now)
    person = await db.people.person(person_id)
    hold_home(local, person_id, person)
    choices = await db.people.visibility(person_id)
    profile = (
        profile_of(person, fold(facts, now=now), choices, engines.catalogue, year=paris_day(now).year)
        if person is not None
        else None
    )
    if profile is None:
        local.people.remove(person_id)
    else:
        local.people.put(profile)


async def _apply_taxonomy(engines: Engines, db: Reading, subjects: set[str]) -> None:
    """Proposed skills are added in place; an import is taken in once it is quiet."""
    proposed = sorted(filter(_is_skill, subjects))
    if len(proposed) < len(subjects):
        engines.import_told_at = asyncio.get_running_loop().time()
    if proposed:
        engines.fresh_skills.update(proposed)
        await add_skills(engines, db, proposed)


def _is_skill(subject_id: str) -> bool:
    """True for a global id of a skill, false for the name of an import."""
    return subject_id.startswith("U2tpbGw6")


async def _add_territory(engines: Engines, db: Reading, territory_id: TerritoryId, now: datetime) -> None:
    """A territory that was made after this worker started."""
    territory = await db.territories.territory(territory_id)
    if territory is not None:
        engines.territories[territory_id] = TerritoryEngines(territory=territory)
        await build_territory(engines, db, territory_id, now)
