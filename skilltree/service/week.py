"""My week: what was done with hours and proof, against a number that the person chose; lines of their own."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.errors import Conflict, InvalidInput, NotFound
from skilltree.model.ids import PersonId, TerritoryId, WeekEntryId, new_id, row_id
from skilltree.model.person import Viewer
from skilltree.model.week import DAYS, WeekAim, WeekEntry, monday_of
from skilltree.model.week_words import WeekProof
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.store import Reading, Writing
from skilltree.service.texts import NAME_LENGTH, TITLE_LENGTH, clean_optional, clean_text
from skilltree.service.views.week import (
    WeekAimSet,
    WeekEntryAdded,
    WeekEntryRemoved,
    WeekShareView,
    WeekStepView,
    WeekView,
)
from skilltree.service.week_steps import steps_of

HOURS_A_DAY: Final = 24.0
HOURS_A_WEEK: Final = 7 * HOURS_A_DAY
ENTRIES_A_WEEK: Final = 60
OLDEST: Final = timedelta(days=366)
"""What a person may still write down; looking goes back further."""
YEARS: Final = range(2000, 2200)


class SetWeekAim(Struct):
    """So many hours a week; None for no number."""

    hours: float | None


class AddWeekEntry(Struct):
    """What the person did on a day, in their words."""

    day: date
    hours: float
    text: str
    place: str | None = None


class RemoveWeekEntry(Struct):
    """Which line of one's own."""

    entry_id: WeekEntryId


async def read_week(deps: Deps, viewer: Viewer, day: date | None) -> WeekView:
    """Return the viewer's week that a day is in; this one without a day. Raises InvalidInput."""
    monday = monday_of(check_day(paris_day(deps.clock()) if day is None else day))
    async with deps.store.reading() as db:
        return await _show(deps, db, viewer, monday)


async def set_week_aim(deps: Deps, viewer: Viewer, key: UUID, command: SetWeekAim) -> WeekAimSet:
    """Choose the hours that one wants to come to, or none. Raises InvalidInput."""
    hours = None if command.hours is None else _check_hours(command.hours, HOURS_A_WEEK)

    async def work(tx: Writing) -> WeekAimSet:
        if hours is None:
            await tx.week.clear_aim(viewer.person_id)
        else:
            aim = WeekAim(territory_id=viewer.territory_id, person_id=viewer.person_id, hours=hours)
            await tx.week.set_aim(aim)
        return WeekAimSet(hours=hours)

    return await once_by(deps, viewer, "setWeekAim", key=key, command=command, answer_type=WeekAimSet, work=work)


async def add_week_entry(deps: Deps, viewer: Viewer, key: UUID, command: AddWeekEntry) -> WeekEntryAdded:
    """Write down what one did. Raises InvalidInput for a day to come or long ago, Conflict (TOO_MANY)."""
    today = paris_day(deps.clock())
    if not today - OLDEST <= command.day <= today:
        raise InvalidInput("a day of the last year, or today", field="day")
    hours = _check_hours(command.hours, HOURS_A_DAY)
    text = clean_text(command.text, field="text", most=TITLE_LENGTH)
    place = clean_optional(command.place, field="place", most=NAME_LENGTH)

    async def work(tx: Writing) -> WeekEntryAdded:
        monday = monday_of(command.day)
        before = await tx.week.entries(viewer.person_id, monday, monday + timedelta(days=DAYS - 1))
        if len(before) >= ENTRIES_A_WEEK:
            raise Conflict(f"at most {ENTRIES_A_WEEK} lines a week", code="TOO_MANY")
        if sum(entry.hours for entry in before if entry.day == command.day) + hours > HOURS_A_DAY:
            raise InvalidInput("a day has 24 hours", field="hours")
        entry = WeekEntry(
            id=new_id("WeekEntry"),
            territory_id=viewer.territory_id,
            person_id=viewer.person_id,
            day=command.day,
            hours=hours,
            text=text,
            created_at=deps.clock(),
            place=place,
        )
        await tx.week.add_entry(entry)
        return WeekEntryAdded(entry_id=entry.id, week=await _show(deps, tx, viewer, monday))

    return await once_by(deps, viewer, "addWeekEntry", key=key, command=command, answer_type=WeekEntryAdded, work=work)


async def remove_week_entry(deps: Deps, viewer: Viewer, key: UUID, command: RemoveWeekEntry) -> WeekEntryRemoved:
    """Take a line of one's own out again. Raises NotFound."""
    row_id("WeekEntry", command.entry_id)

    async def work(tx: Writing) -> WeekEntryRemoved:
        entry = await tx.week.remove_entry(viewer.person_id, command.entry_id)
        if entry is None:
            raise NotFound("there is no such line", field="entry")
        return WeekEntryRemoved(entry_id=entry.id, week=await _show(deps, tx, viewer, monday_of(entry.day)))

    return await once_by(
        deps, viewer, "removeWeekEntry", key=key, command=command, answer_type=WeekEntryRemoved, work=work
    )


def check_day(day: date, *, field: str = "day") -> date:
    """Return the day. Raises InvalidInput for one of another age."""
    if day.year not in YEARS:
        raise InvalidInput("not a day that we know of", field=field)
    return day


async def steps_and_aim(
    deps: Deps,
    db: Reading | Writing,
    territory_id: TerritoryId,
    person_id: PersonId,
    *,
    monday: date,
    language: Language,
) -> tuple[list[WeekStepView], float | None]:
    """Return what was done in a week, and the hours that its owner wanted to come to."""
    steps = await steps_of(deps, db, territory_id, person_id, monday=monday, language=language)
    aim = await db.week.aim(person_id)
    return steps, aim.hours if aim else None


def total(steps: Sequence[WeekStepView], *, told: bool | None = None) -> float:
    """Return the hours of all steps, or only of those that (do not) rest on the owner's word."""
    wanted = [step for step in steps if told is None or (step.proof is WeekProof.TOLD) is told]
    return round(sum(step.hours or 0.0 for step in wanted), 2)


async def _show(deps: Deps, db: Reading | Writing, viewer: Viewer, monday: date) -> WeekView:
    steps, aim = await steps_and_aim(
        deps, db, viewer.territory_id, viewer.person_id, monday=monday, language=viewer.language
    )
    now = deps.clock()
    shares = [share for share in await db.week.shares(viewer.person_id) if share.monday == monday and share.live(now)]
    return WeekView(
        monday=monday,
        sunday=monday + timedelta(days=DAYS - 1),
        aim=aim,
        hours=total(steps),
        told_hours=total(steps, told=True),
        steps=steps,
        shares=[
            WeekShareView(id=share.id, label=share.label, since=share.created_at, until=share.until) for share in shares
        ],
    )


def _check_hours(hours: float, most: float) -> float:
    if not (math.isfinite(hours) and 0 < hours <= most):
        raise InvalidInput(f"more than 0, up to {most:.0f} hours", field="hours")
    # To the minute: what is smaller is noise, and would be lost in the sum.
    return max(round(hours, 2), 0.01)
