"""People, organisations, places and contacts as answers."""

from __future__ import annotations

from datetime import date, datetime

from skilltree.model.base import Struct, pick
from skilltree.model.ledger import AccessRecord, ContactRequest
from skilltree.model.person import DeviceSession, Organisation, Person, Territory
from skilltree.model.place import Commune
from skilltree.model.words import (
    ContactStatus,
    Language,
    OrganisationKind,
    Role,
    Travel,
    Visibility,
)
from skilltree.service.views.skills import OccupationView, SkillLevelView, SkillView


class CommuneView(Struct):
    """A commune; `insee` is its id."""

    insee: str
    name: str
    postcode: str
    latitude: float | None
    longitude: float | None


class TerritoryView(Struct):
    """A territory; what is computed is read by its own fields."""

    id: str
    code: str
    name: str
    languages: list[Language]
    primary_colour: str
    accent_colour: str
    row: Territory


class OrganisationView(Struct):
    """An organisation."""

    id: str
    name: str
    kind: OrganisationKind
    verified: bool
    about: str | None
    insee: str | None


class PersonView(Struct):
    """The viewer. Lists are read by their own fields."""

    id: str
    display_name: str
    language: Language
    birth_year: int | None
    travel: Travel
    insee: str | None
    works_in_codes: list[str]
    territory_id: str


class MembershipView(Struct):
    """A role in an organisation."""

    organisation: OrganisationView
    role: Role


class BranchVisibilityView(Struct):
    """Who may see a branch."""

    branch: SkillView | None
    visibility: Visibility
    since: datetime


class GoalView(Struct):
    """A goal."""

    text: str | None
    occupation: OccupationView | None
    skills: list[SkillLevelView]
    since: datetime


class AccessRecordView(Struct):
    """Somebody looked."""

    at: datetime
    who: str
    what: str
    why: str


class DeviceSessionView(Struct):
    """A signed-in device."""

    id: str
    device: str
    since: datetime
    last_seen: datetime
    current: bool


class ContactRequestView(Struct):
    """A request for contact; name and address only for the recruiter, after a yes."""

    id: str
    organisation: OrganisationView
    purpose: str
    offer: str
    pay: str | None
    answer_by: date | None
    status: ContactStatus
    at: datetime
    display_name: str | None = None
    reach_at: str | None = None


class GoalSet(Struct):
    """The goal now; null when cleared."""

    goal: GoalView | None


class VisibilitySet(Struct):
    """The choices now."""

    visibility: list[BranchVisibilityView]
    findable: bool


class ProfileUpdated(Struct):
    """The profile now."""

    person: PersonView


class SessionEnded(Struct):
    """A device was signed out."""

    session_id: str


class ConfirmationAsked(Struct):
    """A link was made; the token is told once."""

    token: str
    expires_at: datetime


class ConfirmationAskView(Struct):
    """What a confirmation link asks."""

    skill: SkillView
    level: int
    from_: str
    expires_at: datetime


class SkillConfirmed(Struct):
    """Somebody answered a confirmation link."""

    skill: SkillView
    level: int


class ContactRequested(Struct):
    """A recruiter asked."""

    contact: ContactRequestView


class ContactAnswered(Struct):
    """The person answered."""

    contact: ContactRequestView


def commune_view(commune: Commune) -> CommuneView:
    """Show a commune."""
    return CommuneView(
        insee=commune.insee,
        name=commune.name,
        postcode=commune.postcode,
        latitude=commune.latitude,
        longitude=commune.longitude,
    )


def territory_view(territory: Territory) -> TerritoryView:
    """Show a territory."""
    return TerritoryView(
        id=territory.id,
        code=territory.code,
        name=territory.name,
        languages=list(territory.languages),
        primary_colour=territory.primary_colour,
        accent_colour=territory.accent_colour,
        row=territory,
    )


def organisation_view(organisation: Organisation, language: Language) -> OrganisationView:
    """Show an organisation."""
    return OrganisationView(
        id=organisation.id,
        name=organisation.name,
        kind=organisation.kind,
        verified=organisation.verified,
        about=pick(organisation.about, language) if organisation.about else None,
        insee=organisation.insee,
    )


def person_view(person: Person) -> PersonView:
    """Show a person to themselves."""
    return PersonView(
        id=person.id,
        display_name=person.display_name,
        language=person.language,
        birth_year=person.birth_year,
        travel=person.travel,
        insee=person.insee,
        works_in_codes=list(person.works_in),
        territory_id=person.territory_id,
    )


def access_view(record: AccessRecord) -> AccessRecordView:
    """Show a look to the person looked at."""
    return AccessRecordView(at=record.at, who=record.who, what=record.what, why=record.why)


def device_view(session: DeviceSession, current: str) -> DeviceSessionView:
    """Show a device to its owner."""
    return DeviceSessionView(
        id=session.id,
        device=session.device,
        since=session.since,
        last_seen=session.last_seen,
        current=session.id == current,
    )


def contact_view(request: ContactRequest, organisation: OrganisationView) -> ContactRequestView:
    """Show a request without the person behind it."""
    return ContactRequestView(
        id=request.id,
        organisation=organisation,
        purpose=request.purpose,
        offer=request.offer,
        pay=request.pay,
        answer_by=request.answer_by,
        status=request.status,
        at=request.at,
    )
