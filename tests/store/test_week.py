"""Lines of a week, its number and its links."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from sqlalchemy.exc import IntegrityError

from skilltree.model.ids import new_id
from skilltree.model.week import WeekAim, WeekEntry, WeekShare
from skilltree.store import SqlStore
from skilltree.store.fields import fields
from skilltree.store.tables.week import week_aim, week_entry, week_share
from tests.store.conftest import Town
from tests.store.samples import NOON

MONDAY = date(2026, 11, 16)


def entry(town: Town, **more: Any) -> WeekEntry:
    given: dict[str, Any] = {
        "id": new_id("WeekEntry"), "territory_id": town.id, "person_id": town.ada.id, "day": MONDAY, "hours": 2.5,
        "text": "Distribution", "created_at": NOON,
    }  # fmt: skip
    return WeekEntry(**(given | more))


def share(town: Town, **more: Any) -> WeekShare:
    given: dict[str, Any] = {
        "id": new_id("WeekShare"), "territory_id": town.id, "person_id": town.ada.id, "monday": MONDAY,
        "label": "Conseillère", "token_hash": b"1" * 32, "created_at": NOON, "until": NOON + timedelta(days=30),
    }  # fmt: skip
    return WeekShare(**(given | more))


async def test_lines_come_by_day_and_only_ones_own(store: SqlStore, town: Town) -> None:
    late, early = entry(town, day=MONDAY + timedelta(days=6)), entry(town)
    others = entry(town, person_id=town.bob.id)
    after = entry(town, day=MONDAY + timedelta(days=7))
    async with store.writing(town.id) as tx:
        for one in (late, early, others, after):
            await tx.week.add_entry(one)
        assert await tx.week.entries(town.ada.id, MONDAY, MONDAY + timedelta(days=6)) == [early, late]
        assert await tx.week.remove_entry(town.bob.id, early.id) is None
        assert await tx.week.remove_entry(town.ada.id, early.id) == early
        assert await tx.week.remove_entry(town.ada.id, early.id) is None
        assert await tx.week.forget_entries(MONDAY + timedelta(days=7)) == 2
        assert await tx.week.entries(town.ada.id, MONDAY, date(2027, 1, 1)) == [after]


async def test_the_number_is_replaced_and_cleared(store: SqlStore, town: Town) -> None:
    async with store.writing(town.id) as tx:
        assert await tx.week.aim(town.ada.id) is None
        for hours in (15.0, 12.0):
            await tx.week.set_aim(WeekAim(territory_id=town.id, person_id=town.ada.id, hours=hours))
        found = await tx.week.aim(town.ada.id)
        assert found is not None
        assert found.hours == 12.0
        await tx.week.clear_aim(town.ada.id)
        assert await tx.week.aim(town.ada.id) is None


async def test_a_link_is_found_ended_and_forgotten(store: SqlStore, town: Town) -> None:
    one = share(town)
    async with store.writing(town.id) as tx:
        await tx.week.add_share(one)
        assert await tx.week.share_by_token(b"1" * 32) == one
        assert await tx.week.shares(town.ada.id) == [one]
        assert await tx.week.shares(town.bob.id) == []
        assert await tx.week.end_share(town.bob.id, one.id, NOON) is None
        assert await tx.week.end_share(town.ada.id, one.id, NOON) == one
        assert await tx.week.end_share(town.ada.id, one.id, NOON) is None
        ended = await tx.week.share_by_token(b"1" * 32)
        assert ended is not None
        assert not ended.live(NOON)
        assert await tx.week.forget_shares(NOON) == 0
        assert await tx.week.forget_shares(NOON + timedelta(seconds=1)) == 1


@pytest.mark.parametrize(("hours", "because"), [
    (0.0, "ck_week_entry_hours"), (-1.0, "ck_week_entry_hours"), (24.5, "ck_week_entry_hours"),
])  # fmt: skip
async def test_no_hours_that_a_day_has_not(store: SqlStore, town: Town, hours: float, because: str) -> None:
    async with store._engines.writer.connect() as raw:
        with pytest.raises(IntegrityError, match=because):
            await raw.execute(week_entry.insert().values(**fields(entry(town, hours=hours))))


async def test_constraints_of_number_and_link(store: SqlStore, town: Town) -> None:
    async with store._engines.writer.connect() as raw:
        aim = WeekAim(territory_id=town.id, person_id=town.ada.id, hours=169.0)
        with pytest.raises(IntegrityError, match="ck_week_aim_hours"):
            await raw.execute(week_aim.insert().values(**fields(aim)))
    async with store._engines.writer.connect() as raw:
        with pytest.raises(IntegrityError, match="ck_week_share_times"):
            await raw.execute(week_share.insert().values(**fields(share(town, until=NOON))))
    other = replace(town, id=new_id("Territory"))
    async with store._engines.writer.connect() as raw:
        with pytest.raises(IntegrityError):
            await raw.execute(week_entry.insert().values(**fields(entry(other))))
    assert msgspec.structs.replace(share(town), ended_at=NOON).live(NOON) is False
