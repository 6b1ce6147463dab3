"""Who may look at a workshop, and what is written down about it.

Every facilitator and counsellor of the verified organisation that holds it. Who joins agrees that this organisation
sees the first name and what was seen that day (the consent `workshop`); each look is told to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from skilltree.model.errors import NotFound
from skilltree.model.ids import OrganisationId, PersonId, WorkshopId, row_id
from skilltree.model.ledger import AccessRecord, Consent
from skilltree.model.person import Organisation, Viewer
from skilltree.model.workshop import Workshop, WorkshopFact, WorkshopSeat
from skilltree.service.assistance import HELPING_ROLES
from skilltree.service.deps import Deps
from skilltree.service.ports.store import Reading, Writing
from skilltree.service.skills import show_skill
from skilltree.service.views.workshops import WorkshopSeatView, seat_view

PURPOSE = "workshop"
TEXT_VERSION = "2026-11"


def helps_at(viewer: Viewer) -> list[OrganisationId]:
    """Return the organisations for which the viewer welcomes people."""
    return list(dict.fromkeys(m.organisation_id for m in viewer.memberships if m.role in HELPING_ROLES and m.verified))


async def require_workshop(
    db: Reading | Writing, viewer: Viewer, workshop_id: WorkshopId
) -> tuple[Workshop, Organisation]:
    """Return a workshop that the viewer may run. Raises NotFound."""
    row_id("Workshop", workshop_id)
    held = await db.workshops.workshop(workshop_id)
    if held is not None and held.organisation_id in helps_at(viewer):
        organisation = (await db.people.organisations([held.organisation_id])).get(held.organisation_id)
        if organisation is not None and organisation.verified:
            return held, organisation
    raise NotFound("there is no such workshop for you", field="workshop")


async def require_seat(db: Reading | Writing, held: Workshop, number: int, *, field: str = "number") -> WorkshopSeat:
    """Return one place. Raises NotFound."""
    for seat in await db.workshops.seats(held.id):
        if seat.number == number:
            return seat
    raise NotFound("there is no such place", field=field)


async def log_look(
    tx: Writing, deps: Deps, viewer: Viewer, organisation: Organisation, seats: Iterable[WorkshopSeat], *, what: str
) -> None:
    """Tell everybody with an account, but the viewer, that they were looked at; once each."""
    seated = dict.fromkeys(seat.person_id for seat in seats if seat.person_id is not None)
    records = [
        AccessRecord(
            person_id=person_id,
            reader_id=viewer.person_id,
            who=organisation.name,
            what=what,
            why=PURPOSE,
            at=deps.clock(),
        )
        for person_id in seated
        if person_id != viewer.person_id
    ]
    if records:
        await tx.ledger.log_accesses(viewer.territory_id, records)


async def note_consent(tx: Writing, deps: Deps, viewer: Viewer, held: Workshop, *, given: bool) -> None:
    """Write into the ledger that the viewer lets the organisation see, or does not any more."""
    line = workshop_consent(viewer.person_id, held.organisation_id, deps.clock(), given=given)
    await tx.ledger.consent(viewer.territory_id, line)


def workshop_consent(person_id: PersonId, organisation_id: OrganisationId, at: datetime, *, given: bool) -> Consent:
    """Return the ledger's line."""
    return Consent(
        person_id=person_id,
        purpose=PURPOSE,
        scope=organisation_id,
        text_version=TEXT_VERSION,
        given=given,
        at=at,
    )


def show_seats(
    deps: Deps, viewer: Viewer, seats: Sequence[WorkshopSeat], facts: Sequence[WorkshopFact]
) -> list[WorkshopSeatView]:
    """Put places and what was seen there into words."""
    skills = {skill_id: show_skill(deps, skill_id, viewer.language) for skill_id in {fact.skill_id for fact in facts}}
    return [
        seat_view(seat, [fact for fact in facts if fact.number == seat.number], skills, viewer.person_id)
        for seat in seats
    ]


async def show_seat(db: Reading | Writing, deps: Deps, viewer: Viewer, seat: WorkshopSeat) -> WorkshopSeatView:
    """Put one place and what was seen there into words."""
    facts = await db.workshops.facts(seat.workshop_id, seat.number)
    return show_seats(deps, viewer, [seat], facts)[0]
