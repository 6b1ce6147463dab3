"""A migrated store on each database, with one territory, and rows to refer to."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from skilltree.model.ids import new_id
from skilltree.model.person import Organisation, Person
from skilltree.store import SqlStore, open_store
from tests.store.samples import make_organisation, make_person, make_skill, make_territory
from tests.support.postgres import PostgresServer


def migrate(url: str) -> None:
    """Migrate a database from plain code, also where an event loop already runs."""

    async def run() -> None:
        await (await open_store(url, migrate=True)).close()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, run()).result()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file to copy: migrating anew takes longer than most tests."""
    path = tmp_path_factory.mktemp("migrated") / "template.sqlite3"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_postgres(postgres: PostgresServer) -> Iterator[str]:
    """A migrated database to copy."""
    url = postgres.create()
    migrate(url)
    yield url
    postgres.drop(url)


@pytest.fixture
def copied_postgres(postgres: PostgresServer, migrated_postgres: str) -> Iterator[str]:
    """The URL of a copy of it."""
    url = postgres.create(template=migrated_postgres)
    yield url
    postgres.drop(url)


@pytest.fixture(params=["sqlite", "postgresql"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[SqlStore]:
    """A migrated store: the test runs once on each engine."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'copied.sqlite3'}"
        shutil.copy(request.getfixturevalue("migrated_sqlite"), tmp_path / "copied.sqlite3")
    else:
        url = request.getfixturevalue("copied_postgres")
    opened = await open_store(url)
    yield opened
    await opened.close()


@dataclass(frozen=True)
class Town:
    """A territory with two inhabitants, an organisation and two skills."""

    id: str
    ada: Person
    bob: Person
    organisation: Organisation
    welding: str
    soldering: str


@pytest.fixture
async def town(store: SqlStore) -> Town:
    territory = make_territory()
    ada, bob = make_person(territory.id, "Ada"), make_person(territory.id, "Bob")
    organisation = make_organisation(territory.id)
    welding, soldering = new_id("Skill"), new_id("Skill")
    async with store.writing(territory.id) as writing:
        await writing.territories.put_territory(territory)
        await writing.people.add_person(ada)
        await writing.people.add_person(bob)
        await writing.people.put_organisation(organisation)
        await writing.taxonomy.put_skills([make_skill(welding, "souder"), make_skill(soldering, "braser")])
    return Town(territory.id, ada, bob, organisation, welding, soldering)
