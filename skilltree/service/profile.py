"""A person's own profile, devices, and who looked."""

from __future__ import annotations

from uuid import UUID

import msgspec

from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.errors import InvalidInput, NotFound
from skilltree.model.person import Person, Viewer
from skilltree.model.words import Language, Travel
from skilltree.service.child_gate import note_age
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.places import require_communes
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.store import Writing
from skilltree.service.texts import NAME_LENGTH, check_first, clean_text
from skilltree.service.views.people import (
    AccessRecordView,
    DeviceSessionView,
    MembershipView,
    PersonView,
    ProfileUpdated,
    access_view,
    device_view,
    organisation_view,
    person_view,
)

OLDEST_AGE = 120
MOST_WORK_PLACES = 60


class UpdateProfile(Struct):
    """What changes; None leaves it."""

    display_name: str | None = None
    language: Language | None = None
    insee: str | None = None
    birth_year: int | None = None
    travel: Travel | None = None
    works_in: tuple[str, ...] | None = None
    forget_home: bool = False
    forget_birth_year: bool = False


async def read_person(deps: Deps, viewer: Viewer) -> PersonView | None:
    """Return the viewer."""
    async with deps.store.reading() as db:
        person = await db.people.person(viewer.person_id)
    return person_view(person) if person else None


async def update_profile(deps: Deps, viewer: Viewer, key: UUID, command: UpdateProfile) -> ProfileUpdated:
    """Change the viewer's own profile."""
    year = paris_day(deps.clock()).year
    if command.birth_year is not None and not year - OLDEST_AGE <= command.birth_year <= year:
        raise InvalidInput("not a year of birth", field="birthYear")
    if command.works_in is not None and len(command.works_in) > MOST_WORK_PLACES:
        raise InvalidInput(f"at most {MOST_WORK_PLACES} communes", field="worksIn")
    insee = (await require_communes(deps, [command.insee], field="commune"))[0] if command.insee is not None else None
    works_in = await require_communes(deps, command.works_in, field="worksIn") if command.works_in is not None else None

    async def work(tx: Writing) -> ProfileUpdated:
        person = await tx.people.person(viewer.person_id)
        if person is None:
            raise NotFound("this account is gone")
        changed = _changed(person, command, insee, works_in)
        await tx.people.save_person(changed)
        await note_age(deps, tx, changed)
        await tx.outbox.append(ChangeKind.PERSON, person.id)
        return ProfileUpdated(person=person_view(changed))

    return await once_by(deps, viewer, "updateProfile", key=key, command=command, answer_type=ProfileUpdated, work=work)


def _changed(person: Person, command: UpdateProfile, insee: str | None, works_in: tuple[str, ...] | None) -> Person:
    name = command.display_name
    return msgspec.structs.replace(
        person,
        display_name=(person.display_name if name is None else clean_text(name, field="displayName", most=NAME_LENGTH)),
        language=command.language or person.language,
        birth_year=None if command.forget_birth_year else command.birth_year or person.birth_year,
        travel=command.travel or person.travel,
        insee=None if command.forget_home else insee or person.insee,
        works_in=person.works_in if works_in is None else works_in,
    )


async def read_roles(deps: Deps, viewer: Viewer) -> list[MembershipView]:
    """Return the viewer's roles."""
    async with deps.store.reading() as db:
        found = await db.people.organisations([m.organisation_id for m in viewer.memberships])
    return [
        MembershipView(organisation=organisation_view(found[m.organisation_id], viewer.language), role=m.role)
        for m in viewer.memberships
        if m.organisation_id in found
    ]


async def read_accesses(deps: Deps, viewer: Viewer, first: int | None) -> list[AccessRecordView]:
    """Return who looked at the viewer's data, newest first."""
    async with deps.store.reading() as db:
        records = await db.ledger.accesses(viewer.person_id, check_first(first))
    return [access_view(record) for record in records]


async def read_devices(deps: Deps, viewer: Viewer) -> list[DeviceSessionView]:
    """Return the viewer's signed-in devices."""
    async with deps.store.reading() as db:
        sessions = await db.identity.sessions(viewer.person_id)
    now = deps.clock()
    return [device_view(item, viewer.session_id) for item in sessions if item.expires > now]
