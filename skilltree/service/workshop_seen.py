"""« Vu en train de faire »: a facilitator notes what several people were seen doing, and takes it back.

Who has an account gets evidence at once; for the others the facts wait for their slip.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import msgspec

from skilltree.model.base import Struct
from skilltree.model.errors import Conflict, InvalidInput, NotAllowed, NotFound
from skilltree.model.evidence import check_level
from skilltree.model.ids import SkillId, WorkshopId, new_id, row_id
from skilltree.model.person import Organisation, Viewer
from skilltree.model.workshop import Workshop, WorkshopFact, WorkshopSeat
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.rates import HOUR_SECONDS, count_use
from skilltree.service.skills import require_skill
from skilltree.service.views.workshops import SeenNoted, SeenTakenBack
from skilltree.service.workshop_access import log_look, require_seat, require_workshop, show_seat
from skilltree.service.workshop_evidence import take_evidence_back, turn_into_evidence
from skilltree.service.workshop_opening import MOST_SEATS

NOTES_AN_HOUR = 1_000
LONGEST_HOURS = 24.0
NOTES_AFTER = timedelta(days=7)
"""A phone that had no network, or a facilitator who writes it up at home."""


class NoteSeen(Struct):
    """Who was seen doing what, at which level."""

    workshop_id: WorkshopId
    numbers: tuple[int, ...]
    skill_id: SkillId
    level: int
    hours: float | None = None


class TakeBackSeen(Struct):
    """Which note."""

    workshop_id: WorkshopId
    number: int
    skill_id: SkillId


async def note_seen(deps: Deps, viewer: Viewer, key: UUID, command: NoteSeen) -> SeenNoted:
    """Note it for several places at once. A second note of a skill with another level replaces the first.

    Raises NotFound, InvalidInput, Conflict (CLOSED), NotAllowed (OWN_SEAT).
    """
    skill = require_skill(deps, command.skill_id, None)
    check_level(command.level)
    if command.hours is not None and not 0 < command.hours <= LONGEST_HOURS:
        raise InvalidInput(f"up to {LONGEST_HOURS:.0f} hours", field="hours")
    numbers = check_numbers(command.numbers)
    await count_use(deps, f"note-seen:{viewer.person_id}", NOTES_AN_HOUR, seconds=HOUR_SECONDS)

    async def work(tx: Writing) -> SeenNoted:
        held, organisation = await require_workshop(tx, viewer, command.workshop_id)
        now = deps.clock()
        if held.closed_at is not None and now > held.closed_at + NOTES_AFTER:
            raise Conflict("this workshop is over", field="workshop", code="CLOSED")
        seats = await require_seats(tx, held, numbers)
        if any(seat.person_id == viewer.person_id for seat in seats):
            raise NotAllowed("nobody notes what they did themselves", field="numbers", code="OWN_SEAT")
        noted = []
        for seat in seats:
            fact = WorkshopFact(
                territory_id=held.territory_id,
                id=new_id("WorkshopFact"),
                workshop_id=held.id,
                number=seat.number,
                skill_id=skill.id,
                level=command.level,
                at=min(now, held.closed_at or now),
                by=viewer.person_id,
                hours=command.hours,
            )
            noted.append(await _note(tx, deps, held, organisation, seat=seat, fact=fact))
        await log_look(tx, deps, viewer, organisation, seats, what="seen")
        return SeenNoted(seats=[await show_seat(tx, deps, viewer, seat) for seat in noted])

    return await once_by(deps, viewer, "noteSeen", key=key, command=command, answer_type=SeenNoted, work=work)


async def take_back_seen(deps: Deps, viewer: Viewer, key: UUID, command: TakeBackSeen) -> SeenTakenBack:
    """Take a note back, with the evidence that it became. Raises NotFound."""
    row_id("Skill", command.skill_id)

    async def work(tx: Writing) -> SeenTakenBack:
        held, organisation = await require_workshop(tx, viewer, command.workshop_id)
        seat = await require_seat(tx, held, command.number)
        fact = await tx.workshops.take_back(held.id, seat.number, command.skill_id)
        if fact is None:
            raise NotFound("this was not noted there", field="skill")
        if fact.evidence_id is not None:
            await take_evidence_back(tx, deps, held, fact.evidence_id, by=viewer.person_id)
        await log_look(tx, deps, viewer, organisation, [seat], what="seen")
        return SeenTakenBack(seat=await show_seat(tx, deps, viewer, seat))

    return await once_by(deps, viewer, "takeBackSeen", key=key, command=command, answer_type=SeenTakenBack, work=work)


def check_numbers(numbers: Sequence[int]) -> tuple[int, ...]:
    """Return each number once. Raises InvalidInput for none, or too many."""
    if not 0 < len(numbers) <= MOST_SEATS:
        raise InvalidInput(f"1 to {MOST_SEATS} places", field="numbers")
    return tuple(dict.fromkeys(numbers))


async def require_seats(tx: Writing, held: Workshop, numbers: Sequence[int]) -> list[WorkshopSeat]:
    """Return these places. Raises NotFound."""
    known = {seat.number: seat for seat in await tx.workshops.seats(held.id)}
    if any(number not in known for number in numbers):
        raise NotFound("there is no such place", field="numbers")
    return [known[number] for number in numbers]


async def _note(
    tx: Writing, deps: Deps, held: Workshop, organisation: Organisation, *, seat: WorkshopSeat, fact: WorkshopFact
) -> WorkshopSeat:
    """Keep one fact and grow the tree of who has one; whoever was seen is there. Returns the place."""
    if seat.present_at is None:
        seat = msgspec.structs.replace(seat, present_at=fact.at)
        await tx.workshops.put_seat(seat)
    earlier = [old for old in await tx.workshops.facts(held.id, seat.number) if old.skill_id == fact.skill_id]
    if any((old.level, old.hours) == (fact.level, fact.hours) for old in earlier):
        return seat
    for old in earlier:
        await tx.workshops.take_back(held.id, seat.number, old.skill_id)
        if old.evidence_id is not None:
            await take_evidence_back(tx, deps, held, old.evidence_id, by=fact.by)
    await tx.workshops.add_fact(fact)
    if seat.person_id is not None:
        await turn_into_evidence(tx, held, organisation, seat.person_id, [fact])
    return seat
