"""The starter in a real database: what is there, for whom, and that a second loading changes nothing."""

import sqlite3
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from skilltree.model.course import Module
from skilltree.model.ids import rome_skill_id_of, skill_id_of
from skilltree.model.place import Commune
from skilltree.model.taxonomy import Label, SkillRecord
from skilltree.model.words import Language, ModuleStatus, SkillKind
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.store import Store, Writing
from skilltree.starter import is_empty, load_starter, names
from skilltree.starter.shapes import StarterData
from skilltree.store import open_store
from tests.starter.conftest import NOW, PLAINE_COMMUNE, clock, later


def dump(path: Path) -> list[str]:
    """Every row of a SQLite file."""
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


async def everything(store: Store) -> dict[str, int]:
    """How much there is of each thing, in all territories."""
    counts = {"modules": 0, "courses": 0, "opportunities": 0}
    async with store.reading() as db:
        territories = await db.territories.territories()
        for territory in territories:
            counts["courses"] += len(await db.courses.courses(territory.id))
            counts["modules"] += len(await db.courses.published(territory.id))
            counts["opportunities"] += len(await db.opportunities.open(territory.id, paris_day(NOW)))
        people = await db.people.fictional()
        skills = [skill async for batch in db.taxonomy.all_skills() for skill in batch]
    return counts | {"territories": len(territories), "people": len(people), "skills": len(skills)}


async def test_a_real_territory_gets_no_people(store: Store, data: StarterData) -> None:
    assert await is_empty(store)
    await load_starter(store, clock, demo=False)
    assert not await is_empty(store)
    # Some opportunities are neighbours' own, who exist in the demonstration only.
    by_organisations = sum(item.posted_by is None for item in data.opportunities)
    assert by_organisations < len(data.opportunities)
    assert await everything(store) == whole(data) | {"opportunities": by_organisations, "people": 0}


def whole(data: StarterData) -> dict[str, int]:
    """How many rows everything comes to: each territory has its own copy of each course."""
    modules = sum(len(folder.modules) * len(folder.course.hosts) for folder in data.courses)
    return {
        "skills": len(data.skills),
        "courses": sum(len(folder.course.hosts) for folder in data.courses),
        "modules": modules,
        "opportunities": len(data.opportunities),
        "territories": len(data.territories),
        "people": len(data.inhabitants),
    }


async def test_the_demonstration_has_all_on_both_databases(database_url: str, data: StarterData) -> None:
    store = await open_store(database_url, migrate=True)
    try:
        report = await load_starter(store, clock, demo=True)
        again = await load_starter(store, later, demo=True)
        counts = await everything(store)
    finally:
        await store.close()
    assert counts == whole(data)
    assert report.changed
    assert (
        report.new.items()
        >= {
            "inhabitants": len(data.inhabitants),
            "opportunities": len(data.opportunities),
            "modules": counts["modules"],
            "activities": len(data.activities),
            "occupations": len(data.occupations),
        }.items()
    )
    assert not again.changed


@pytest.mark.parametrize("demo", [False, True])
async def test_a_second_loading_changes_nothing(store: Store, sqlite_path: Path, demo: bool) -> None:
    await load_starter(store, clock, demo=demo)
    before = dump(sqlite_path)
    report = await load_starter(store, later, demo=demo)
    assert dump(sqlite_path) == before
    assert (report.new, report.edited_modules) == ({}, ())


async def test_the_demonstration_can_be_added_afterwards(store: Store) -> None:
    await load_starter(store, clock, demo=False)
    report = await load_starter(store, clock, demo=True)
    assert report.new.keys() == {"inhabitants", "evidence", "opportunities"}
    assert (await everything(store))["people"] == 30


async def test_skills_bear_the_ids_of_later_imports(store: Store) -> None:
    await load_starter(store, clock, demo=False)
    welding = skill_id_of("http://data.europa.eu/esco/skill/27d26fd6-5795-4f0a-884e-112df7c68314")
    composting = rome_skill_id_of("497954")
    cooking = skill_id_of("urn:skilltree:skill:cuisiner")
    async with store.reading() as db:
        skills = await db.taxonomy.skills([welding, composting, cooking])
        names_of = await db.taxonomy.skill_labels([welding])
    assert {skill.labels["fr"] for skill in skills.values()} == {"souder à l’arc", "faire du compost", "cuisiner"}
    assert [label.text for label in names_of[welding] if label.rank == 0] == ["souder à l’arc", "arc welding"]
    assert {label.rank for label in names_of[welding]} == {0, 2}
    assert len(skills[composting].broader) == 1
    assert len(skills[welding].prerequisites) == 1


async def test_titles_say_who_gives_them(store: Store, data: StarterData) -> None:
    await load_starter(store, clock, demo=False)
    licence = next(names.skill_id(skill) for skill in data.skills if skill.slug == "permis-b")
    async with store.reading() as db:
        about = (await db.taxonomy.skill_about([licence]))[licence]
    assert "Qui le donne : L’État" in about["fr"]
    assert "Who gives it: The State" in about["en"]


async def test_modules_are_published_with_choices_as_written(store: Store) -> None:
    await load_starter(store, clock, demo=False)
    async with store.reading() as db:
        module = await db.courses.module(names.module_id("plaine-commune", "fibre-05-souder"))
        assert module is not None
        course = next(c for c in await db.courses.courses(PLAINE_COMMUNE) if c.id == module.course_id)
    assert (module.status, module.version, module.position) == (ModuleStatus.PUBLISHED, 1, 5)
    first = module.content.questions[0]
    assert first.id == "q1"
    assert [(choice.id, choice.right) for choice in first.choices] == [
        ("a", False),
        ("b", False),
        ("c", False),
        ("d", True),
    ]
    assert module.content.insee == "93066"  # partly on site, so where the organisation is
    assert len(course.module_ids) == 8


async def test_opportunities_are_dated_from_the_day_in_paris(store: Store) -> None:
    await load_starter(store, clock, demo=False)
    async with store.reading() as db:
        job = await db.opportunities.opportunity(names.opportunity_id("raccorder-logements-fibre"))
    assert job is not None
    assert job.starts_on == paris_day(NOW) + timedelta(days=14)
    assert job.starts_on != NOW.date() + timedelta(days=14)
    assert job.pay == {"fr": "1\u202f950\u00a0€ brut par mois", "en": "€1,950 a month before deductions"}
    assert job.organisation_id == names.organisation_id("fibre-nord")


async def test_an_edited_module_is_left_alone_and_named(store: Store, sqlite_path: Path) -> None:
    await load_starter(store, clock, demo=False)
    async with store.writing(PLAINE_COMMUNE) as tx:
        module = await tx.courses.newest(names.module_id("plaine-commune", "fibre-05-souder"))
        assert module is not None
        await tx.courses.save_module(retitled(module))
    before = dump(sqlite_path)
    report = await load_starter(store, later, demo=False)
    assert report.edited_modules == ("fibre-05-souder",)
    assert dump(sqlite_path) == before


def retitled(module: Module) -> Module:
    content = msgspec.structs.replace(module.content, title={"fr": "Souder sans peur"})
    return msgspec.structs.replace(module, content=content, status=ModuleStatus.DRAFT)


class CutShort:
    """A store that goes away at the second territory."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._territories = 0
        self.reading = store.reading

    def writing(self, territory_id: str | None = None) -> AbstractAsyncContextManager[Writing]:
        self._territories += territory_id is not None
        if self._territories > 1:
            raise ConnectionError("the power went")
        return self._store.writing(territory_id)

    async def check(self) -> None:
        await self._store.check()

    async def close(self) -> None:
        await self._store.close()


async def test_a_loading_cut_short_is_taken_up_again(store: Store) -> None:
    with pytest.raises(ConnectionError):
        await load_starter(CutShort(store), clock, demo=True)
    assert (await everything(store))["territories"] == 1
    assert await is_empty(store)
    await load_starter(store, clock, demo=True)
    assert not await is_empty(store)
    assert (await everything(store))["people"] == 30


async def test_every_change_reaches_the_engines(store: Store) -> None:
    await load_starter(store, clock, demo=True)
    async with store.reading() as db:
        heads = await db.outbox.heads()
        kinds = {c.kind.value for home in heads for c in await db.outbox.after(home, 0, 10_000)}
    assert heads.keys() == {"", PLAINE_COMMUNE, names.territory_id("gpso"), names.territory_id("grand-nancy")}
    assert kinds == {"course", "goal", "module", "opportunity", "organisation", "person", "taxonomy", "tree"}


async def test_communes_of_an_import_are_not_made_coarser(store: Store, data: StarterData) -> None:
    exact = Commune(
        insee="93066", name="Saint-Denis", postcode="93200", latitude=48.9345, longitude=2.3577, population=150000
    )
    async with store.writing(None) as tx:
        await tx.territories.put_communes([exact])
    await load_starter(store, clock, demo=False)
    async with store.reading() as db:
        assert (await db.territories.communes(["93066"]))["93066"] == exact
        assert len(await db.territories.communes([row.insee for row in data.communes])) == 36


async def test_an_import_of_the_same_skill_is_not_undone(store: Store, data: StarterData) -> None:
    await load_starter(store, clock, demo=False)
    uri = "http://data.europa.eu/esco/skill/27d26fd6-5795-4f0a-884e-112df7c68314"
    official = Label(text="effectuer du soudage à l’arc", language=Language.FR, rank=1)
    record = SkillRecord(id=skill_id_of(uri), source="esco", kind=SkillKind.SKILL, labels=(official,), uri=uri)
    async with store.writing(None) as tx:
        await tx.taxonomy.put_skills([record])
    report = await load_starter(store, later, demo=False)
    async with store.reading() as db:
        skill = (await db.taxonomy.skills([record.id]))[record.id]
        labels = (await db.taxonomy.skill_labels([record.id]))[record.id]
    assert not report.changed
    assert skill.labels["fr"] == "souder à l’arc"
    assert official.text in {label.text for label in labels}
