"""A recruiter asks to meet somebody; the person says yes or no; a yes tells name and address."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import msgspec

from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.errors import Conflict, InvalidInput, NotAllowed, NotFound
from skilltree.model.ids import ContactId, OrganisationId, new_id, row_id
from skilltree.model.ledger import AccessRecord, ContactRequest
from skilltree.model.notice import NoticeKind
from skilltree.model.person import Viewer
from skilltree.model.words import ContactStatus, Role
from skilltree.service.deps import Deps
from skilltree.service.notices import tell
from skilltree.service.once import once_by
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.store import Writing
from skilltree.service.pseudonyms import person_of
from skilltree.service.texts import SHORT_TEXT_LENGTH, TITLE_LENGTH, check_first, clean_optional, clean_text
from skilltree.service.views.people import (
    ContactAnswered,
    ContactRequested,
    ContactRequestView,
    OrganisationView,
    contact_view,
    organisation_view,
)


class RequestContact(Struct):
    """Why, what is offered, until when."""

    talent_id: str
    organisation_id: OrganisationId
    purpose: str
    offer: str
    pay: str | None = None
    answer_by: date | None = None


class AnswerContact(Struct):
    """Yes or no."""

    contact_id: ContactId
    accept: bool


async def show_contact(deps: Deps, request: ContactRequest, organisation: OrganisationView) -> ContactRequestView:
    """Show a request to its recruiter: the name and an address after a yes, nothing before."""
    view = contact_view(request, organisation)
    if request.status is not ContactStatus.ACCEPTED:
        return view
    async with deps.store.reading() as db:
        person = await db.people.person(request.person_id)
        addresses = await db.identity.contacts(request.person_id)
    return msgspec.structs.replace(
        view,
        display_name=person.display_name if person else None,
        reach_at=addresses[0].address if addresses else None,
    )


async def request_contact(deps: Deps, viewer: Viewer, key: UUID, command: RequestContact) -> ContactRequested:
    """Ask the person behind a pseudonym. Raises NotFound when they are not findable any more."""
    row_id("Organisation", command.organisation_id)
    if not viewer.acts_for(command.organisation_id, Role.RECRUITER):
        raise NotAllowed("you do not recruit for this organisation", field="organisation")
    person_id = person_of(deps.rules.secret, command.organisation_id, command.talent_id)
    purpose = clean_text(command.purpose, field="purpose", most=TITLE_LENGTH)
    offer = clean_text(command.offer, field="offer", most=SHORT_TEXT_LENGTH)
    pay = clean_optional(command.pay, field="pay", most=TITLE_LENGTH)
    if command.answer_by is not None and command.answer_by < paris_day(deps.clock()):
        raise InvalidInput("that day is over", field="answerBy")
    if deps.engines.territories[viewer.territory_id].people.get(person_id) is None:
        raise NotFound("nobody is behind this profile any more", field="talent")

    async def work(tx: Writing) -> ContactRequested:
        now = deps.clock()
        request = ContactRequest(
            id=new_id("ContactRequest"),
            territory_id=viewer.territory_id,
            person_id=person_id,
            organisation_id=command.organisation_id,
            recruiter_id=viewer.person_id,
            purpose=purpose,
            offer=offer,
            status=ContactStatus.ASKED,
            at=now,
            pay=pay,
            answer_by=command.answer_by,
        )
        await tx.ledger.add_contact(request)
        organisation = (await tx.people.organisations([request.organisation_id]))[request.organisation_id]
        record = AccessRecord(
            person_id=person_id,
            reader_id=viewer.person_id,
            who=organisation.name,
            what="contact-request",
            why=purpose,
            at=now,
        )
        await tx.ledger.log_accesses(viewer.territory_id, [record])
        await tx.outbox.append(ChangeKind.CONTACT, person_id)
        await tell(tx, person_id, NoticeKind.CONTACT_REQUEST, request.id, at=now)
        return ContactRequested(contact=contact_view(request, organisation_view(organisation, viewer.language)))

    return await once_by(
        deps, viewer, "requestContact", key=key, command=command, answer_type=ContactRequested, work=work
    )


async def answer_contact(deps: Deps, viewer: Viewer, key: UUID, command: AnswerContact) -> ContactAnswered:
    """Say yes or no, once. Raises NotFound for a request to somebody else."""
    row_id("ContactRequest", command.contact_id)

    async def work(tx: Writing) -> ContactAnswered:
        request = await tx.ledger.contact(command.contact_id)
        if request is None or request.person_id != viewer.person_id:
            raise NotFound("there is no such request to you", field="contact")
        status = ContactStatus.ACCEPTED if command.accept else ContactStatus.REFUSED
        now = deps.clock()
        if not await tx.ledger.answer_contact(request.id, status, now):
            raise Conflict("you answered already", field="contact", code="ALREADY_ANSWERED")
        await tx.outbox.append(ChangeKind.CONTACT, request.person_id)
        await tx.outbox.append(ChangeKind.CONTACT, request.recruiter_id)
        found = await tx.people.organisations([request.organisation_id])
        answered = msgspec.structs.replace(request, status=status, answered_at=now)
        organisation = organisation_view(found[request.organisation_id], viewer.language)
        return ContactAnswered(contact=contact_view(answered, organisation))

    return await once_by(
        deps, viewer, "answerContact", key=key, command=command, answer_type=ContactAnswered, work=work
    )


async def read_contacts(deps: Deps, viewer: Viewer) -> list[ContactRequestView]:
    """Return the requests to the viewer, newest first."""
    async with deps.store.reading() as db:
        requests = await db.ledger.contacts_of(viewer.person_id)
        found = await db.people.organisations([request.organisation_id for request in requests])
    return [
        contact_view(request, organisation_view(found[request.organisation_id], viewer.language))
        for request in requests
        if request.organisation_id in found
    ]


async def read_asked(deps: Deps, viewer: Viewer, first: int | None) -> list[ContactRequestView]:
    """Return what the viewer's organisations asked, newest first; names only one by one, where the look is logged."""
    size = check_first(first)
    recruits_for = [m.organisation_id for m in viewer.memberships if m.role is Role.RECRUITER and m.verified]
    if not recruits_for:
        raise NotAllowed("only recruiters of verified organisations ask")
    async with deps.store.reading() as db:
        requests = await db.ledger.contacts_asked(recruits_for, size)
        found = await db.people.organisations(recruits_for)
    return [
        contact_view(request, organisation_view(found[request.organisation_id], viewer.language))
        for request in requests
    ]


async def read_contact(deps: Deps, viewer: Viewer, contact_id: ContactId) -> ContactRequestView | None:
    """Return a request to the viewer, or of an organisation that they recruit for; reading a name is logged."""
    async with deps.store.reading() as db:
        request = await db.ledger.contact(contact_id)
        found = await db.people.organisations([request.organisation_id]) if request else {}
    if request is None or request.organisation_id not in found:
        return None
    organisation = organisation_view(found[request.organisation_id], viewer.language)
    if request.person_id == viewer.person_id:
        return contact_view(request, organisation)
    if not viewer.acts_for(request.organisation_id, Role.RECRUITER):
        return None
    if request.status is ContactStatus.ACCEPTED:
        record = AccessRecord(
            person_id=request.person_id,
            reader_id=viewer.person_id,
            who=organisation.name,
            what="contact",
            why=request.purpose,
            at=deps.clock(),
        )
        async with deps.store.writing(viewer.territory_id) as tx:
            await tx.ledger.log_accesses(viewer.territory_id, [record])
    return await show_contact(deps, request, organisation)
