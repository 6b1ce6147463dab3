"""The signed-in person, organisations, contacts."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field, shows
from skilltree.graphql.types.doors import Address, LockedPhone, Passkey
from skilltree.graphql.types.node import Node
from skilltree.graphql.types.skills import Occupation, Skill, SkillLevel
from skilltree.graphql.types.trees import Tree
from skilltree.model.words import ContactStatus, Language, OrganisationKind, Role, Travel, Visibility
from skilltree.service import (
    contacts,
    goals,
    learning,
    opportunities,
    own_addresses,
    own_card,
    own_doors,
    profile,
    trees,
    visibility,
)
from skilltree.service.places import load_communes
from skilltree.service.territory import read_territory
from skilltree.service.views import people
from skilltree.service.views.assistance import HelperView
from skilltree.service.views.courses import ProgressView
from skilltree.service.views.doors import AddressView, LockedPhoneView, PasskeyView
from skilltree.service.views.opportunities import OpportunityView, ResponseView
from skilltree.service.views.trees import TreeView

if TYPE_CHECKING:
    from skilltree.graphql.types.courses import ModuleProgress
    from skilltree.graphql.types.opportunities import Opportunity, OpportunityResponse
    from skilltree.graphql.types.territories import Territory

TerritoryLater = Annotated["Territory", strawberry.lazy("skilltree.graphql.types.territories")]
ModuleProgressLater = Annotated["ModuleProgress", strawberry.lazy("skilltree.graphql.types.courses")]
OpportunityLater = Annotated["Opportunity", strawberry.lazy("skilltree.graphql.types.opportunities")]
OpportunityResponseLater = Annotated["OpportunityResponse", strawberry.lazy("skilltree.graphql.types.opportunities")]


@strawberry.type
class Commune:
    """A commune by its INSEE code."""

    insee: strawberry.ID
    name: str
    postcode: str
    latitude: float | None
    longitude: float | None


@strawberry.type
@shows(people.OrganisationView)
class Organisation(Node):
    """A company, training body, association ..."""

    name: str
    kind: OrganisationKind
    verified: bool
    about: str | None

    @field(Commune | None)
    @staticmethod
    def commune(
        root: strawberry.Parent[people.OrganisationView], info: Info
    ) -> Awaitable[people.CommuneView | None] | None:
        """Where it is."""
        return info.context.loaders.commune.load(root.insee) if root.insee else None


@strawberry.type
class Membership:
    """A role in an organisation."""

    organisation: Organisation
    role: Role


@strawberry.type
class Goal:
    """What a person wants to become able to do."""

    text: str | None
    occupation: Occupation | None
    skills: list[SkillLevel]
    since: datetime


@strawberry.type
class BranchVisibility:
    """Who may see a branch."""

    branch: Skill | None = strawberry.field(description="Null is the whole tree.")
    visibility: Visibility
    since: datetime


@strawberry.type
class Helper:
    """An organisation that may replace my card."""

    organisation: Organisation
    since: datetime


@strawberry.type
class AccessRecord:
    """Somebody read this person's data."""

    at: datetime
    who: str
    what: str
    why: str


@strawberry.type
class DeviceSession:
    """A signed-in device."""

    id: strawberry.ID
    device: str
    since: datetime
    last_seen: datetime
    current: bool


@strawberry.type
@shows(people.ContactRequestView)
class ContactRequest(Node):
    """A recruiter asks to meet somebody."""

    organisation: Organisation
    purpose: str
    offer: str
    pay: str | None
    answer_by: date | None
    status: ContactStatus
    at: datetime
    display_name: str | None = strawberry.field(description="For the recruiter, once the person said yes.")
    reach_at: str | None


@strawberry.type(description="The signed-in person. Nobody else's Person can be read.")
@shows(people.PersonView)
class Person(Node):
    """The viewer: every resolver below reads the viewer's own rows, whatever the parent."""

    display_name: str
    language: Language
    birth_year: int | None
    travel: Travel

    @field(TerritoryLater)
    @staticmethod
    def territory(root: strawberry.Parent[people.PersonView], info: Info) -> people.TerritoryView:
        """Where the person is an inhabitant."""
        return read_territory(info.context.deps, root.territory_id)

    @field(Commune | None)
    @staticmethod
    def commune(root: strawberry.Parent[people.PersonView], info: Info) -> Awaitable[people.CommuneView | None] | None:
        """Home: for the person's own distances only."""
        return info.context.loaders.commune.load(root.insee) if root.insee else None

    @field(list[Commune])
    @staticmethod
    async def works_in(root: strawberry.Parent[people.PersonView], info: Info) -> list[people.CommuneView]:
        """Where the person is willing to work."""
        found = await load_communes(info.context.deps, root.works_in_codes)
        return [people.commune_view(commune) for commune in found.values()]

    @field(list[Membership])
    @staticmethod
    async def roles(info: Info) -> list[people.MembershipView]:
        """What the person does for which organisation."""
        return await profile.read_roles(info.context.deps, info.context.require_viewer())

    @field(Tree)
    @staticmethod
    async def tree(info: Info) -> TreeView:
        """The person's own tree."""
        context = info.context
        return await trees.read_tree(context.deps, context.require_viewer(), context.language)

    @field(Goal | None)
    @staticmethod
    async def goal(info: Info) -> people.GoalView | None:
        """What the person wants to become able to do."""
        return await goals.read_goal(info.context.deps, info.context.require_viewer())

    @field(list[ModuleProgressLater])
    @staticmethod
    async def learning(info: Info) -> list[ProgressView]:
        """Modules started, newest first."""
        return await learning.read_progress(info.context.deps, info.context.require_viewer())

    @field(list[BranchVisibility])
    @staticmethod
    async def visibility(info: Info) -> list[people.BranchVisibilityView]:
        """Who may see what."""
        viewer = info.context.require_viewer()
        return (await visibility.read_choices(info.context.deps, viewer)).visibility

    @field(bool, description="True while recruiters may find this person's nameless profile.")
    @staticmethod
    async def findable(info: Info) -> bool:
        """Whether at least one branch is open."""
        viewer = info.context.require_viewer()
        return (await visibility.read_choices(info.context.deps, viewer)).findable

    @field(list[ContactRequest])
    @staticmethod
    async def contacts(info: Info) -> list[people.ContactRequestView]:
        """Requests by recruiters, newest first."""
        return await contacts.read_contacts(info.context.deps, info.context.require_viewer())

    @field(list[OpportunityResponseLater])
    @staticmethod
    async def responses(info: Info) -> list[ResponseView]:
        """The person's answers to opportunities, newest first."""
        return await opportunities.read_my_responses(info.context.deps, info.context.require_viewer())

    @field(list[OpportunityLater], description="What the person posted, newest first, over or not.")
    @staticmethod
    async def posted(info: Info) -> list[OpportunityView]:
        """Own offers."""
        return await opportunities.read_posted(info.context.deps, info.context.require_viewer())

    @field(list[AccessRecord], description="Who read this person's data, newest first.")
    @staticmethod
    async def access_log(info: Info, first: int | None = 20) -> list[people.AccessRecordView]:
        """Who looked."""
        return await profile.read_accesses(info.context.deps, info.context.require_viewer(), first)

    @field(list[Address], description="Where codes reach this person; after a yes a recruiter is told the first.")
    @staticmethod
    async def addresses(info: Info) -> list[AddressView]:
        """Own addresses."""
        return await own_addresses.read_addresses(info.context.deps, info.context.require_viewer())

    @field(list[Helper], description="Organisations that may replace this person's card, newest first.")
    @staticmethod
    async def helpers(info: Info) -> list[HelperView]:
        """Who helps with the card."""
        return await own_card.read_helpers(info.context.deps, info.context.require_viewer())

    @field(list[Passkey])
    @staticmethod
    async def passkeys(info: Info) -> list[PasskeyView]:
        """Passkeys that open this account, newest first."""
        return await own_doors.read_passkeys(info.context.deps, info.context.require_viewer())

    @field(list[LockedPhone])
    @staticmethod
    async def locked_phones(info: Info) -> list[LockedPhoneView]:
        """Phones that keep this profile behind a PIN, newest first."""
        return await own_doors.read_locked_phones(info.context.deps, info.context.require_viewer())

    @field(list[DeviceSession])
    @staticmethod
    async def sessions(info: Info) -> list[people.DeviceSessionView]:
        """Signed-in devices."""
        return await profile.read_devices(info.context.deps, info.context.require_viewer())
