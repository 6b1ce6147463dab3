"""Confirmation by people: both sides of endorsements, what weighs nothing, who may be asked, once a pair."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from skilltree.model.confirming import ConfirmationAsk
from skilltree.model.evidence import Evidence
from skilltree.model.ids import new_id
from skilltree.model.ledger import ConfirmationLink
from skilltree.model.person import Membership, Person
from skilltree.model.why_words import SetAside, Tie
from skilltree.model.words import EvidenceKind, ResponseStatus, Role
from skilltree.model.workshop import Workshop, WorkshopSeat
from skilltree.service.ports.store import Writing
from skilltree.store import SqlStore
from tests.store.conftest import Town
from tests.store.samples import (
    MINUTE,
    NOON,
    make_course,
    make_fact,
    make_module,
    make_opportunity,
    make_person,
    make_response,
)

A_DAY = timedelta(days=1)
LONG_AGO = NOON - 100 * A_DAY


def endorsed(of: Person, by: Person | None, skill: str, **more: Any) -> Evidence:
    source = by.id if by else None
    return make_fact(of.id, skill, kind=EvidenceKind.ENDORSEMENT, source_id=source, weight=0.8, **more)


async def ask(tx: Writing, town: Town, person: Person, asked: Person, number: int = 0) -> bool:
    token_hash = f"{person.id}{asked.id}{number}".encode()
    await tx.ledger.add_confirmation(
        ConfirmationLink(
            token_hash=token_hash,
            territory_id=town.id,
            person_id=person.id,
            skill_id=town.welding,
            level=2,
            created_at=NOON,
            expires_at=NOON + A_DAY,
        )
    )
    made = ConfirmationAsk(token_hash=token_hash, territory_id=town.id, person_id=person.id, asked_id=asked.id, at=NOON)
    return await tx.confirming.add_ask(made)


async def test_endorsements_are_found_from_both_sides(store: SqlStore, town: Town) -> None:
    facts = [
        endorsed(town.ada, town.bob, town.welding, source_group="o"),
        endorsed(town.bob, town.ada, town.welding, at=NOON + MINUTE),
        endorsed(town.ada, None, town.soldering, at=NOON + 2 * MINUTE),
        endorsed(town.ada, town.bob, town.soldering, at=LONG_AGO),
        make_fact(town.ada.id, town.welding, source_id=town.bob.id),
    ]
    async with store.writing(town.id) as tx:
        kept = [await tx.evidence.append(town.id, fact) for fact in facts]
        await tx.evidence.retract(town.id, kept[0].id, by=town.ada.id, at=NOON)
    async with store.reading() as db:
        by_bob = await db.confirming.given_by([town.bob.id], NOON)
        of_ada = await db.confirming.got_by([town.ada.id], NOON)
        assert await db.confirming.given_by([], NOON) == []
    assert [(fact.id, fact.retracted, fact.source_group) for fact in by_bob] == [(kept[0].id, True, "o")]
    assert [fact.id for fact in of_ada] == [kept[0].id, kept[2].id]


async def test_what_is_set_aside_stands_beside_the_fact_and_goes_again(store: SqlStore, town: Town) -> None:
    fact = endorsed(town.ada, town.bob, town.welding)
    async with store.writing(town.id) as tx:
        fact = await tx.evidence.append(town.id, fact)
        await tx.confirming.put_aside(town.id, fact, SetAside.RING, NOON)
        await tx.confirming.put_aside(town.id, fact, SetAside.FLOOD, NOON)
    async with store.reading() as db:
        assert await db.evidence.find(fact.id) == msgspec.structs.replace(fact, set_aside=SetAside.FLOOD)
        assert [each.set_aside for each in await db.evidence.of_person(town.ada.id)] == [SetAside.FLOOD]
    async with store.writing(town.id) as tx:
        await tx.confirming.count_again(fact.id)
    async with store.reading() as db:
        assert await db.evidence.find(fact.id) == fact


async def test_nobody_is_willing_who_did_not_say_so(store: SqlStore, town: Town) -> None:
    async with store.writing(town.id) as tx:
        assert not await tx.confirming.is_willing(town.bob.id)
        await tx.confirming.set_willing(town.id, town.bob.id, NOON)
        await tx.confirming.set_willing(town.id, town.bob.id, NOON + A_DAY)
        assert await tx.confirming.is_willing(town.bob.id)
        assert await tx.confirming.willing(town.id, but=town.ada.id, limit=9) == [town.bob.id]
        assert await tx.confirming.willing(town.id, but=town.bob.id, limit=9) == []
        assert await tx.confirming.willing(new_id("Territory"), but=town.ada.id, limit=9) == []
        await tx.confirming.set_willing(town.id, town.bob.id, None)
        assert await tx.confirming.willing(town.id, but=town.ada.id, limit=9) == []


async def test_the_least_busy_first_and_never_the_same_pair(store: SqlStore, town: Town) -> None:
    others = [make_person(town.id, name) for name in ("Chloé", "Dan", "Eli", "Fay")]
    chloe, dan, eli, fay = others
    async with store.writing(town.id) as tx:
        for at, person in enumerate(others):
            await tx.people.add_person(person)
            await tx.confirming.set_willing(town.id, person.id, NOON + at * MINUTE)
        assert await ask(tx, town, town.bob, chloe)
        assert await ask(tx, town, fay, dan)
        await tx.confirming.answer_ask(f"{fay.id}{dan.id}0".encode(), NOON)
        wanted = await tx.confirming.willing(town.id, but=town.ada.id, limit=9)
        assert wanted == [eli.id, fay.id, dan.id, chloe.id]
        assert await tx.confirming.willing(town.id, but=town.ada.id, limit=9, among=[chloe.id, dan.id]) == [
            dan.id,
            chloe.id,
        ]
        assert await tx.confirming.willing(town.id, but=town.ada.id, limit=2) == [eli.id, fay.id]
        assert chloe.id not in await tx.confirming.willing(town.id, but=town.bob.id, limit=9)
        assert fay.id not in await tx.confirming.willing(town.id, but=dan.id, limit=9)
        assert await tx.confirming.paired(chloe.id, town.bob.id)
        assert not await tx.confirming.paired(chloe.id, dan.id)
        assert not await ask(tx, town, town.bob, chloe, 1)
        assert not await ask(tx, town, chloe, town.bob, 1)


async def test_what_somebody_was_asked_waits_until_it_is_answered_or_over(store: SqlStore, town: Town) -> None:
    async with store.writing(town.id) as tx:
        await ask(tx, town, town.ada, town.bob)
        (waiting,) = await tx.confirming.asks_to(town.bob.id, NOON)
        assert (waiting.person_id, waiting.asked_id) == (town.ada.id, town.bob.id)
        assert await tx.confirming.ask(waiting.token_hash) == waiting
        assert await tx.confirming.asks_to(town.ada.id, NOON) == []
        assert await tx.confirming.asks_to(town.bob.id, NOON + A_DAY) == []
        await tx.ledger.use_confirmation(waiting.token_hash, NOON)
        assert await tx.confirming.asks_to(town.bob.id, NOON) == []
        assert await tx.confirming.ask(b"another") is None


@pytest.fixture
async def willing_bob(store: SqlStore, town: Town) -> Person:
    async with store.writing(town.id) as tx:
        await tx.confirming.set_willing(town.id, town.bob.id, NOON)
    return town.bob


async def circle(store: SqlStore, person: Person) -> dict[str, set[Tie]]:
    async with store.reading() as db:
        return await db.confirming.circle(person.id, NOON - 30 * A_DAY)


async def seat(tx: Writing, town: Town, facilitator: Person, opened: timedelta, *people: Person) -> None:
    held = Workshop(
        id=new_id("Workshop"),
        territory_id=town.id,
        organisation_id=town.organisation.id,
        facilitator_id=facilitator.id,
        title="Souder",
        day=NOON.date(),
        code=new_id("Workshop")[-9:],
        opened_at=NOON - opened,
        module_ids=(),
    )
    assert await tx.workshops.open(held)
    for number, person in enumerate(people, 1):
        await tx.workshops.put_seat(
            WorkshopSeat(
                territory_id=town.id, workshop_id=held.id, number=number, name=person.display_name, person_id=person.id
            )
        )


@pytest.mark.parametrize(("days", "found"), [(1, True), (40, False)])
async def test_who_sat_in_a_workshop_with_me(
    store: SqlStore, town: Town, willing_bob: Person, days: int, found: bool
) -> None:
    async with store.writing(town.id) as tx:
        await seat(tx, town, town.ada, days * A_DAY, willing_bob, town.ada)
    assert await circle(store, town.ada) == ({willing_bob.id: {Tie.WORKSHOP}} if found else {})
    assert await circle(store, willing_bob) == {}  # Ada never agreed to be asked


async def test_who_held_it(store: SqlStore, town: Town, willing_bob: Person) -> None:
    async with store.writing(town.id) as tx:
        await seat(tx, town, willing_bob, A_DAY, town.ada)
    assert await circle(store, town.ada) == {willing_bob.id: {Tie.WORKSHOP}}


async def test_who_acts_for_the_same_organisation(store: SqlStore, town: Town, willing_bob: Person) -> None:
    async with store.writing(town.id) as tx:
        for person, verified in ((town.ada, True), (willing_bob, True)):
            member = Membership(organisation_id=town.organisation.id, role=Role.AUTHOR, verified=verified)
            await tx.people.add_membership(town.id, person.id, member)
    assert await circle(store, town.ada) == {willing_bob.id: {Tie.ORGANISATION}}


async def publish(tx: Writing, town: Town, course: str | None = None) -> str:
    module = await tx.courses.save_module(make_module(town.id, town.organisation.id, course_id=course))
    await tx.courses.publish(module.id, NOON)
    return module.id


async def test_who_followed_the_same_module_or_course_at_the_time(
    store: SqlStore, town: Town, willing_bob: Person
) -> None:
    chloe, dan = make_person(town.id, "Chloé"), make_person(town.id, "Dan")
    async with store.writing(town.id) as tx:
        course = make_course(town.id, town.organisation.id)
        await tx.courses.put_course(course)
        alone, one, two = [await publish(tx, town, each) for each in (None, course.id, course.id)]
        for person in (chloe, dan):
            await tx.people.add_person(person)
            await tx.confirming.set_willing(town.id, person.id, NOON)
        for person, module, at in (
            (town.ada, alone, NOON),
            (willing_bob, alone, NOON),
            (town.ada, one, NOON),
            (chloe, two, NOON),
            (dan, one, LONG_AGO),
        ):
            await tx.courses.start(person.id, module, 1, at)
    assert await circle(store, town.ada) == {willing_bob.id: {Tie.COURSE}, chloe.id: {Tie.COURSE}}


async def test_who_was_taken_for_the_same_opportunity_and_who_posted_it(
    store: SqlStore, town: Town, willing_bob: Person
) -> None:
    chloe = make_person(town.id, "Chloé")
    async with store.writing(town.id) as tx:
        await tx.people.add_person(chloe)
        await tx.confirming.set_willing(town.id, chloe.id, NOON)
        offer = make_opportunity(town.id, organisation_id=None, posted_by=chloe.id)
        await tx.opportunities.put(offer)
        for person, status in ((town.ada, ResponseStatus.INTERESTED), (willing_bob, ResponseStatus.ACCEPTED)):
            await tx.opportunities.add_response(town.id, make_response(offer.id, person.id, status=status, at=NOON))
    assert await circle(store, town.ada) == {}
    async with store.writing(town.id) as tx:
        again = make_opportunity(town.id, organisation_id=None, posted_by=chloe.id)
        await tx.opportunities.put(again)
        for person in (town.ada, willing_bob):
            given = make_response(again.id, person.id, status=ResponseStatus.ACCEPTED, at=NOON)
            await tx.opportunities.add_response(town.id, given)
    assert await circle(store, town.ada) == {willing_bob.id: {Tie.OPPORTUNITY}, chloe.id: {Tie.OPPORTUNITY}}
