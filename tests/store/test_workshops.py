"""Workshops, their rosters and what was seen there."""

from typing import Any

import pytest

from skilltree.model.errors import Conflict
from skilltree.model.ids import new_id
from skilltree.model.workshop import Workshop, WorkshopFact, WorkshopSeat
from skilltree.store import SqlStore
from tests.store.conftest import Town
from tests.store.samples import DAY, MINUTE, NOON, make_fact


def make_workshop(town: Town, **changes: Any) -> Workshop:
    values: dict[str, Any] = {
        "territory_id": town.id, "id": new_id("Workshop"), "organisation_id": town.organisation.id,
        "facilitator_id": town.bob.id, "title": "Réparer un vélo", "day": DAY, "code": "VELOS7", "opened_at": NOON,
    }  # fmt: skip
    return Workshop(**{**values, **changes})


def make_seat(workshop: Workshop, number: int, **changes: Any) -> WorkshopSeat:
    values: dict[str, Any] = {
        "territory_id": workshop.territory_id, "workshop_id": workshop.id, "number": number, "name": f"Nº {number}",
    }  # fmt: skip
    return WorkshopSeat(**{**values, **changes})


async def test_a_room_code_is_of_one_workshop(store: SqlStore, town: Town) -> None:
    first, second = make_workshop(town), make_workshop(town, opened_at=NOON + MINUTE)
    async with store.writing(town.id) as writing:
        shops = writing.workshops
        assert await shops.open(first)
        assert not await shops.open(second)
        other = make_workshop(town, code="AUTRE2", opened_at=NOON + MINUTE)
        assert await shops.open(other)
        assert await shops.by_code(town.id, "VELOS7") == first
        assert await shops.by_code(town.id, "NON") is None
        assert await shops.of_organisations([town.organisation.id], 5) == [other, first]
        assert await shops.close(first.id, NOON + MINUTE)
        assert not await shops.close(first.id, NOON + MINUTE)
        closed = await shops.workshop(first.id)
        assert closed is not None
        assert closed.closed_at == NOON + MINUTE


async def test_a_roster_has_each_person_once(store: SqlStore, town: Town) -> None:
    workshop = make_workshop(town)
    async with store.writing(town.id) as writing:
        shops = writing.workshops
        await shops.open(workshop)
        seated = make_seat(workshop, 1, person_id=town.ada.id, joined_at=NOON)
        slip = make_seat(workshop, 2, slip_hash=b"slip")
        await shops.put_seat(slip)
        await shops.put_seat(seated)
        with pytest.raises(Conflict, match="another place"):
            await shops.put_seat(make_seat(workshop, 2, person_id=town.ada.id))
        assert await shops.seats(workshop.id) == [seated, slip]
        assert await shops.seat_of(workshop.id, town.ada.id) == seated
        assert await shops.seat_by_slip(b"slip") == slip
        assert await shops.seat_by_slip(b"other") is None
        assert await shops.seats_of_person(town.ada.id) == [seated]


async def test_what_was_seen_is_noted_once_and_becomes_evidence(store: SqlStore, town: Town) -> None:
    workshop = make_workshop(town)
    fact = WorkshopFact(
        territory_id=town.id, id=new_id("WorkshopFact"), workshop_id=workshop.id, number=1, skill_id=town.welding,
        level=2, at=NOON, by=town.bob.id, hours=1.5,
    )  # fmt: skip
    async with store.writing(town.id) as writing:
        shops = writing.workshops
        await shops.open(workshop)
        await shops.put_seat(make_seat(workshop, 1))
        assert await shops.add_fact(fact)
        assert not await shops.add_fact(fact)
        assert not await shops.remove_seat(workshop.id, 1)
        evidence = await writing.evidence.append(town.id, make_fact(town.ada.id, town.welding))
        await shops.turned_into(fact.id, evidence.id)
        [seen] = await shops.facts(workshop.id)
        assert seen.evidence_id == evidence.id
        assert await shops.facts(workshop.id, 2) == []
        assert await shops.take_back(workshop.id, 1, town.welding) == seen
        assert await shops.take_back(workshop.id, 1, town.welding) is None
        assert await shops.remove_seat(workshop.id, 1)


async def test_what_was_left_open_is_closed_and_names_are_forgotten(store: SqlStore, town: Town) -> None:
    old, new = make_workshop(town), make_workshop(town, code="AUTRE2", opened_at=NOON + 2 * MINUTE)
    async with store.writing(town.id) as writing:
        shops = writing.workshops
        for workshop in (old, new):
            await shops.open(workshop)
            await shops.put_seat(make_seat(workshop, 1))
            await shops.put_seat(make_seat(workshop, 2, person_id=town.ada.id))
        assert await shops.close_opened_before(NOON + MINUTE, NOON + 3 * MINUTE) == 1
        assert [workshop.closed_at for workshop in await shops.of_organisations([town.organisation.id], 5)] == [
            None, NOON + 3 * MINUTE,
        ]  # fmt: skip
        assert await shops.forget_names(NOON + 3 * MINUTE) == 0
        assert await shops.forget_names(NOON + 4 * MINUTE) == 1
        assert await shops.forget_names(NOON + 4 * MINUTE) == 0
        assert [seat.name for seat in await shops.seats(old.id)] == ["", "Nº 2"]
        assert [seat.name for seat in await shops.seats(new.id)] == ["Nº 1", "Nº 2"]


async def test_slips_that_nobody_claimed_end_with_what_was_noted(store: SqlStore, town: Town) -> None:
    old, young = make_workshop(town, closed_at=NOON + MINUTE), make_workshop(town, code="AUTRE2")
    seats = [
        make_seat(old, 1, slip_hash=b"unclaimed"),
        make_seat(old, 2, slip_hash=b"claimed", person_id=town.ada.id, joined_at=NOON),
        make_seat(old, 3),
        make_seat(young, 1, slip_hash=b"young"),
    ]
    async with store.writing(town.id) as writing:
        shops = writing.workshops
        await shops.open(old)
        await shops.open(young)
        for seat in seats:
            await shops.put_seat(seat)
            await shops.add_fact(
                WorkshopFact(
                    territory_id=town.id, id=new_id("WorkshopFact"), workshop_id=seat.workshop_id, number=seat.number,
                    skill_id=town.welding, level=2, at=NOON, by=town.bob.id,
                )
            )  # fmt: skip
    async with store.writing() as writing:
        shops = writing.workshops
        assert await shops.forget_slips(NOON + MINUTE) == 0
        assert await shops.forget_slips(NOON + 2 * MINUTE) == 1
        assert await shops.forget_slips(NOON + 2 * MINUTE) == 0
        assert await shops.seat_by_slip(b"unclaimed") is None
        assert await shops.seat_by_slip(b"claimed") == seats[1]
        assert [fact.number for fact in await shops.facts(old.id)] == [2, 3]
        assert len(await shops.facts(young.id)) == 1
