"""Counting without persons, wishes without texts, and the figures of a day."""

from collections.abc import AsyncIterator
from datetime import date

import msgspec
import pytest
from sqlalchemy import Table
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from skilltree.model.ids import new_id
from skilltree.model.insight import (
    Furthest,
    KeptModuleFigures,
    KeptWantedFigures,
    ModuleFigures,
    QuestionFigures,
    RawCounts,
    Stuck,
    StuckFigure,
    Tally,
    WantedFigures,
    Wish,
    Wished,
)
from skilltree.model.teaching import QuestionForAuthor
from skilltree.model.words import WishedBy
from skilltree.store import SqlStore
from skilltree.store.tables import insight as t
from skilltree.store.tables.courses import module_version
from tests.store.conftest import Town
from tests.store.samples import DAY, MINUTE, NOON, make_module, make_person


@pytest.fixture
async def module(store: SqlStore, town: Town) -> str:
    made = make_module(town.id, town.organisation.id)
    async with store.writing(town.id) as writing:
        await writing.courses.save_module(made)
        await writing.courses.publish(made.id, NOON)
    return made.id


async def test_each_person_is_counted_once_in_each_group(store: SqlStore, town: Town, module: str) -> None:
    cleo = make_person(town.id, "Cleo")

    def stuck(person_id: str, block: int) -> QuestionForAuthor:
        return QuestionForAuthor(
            territory_id=town.id, id=new_id("QuestionForAuthor"), person_id=person_id, module_id=module, version=1,
            block=block, text="Comment ?", at=NOON,
        )  # fmt: skip

    async with store.writing(town.id) as writing:
        await writing.people.add_person(cleo)
        assert await writing.insight.raw_counts(module, 1) == RawCounts(furthest=(), tallies=(), stuck=())
        for person in (town.ada, town.bob):
            await writing.courses.start(person.id, module, 1, NOON)
        progress = await writing.courses.start(cleo.id, module, 1, NOON)
        await writing.courses.advance(msgspec.structs.replace(progress, blocks_done=1))
        await writing.courses.complete(cleo.id, module, 1, NOON + MINUTE)
        for block in (0, 0, 1):
            await writing.teaching.ask_author(stuck(town.ada.id, block))
        await writing.teaching.ask_author(stuck(town.bob.id, 0))
        counts = await writing.insight.raw_counts(module, 1)
        assert counts.furthest == (
            Furthest(blocks_done=0, completed=False, people=2),
            Furthest(blocks_done=1, completed=True, people=1),
        )
        assert counts.stuck == (Stuck(block=0, people=2), Stuck(block=1, people=1))
        assert await writing.insight.raw_counts(module, 2) == RawCounts(furthest=(), tallies=(), stuck=())


async def test_a_first_try_is_noted_once_and_answers_add_up(store: SqlStore, town: Town, module: str) -> None:
    async with store.writing(town.id) as writing:
        assert await writing.insight.first_try(town.id, module, 1, b"ada")
        assert not await writing.insight.first_try(town.id, module, 1, b"ada")
        assert await writing.insight.first_try(town.id, module, 1, b"bob")
        await writing.insight.tally(town.id, module, 1, {"q1": True, "q2": False})
        await writing.insight.tally(town.id, module, 1, {"q1": False})
        await writing.insight.tally(town.id, module, 1, {})
        assert (await writing.insight.raw_counts(module, 1)).tallies == (
            Tally(question_id="q1", asked=2, right=1),
            Tally(question_id="q2", asked=1, right=0),
        )


async def test_wishes_are_counted_by_month_and_forgotten(store: SqlStore, town: Town) -> None:
    def wish(who: bytes, month: int, way: WishedBy = WishedBy.SEARCH) -> Wish:
        return Wish(territory_id=town.id, way=way, skill_id=town.welding, who=who, month=date(2026, month, 1))

    def wished(count: int, way: WishedBy = WishedBy.SEARCH) -> Wished:
        return Wished(way=way, skill_id=town.welding, count=count)

    async with store.writing(town.id) as writing:
        for each in (wish(b"a", 3), wish(b"b", 4), wish(b"b", 4), wish(b"c", 6, WishedBy.PATTERN)):
            await writing.insight.wish(each)
        counted = writing.insight.wished
        assert await counted(town.id, date(2026, 1, 1)) == [wished(1, WishedBy.PATTERN), wished(2)]
        assert await counted(town.id, date(2026, 4, 1)) == [wished(1, WishedBy.PATTERN), wished(1)]
        assert await counted(new_id("Territory"), date(2026, 1, 1)) == []
        await writing.insight.wish(wish(b"a", 7))
        assert await counted(town.id, date(2026, 5, 1)) == [wished(1, WishedBy.PATTERN), wished(1)]
        assert await writing.insight.forget_wishes(date(2026, 7, 1)) == 2
        assert await counted(town.id, date(2026, 1, 1)) == [wished(1)]


async def test_figures_are_kept_until_others_take_their_place(store: SqlStore, town: Town, module: str) -> None:
    figures = ModuleFigures(
        floor=11, started=22, completed=None, reached=(22, None), stuck=(StuckFigure(block=1, count=11),),
        questions=(QuestionFigures(question_id="q1", asked=22, right=None, fails=True),),
    )  # fmt: skip
    kept = KeptModuleFigures(territory_id=town.id, module_id=module, version=1, day=DAY, figures=figures)
    skills = (WantedFigures(skill_id=town.welding, goals=11, searches=None, patterns=None),)
    wanted = KeptWantedFigures(territory_id=town.id, day=DAY, floor=11, skills=skills)
    async with store.writing(town.id) as writing:
        insight = writing.insight
        assert await insight.module_figures(module, 1) is None
        assert await insight.wanted_figures(town.id) is None
        await insight.keep_module_figures(kept)
        await insight.keep_wanted_figures(wanted)
        later = msgspec.structs.replace(kept, day=date(2026, 11, 3))
        await insight.keep_module_figures(later)
        await insight.keep_wanted_figures(msgspec.structs.replace(wanted, skills=()))
    async with store.reading() as reading:
        assert await reading.insight.module_figures(module, 1) == later
        assert await reading.insight.module_figures(module, 2) is None
        assert await reading.insight.wanted_figures(town.id) == msgspec.structs.replace(wanted, skills=())


@pytest.fixture
async def raw(store: SqlStore, module: str) -> AsyncIterator[AsyncConnection]:
    """A connection below the ports; what it wrote is rolled back."""
    async with store._engines.writer.connect() as connection:
        yield connection


TALLY = {"version": 1, "question_id": "q1", "asked": 2, "right": 1}


@pytest.mark.parametrize(
    ("table", "row", "because"),
    [
        (t.question_tally, TALLY | {"right": 3}, "ck_question_tally_counts"),
        (t.question_tally, TALLY | {"right": -1}, "ck_question_tally_counts"),
        (t.question_tally, TALLY | {"version": 7}, "(?i)foreign key"),
        (t.first_try, {"version": 7, "who": b"x"}, "(?i)foreign key"),
    ],
)
async def test_the_database_refuses_by_itself(
    raw: AsyncConnection, module: str, table: Table, row: dict[str, object], because: str
) -> None:
    version = await raw.execute(module_version.select().filter_by(module_id=module))
    insert = table.insert().values(territory_id=version.one().territory_id, module_id=module, **row)
    with pytest.raises(IntegrityError, match=because):
        await raw.execute(insert)


@pytest.mark.parametrize(("skill", "because"), [("known", ""), ("unknown", "(?i)foreign key")])
async def test_a_wish_is_for_a_skill_that_there_is(raw: AsyncConnection, town: Town, skill: str, because: str) -> None:
    skill_id = town.welding if skill == "known" else new_id("Skill")
    row = {"territory_id": town.id, "way": WishedBy.SEARCH, "skill_id": skill_id, "who": b"x", "month": DAY}
    if because:
        with pytest.raises(IntegrityError, match=because):
            await raw.execute(t.wish.insert().values(**row))
    else:
        await raw.execute(t.wish.insert().values(**row))


async def test_nobody_wishes_twice_and_no_floor_is_nothing(raw: AsyncConnection, town: Town) -> None:
    row = {"territory_id": town.id, "way": WishedBy.SEARCH, "skill_id": town.welding, "who": b"x", "month": DAY}
    await raw.execute(t.wish.insert().values(**row))
    savepoint = await raw.begin_nested()
    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        await raw.execute(t.wish.insert().values(**row))
    await savepoint.rollback()
    with pytest.raises(IntegrityError, match="ck_wanted_figures_floor"):
        await raw.execute(t.wanted_figures.insert().values(territory_id=town.id, day=DAY, floor=0, skills=()))
