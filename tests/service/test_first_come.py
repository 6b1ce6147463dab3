"""200 people join a purchase of 20 places at once, on two workers: exactly 20 have one, and the list is in order."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import pytest

from skilltree.model.ids import new_id
from skilltree.model.person import Person, Viewer
from skilltree.model.words import Language, ResponseStatus, Travel
from skilltree.service.deps import Deps
from skilltree.service.respond_to_opportunity import (
    RespondToOpportunity,
    WithdrawResponse,
    respond_to_opportunity,
    withdraw_response,
)
from skilltree.service.views.opportunities import ResponseView
from tests.graphql.stage import NEIGHBOURLY
from tests.support.postgres import PostgresServer
from tests.web.people import TERRITORY, newcomer
from tests.web.served import Served

JOINING = 200
PLACES = 20
LEAVING = 7
FILE = "skilltree.sqlite3"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def two_workers(
    request: pytest.FixtureRequest, template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Served, Served]]:
    """Two servers on one database, each with its own connections and engines."""
    data = tmp_path_factory.mktemp("workers")
    if request.param == "sqlite":
        with Served(template, data / "one") as one, Served(template, data / "two", str(data / "one" / FILE)) as two:
            yield one, two
        return
    postgres: PostgresServer = request.getfixturevalue("postgres")
    url = postgres.create()
    with Served(template, data / "one", url) as one, Served(template, data / "two", url) as two:
        yield one, two
    postgres.drop(url)


async def crowd(deps: Deps) -> list[Viewer]:
    people = [
        Person(
            id=new_id("Person"),
            territory_id=TERRITORY,
            display_name=f"P{number}",
            language=Language.FR,
            travel=Travel.WALK,
            created_at=deps.clock(),
            birth_year=1980,
        )
        for number in range(JOINING // 2)
    ]
    async with deps.store.writing(TERRITORY) as tx:
        for person in people:
            await tx.people.add_person(person)
    return [
        Viewer(person_id=one.id, territory_id=TERRITORY, language=Language.FR, memberships=(), session_id="")
        for one in people
    ]


async def join(deps: Deps, viewers: list[Viewer], opportunity_id: str) -> list[ResponseView]:
    command = RespondToOpportunity(opportunity_id=opportunity_id)
    answers = await asyncio.gather(*(respond_to_opportunity(deps, one, uuid4(), command) for one in viewers))
    return [each.response for each in answers]


async def leave(deps: Deps, viewers: list[Viewer], answers: list[ResponseView]) -> None:
    mine = [
        (viewer, answer)
        for viewer, answer in zip(viewers, answers, strict=True)
        if answer.status is ResponseStatus.ACCEPTED
    ]
    for viewer, answer in mine[:LEAVING]:
        await withdraw_response(deps, viewer, uuid4(), WithdrawResponse(response_id=answer.id))


def test_exactly_so_many_as_there_are_places(two_workers: tuple[Served, Served]) -> None:
    poster = newcomer(two_workers[0], "Achat")
    made = poster.do(
        "postOpportunity",
        "... on OpportunityPosted { opportunity { id } }",
        **(NEIGHBOURLY | {"kind": "GROUP_PURCHASE", "seats": PLACES}),
    )
    item = made["opportunity"]["id"]
    crowds = [served.run(crowd(served.deps)) for served in two_workers]
    with ThreadPoolExecutor(2) as threads:
        halves = list(
            threads.map(
                lambda pair: pair[0].run(join(pair[0].deps, pair[1], item)), zip(two_workers, crowds, strict=True)
            )
        )
    answers = [answer for half in halves for answer in half]
    assert Counter(answer.status for answer in answers) == {
        ResponseStatus.ACCEPTED: PLACES,
        ResponseStatus.INTERESTED: JOINING - PLACES,
    }
    places = [answer.waiting_place for answer in answers if answer.status is ResponseStatus.INTERESTED]
    assert sorted(place or 0 for place in places) == list(range(1, JOINING - PLACES + 1))

    # Whoever has a place and leaves gives it to who waits longest, whichever worker heard them.
    gone = 0
    for served, viewers, half in zip(two_workers, crowds, halves, strict=True):
        gone += min(LEAVING, sum(answer.status is ResponseStatus.ACCEPTED for answer in half))
        served.run(leave(served.deps, viewers, half))
    assert gone > 0

    async def kept() -> tuple[int, list[int]]:
        async with two_workers[0].deps.store.reading() as db:
            found = await db.opportunities.opportunity(item)
            rows = await db.opportunities.responses_to(item)
        moved = {row.id for row in rows if row.moved_up_at is not None}
        assert found is not None
        assert sum(row.status is ResponseStatus.ACCEPTED for row in rows) == found.seats_taken
        return found.seats_taken, sorted(each.waiting_place or 0 for each in answers if each.id in moved)

    assert two_workers[0].run(kept()) == (PLACES, list(range(1, gone + 1)))
