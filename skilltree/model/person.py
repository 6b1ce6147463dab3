"""People, organisations, and who is looking."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.model.course import SkillLevel
from skilltree.model.ids import OccupationId, OrganisationId, PersonId, SkillId, TerritoryId
from skilltree.model.words import Channel, Language, OrganisationKind, Role, Travel, Visibility

PUBLIC_AGE = 18
"""Under 18: never public, no contact by neighbours."""
RECRUITER_AGE = 16
"""Under 16: not in any recruiter's answer."""
SHARING_AGE = 15
"""From 15 on one's own digital consent counts: who sees one's tree by a link."""


class Territory(Struct):
    """A group of communes that runs one skilltree; `code` is the SIREN of its EPCI or EPT."""

    id: TerritoryId
    code: str
    name: str
    languages: tuple[Language, ...]
    insee_codes: tuple[str, ...]
    primary_colour: str
    accent_colour: str


class Person(Struct):
    """An inhabitant. `insee` is home: never searched, never shown to a recruiter."""

    id: PersonId
    territory_id: TerritoryId
    display_name: str
    language: Language
    travel: Travel
    created_at: datetime
    insee: str | None = None
    birth_year: int | None = None
    works_in: tuple[str, ...] = ()
    fictional: bool = False


class Membership(Struct):
    """A person acts for an organisation in a role."""

    organisation_id: OrganisationId
    role: Role
    verified: bool


class Viewer(Struct):
    """Who is asking, built once per request from the session."""

    person_id: PersonId
    territory_id: TerritoryId
    language: Language
    memberships: tuple[Membership, ...]
    session_id: str
    waits_for_parent: bool = False
    """A child below 15 whose parent has not said yes: nothing of theirs may be added."""

    def acts_for(self, organisation_id: OrganisationId, role: Role) -> bool:
        """True when the viewer holds `role` in this organisation and it is verified."""
        return any(m.organisation_id == organisation_id and m.role is role and m.verified for m in self.memberships)


class Organisation(Struct):
    """A company, training body, association ...; invisible until verified."""

    id: OrganisationId
    territory_id: TerritoryId
    name: str
    kind: OrganisationKind
    siret: str | None
    verified: bool
    insee: str | None = None
    about: dict[str, str] | None = None


class Goal(Struct):
    """What a person wants to become able to do."""

    person_id: PersonId
    since: datetime
    text: str | None = None
    occupation_id: OccupationId | None = None
    skills: tuple[SkillLevel, ...] = ()


class BranchVisibility(Struct):
    """Who may see a branch; `branch` None is the whole tree."""

    branch: SkillId | None
    visibility: Visibility
    since: datetime


class Contact(Struct):
    """Where a one-time code can be sent."""

    channel: Channel
    address: str


class DeviceSession(Struct):
    """A signed-in device. `id` is public; the token is known to its device alone."""

    id: str
    person_id: PersonId
    device: str
    since: datetime
    last_seen: datetime
    expires: datetime
