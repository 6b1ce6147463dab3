"""A migrated store on each database, with one territory, and rows to refer to."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from skilltree.model.ids import new_id
from skilltree.model.person import Organisation, Person
from skilltree.store import SqlStore, open_store
from tests.store.samples import make_organisation, make_person, make_skill, make_territory


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[SqlStore]:
    opened = await open_store(database_url, migrate=True)
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
