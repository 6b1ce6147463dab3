"""Opportunities, answers to them, and seats."""

import asyncio
from datetime import timedelta

import pytest

from skilltree.model.errors import Conflict, NotFound
from skilltree.model.ids import new_id
from skilltree.model.words import OpportunityKind, ResponseStatus
from skilltree.store import SqlStore
from tests.store.conftest import Town
from tests.store.samples import DAY, MINUTE, NOON, make_opportunity, make_person, make_response


async def test_an_opportunity_comes_back_whole(store: SqlStore, town: Town) -> None:
    full = make_opportunity(
        town.id,
        organisation_id=town.organisation.id,
        posted_by=town.ada.id,
        icon="tool",
        radius_km=3.5,
        starts_on=DAY,
        ends_on=DAY,
        hours_per_week=7.0,
        hours_total=70.0,
        pay={"fr": "SMIC"},
        cost_euros=10,
        funding={"fr": "Région"},
        conditions={"fr": "18 ans"},
        seats=4,
        seats_taken=1,
    )
    async with store.writing(town.id) as writing:
        await writing.opportunities.put(full)
    async with store.reading() as reading:
        assert await reading.opportunities.opportunity(full.id) == full
        assert await reading.opportunities.opportunity(new_id("Opportunity")) is None
        assert await reading.opportunities.opportunities([full.id, new_id("Opportunity")]) == {full.id: full}


async def test_open_are_those_that_have_not_ended(store: SqlStore, town: Town) -> None:
    ended, today, endless = (make_opportunity(town.id, ends_on=day) for day in (DAY - timedelta(days=1), DAY, None))
    async with store.writing(town.id) as writing:
        for opportunity in (endless, today, ended):
            await writing.opportunities.put(opportunity)
        found = await writing.opportunities.open(town.id, DAY)
        assert sorted(one.id for one in found) == sorted([today.id, endless.id])
        assert await writing.opportunities.open(new_id("Territory"), DAY) == []


async def test_an_update_keeps_the_seats_that_are_taken(store: SqlStore, town: Town) -> None:
    first = make_opportunity(town.id, seats=2)
    async with store.writing(town.id) as writing:
        await writing.opportunities.put(first)
        for person in (town.ada, town.bob):
            await writing.opportunities.add_response(town.id, make_response(first.id, person.id))
        await writing.opportunities.put(
            make_opportunity(town.id, id=first.id, seats=5, kind=OpportunityKind.JOB, posted_at=NOON + MINUTE)
        )
        found = await writing.opportunities.opportunity(first.id)
        assert found is not None
        assert (found.seats, found.seats_taken, found.kind, found.posted_at) == (5, 2, OpportunityKind.JOB, NOON)
        with pytest.raises(Conflict):
            await writing.opportunities.put(make_opportunity(town.id, id=first.id, seats=1))


async def test_answers_come_in_their_orders(store: SqlStore, town: Town) -> None:
    one, two = make_opportunity(town.id), make_opportunity(town.id)
    answers = [
        make_response(one.id, town.ada.id, message="Je viens"),
        make_response(two.id, town.ada.id, at=NOON + MINUTE),
        make_response(one.id, town.bob.id, at=NOON + MINUTE),
    ]
    async with store.writing(town.id) as writing:
        for opportunity in (one, two):
            await writing.opportunities.put(opportunity)
        for answer in answers:
            await writing.opportunities.add_response(town.id, answer)
        assert await writing.opportunities.responses_of(town.ada.id) == [answers[1], answers[0]]
        assert await writing.opportunities.responses_to(one.id) == [answers[0], answers[2]]
        assert await writing.opportunities.count_responses(one.id) == 2


async def test_a_person_answers_once(store: SqlStore, town: Town) -> None:
    opportunity = make_opportunity(town.id, seats=5)
    async with store.writing(town.id) as writing:
        await writing.opportunities.put(opportunity)
        await writing.opportunities.add_response(town.id, make_response(opportunity.id, town.ada.id))
    with pytest.raises(Conflict):
        async with store.writing(town.id) as writing:
            await writing.opportunities.add_response(town.id, make_response(opportunity.id, town.ada.id))
    async with store.reading() as reading:
        found = await reading.opportunities.opportunity(opportunity.id)
    assert found is not None
    assert found.seats_taken == 1


@pytest.mark.parametrize("status", [ResponseStatus.DECLINED, ResponseStatus.INTERESTED])
async def test_only_accepted_answers_take_a_seat(store: SqlStore, town: Town, status: ResponseStatus) -> None:
    opportunity = make_opportunity(town.id, seats=0)
    answer = make_response(opportunity.id, town.ada.id, status=status)
    async with store.writing(town.id) as writing:
        await writing.opportunities.put(opportunity)
        await writing.opportunities.add_response(town.id, answer)
        assert await writing.opportunities.responses_to(opportunity.id) == [answer]
        with pytest.raises(NotFound):
            await writing.opportunities.add_response(town.id, make_response(new_id("Opportunity"), town.ada.id))


async def test_seats_are_never_overbooked(store: SqlStore, town: Town) -> None:
    opportunity = make_opportunity(town.id, seats=3)
    people = [make_person(town.id, f"P{number}") for number in range(8)]
    async with store.writing(town.id) as writing:
        await writing.opportunities.put(opportunity)
        for person in people:
            await writing.people.add_person(person)

    async def answer(person_id: str) -> bool:
        try:
            async with store.writing(town.id) as writing:
                await writing.opportunities.add_response(town.id, make_response(opportunity.id, person_id))
        except Conflict:
            return False
        return True

    seated = await asyncio.gather(*(answer(person.id) for person in people))
    async with store.reading() as reading:
        found = await reading.opportunities.opportunity(opportunity.id)
        answers = await reading.opportunities.responses_to(opportunity.id)
    assert found is not None
    assert (sum(seated), found.seats_taken, len(answers)) == (3, 3, 3)


async def test_a_person_reads_what_they_posted_newest_first(store: SqlStore, town: Town) -> None:
    mine = [
        make_opportunity(town.id, organisation_id=None, posted_by=town.ada.id, posted_at=NOON + late * MINUTE)
        for late in range(2)
    ]
    async with store.writing(town.id) as writing:
        for opportunity in (*mine, make_opportunity(town.id)):
            await writing.opportunities.put(opportunity)
        assert await writing.opportunities.posted_by(town.ada.id) == mine[::-1]
        assert await writing.opportunities.posted_by(town.bob.id) == []
