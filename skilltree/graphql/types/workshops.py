"""Workshops: the roster, what was seen, slips."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import date, datetime
from typing import Annotated

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field, shows
from skilltree.graphql.refusals import Refused
from skilltree.graphql.types.courses import Module
from skilltree.graphql.types.people import Commune, Organisation
from skilltree.graphql.types.skills import Skill, SkillLevel
from skilltree.graphql.types.trees import TreeSkill
from skilltree.service.courses import read_modules, taught_levels
from skilltree.service.views import workshops
from skilltree.service.views.courses import ModuleView
from skilltree.service.views.people import CommuneView, OrganisationView
from skilltree.service.views.skills import SkillLevelView


@strawberry.type
class Seen:
    """What somebody was seen doing."""

    skill: Skill
    level: int
    hours: float | None
    at: datetime


@strawberry.type
class WorkshopSeat:
    """One place of a roster."""

    number: int
    name: str = strawberry.field(description="A first name; may be empty.")
    account: bool = strawberry.field(
        description="Whether somebody joined there: what is noted grows their tree at once."
    )
    mine: bool = strawberry.field(description="The viewer's own: nothing can be noted there by themself.")
    present: bool
    slip: bool = strawberry.field(description="Whether a slip was printed.")
    seen: list[Seen] = strawberry.field(description="Oldest first.")


@strawberry.type(description="For those who run it; each look is told to whoever has an account there.")
class Workshop:
    """A workshop with its roster."""

    id: strawberry.ID
    title: str
    day: date
    code: str | None = strawberry.field(description="To write on the wall; null once it is closed.")
    opened_at: datetime
    closed_at: datetime | None
    seats: list[WorkshopSeat]

    @field(Organisation | None)
    @staticmethod
    def organisation(root: strawberry.Parent[workshops.WorkshopView], info: Info) -> Awaitable[OrganisationView | None]:
        """Who holds it."""
        return info.context.loaders.organisation.load(root.organisation_id)

    @field(Commune | None)
    @staticmethod
    def commune(root: strawberry.Parent[workshops.WorkshopView], info: Info) -> Awaitable[CommuneView | None] | None:
        """Where it is."""
        return info.context.loaders.commune.load(root.insee) if root.insee else None

    @field(list[Module])
    @staticmethod
    def modules(root: strawberry.Parent[workshops.WorkshopView], info: Info) -> list[ModuleView]:
        """What is taught there."""
        context = info.context
        return read_modules(context.deps, root.territory_id, root.module_ids, context.language)

    @field(list[SkillLevel])
    @staticmethod
    def skills(root: strawberry.Parent[workshops.WorkshopView], info: Info) -> list[SkillLevelView]:
        """What those modules teach, each at its highest level."""
        context = info.context
        return taught_levels(context.deps, root.territory_id, root.module_ids, context.language)


@strawberry.type
class WorkshopEntry:
    """A workshop in a list: how many people, no names."""

    id: strawberry.ID
    title: str
    day: date
    closed_at: datetime | None
    people: int
    joined: int = strawberry.field(description="Those with an account.")
    present: int

    @field(Organisation | None)
    @staticmethod
    def organisation(
        root: strawberry.Parent[workshops.WorkshopEntryView], info: Info
    ) -> Awaitable[OrganisationView | None]:
        """Who holds it."""
        return info.context.loaders.organisation.load(root.organisation_id)


@strawberry.type
class JoinedSeat:
    """The viewer's own place in a workshop."""

    workshop_id: strawberry.ID
    title: str
    day: date
    closed_at: datetime | None
    number: int
    name: str = strawberry.field(description="As the organisation sees it.")

    @field(Organisation | None)
    @staticmethod
    def organisation(
        root: strawberry.Parent[workshops.JoinedSeatView], info: Info
    ) -> Awaitable[OrganisationView | None]:
        """Who holds it, and sees the name and what was seen."""
        return info.context.loaders.organisation.load(root.organisation_id)


@strawberry.type
class Slip:
    """What is printed for one person."""

    number: int
    name: str
    slip_code: str = strawberry.field(description="Shown once; only its hash is kept.")


@strawberry.type
@shows(workshops.WorkshopOpened)
class WorkshopOpened:
    """People may join."""

    workshop: Workshop


@strawberry.type
@shows(workshops.WorkshopJoined)
class WorkshopJoined:
    """The viewer has a place."""

    seat: JoinedSeat


@strawberry.type
@shows(workshops.WorkshopLeft)
class WorkshopLeft:
    """The viewer has no place any more; what was seen stays on their tree."""

    workshop_id: strawberry.ID


@strawberry.type
@shows(workshops.RosterChanged)
class RosterChanged:
    """A place as it is now."""

    seat: WorkshopSeat


@strawberry.type
@shows(workshops.SeatLinked)
class SeatLinked:
    """Two places of one person became one."""

    seat: WorkshopSeat
    removed: int


@strawberry.type
@shows(workshops.SeatRemoved)
class SeatRemoved:
    """A place is gone."""

    number: int


@strawberry.type
@shows(workshops.SeenNoted)
class SeenNoted:
    """The places as they are now."""

    seats: list[WorkshopSeat]


@strawberry.type
@shows(workshops.SeenTakenBack)
class SeenTakenBack:
    """The place as it is now."""

    seat: WorkshopSeat


@strawberry.type
@shows(workshops.SlipsPrinted)
class SlipsPrinted:
    """Slips to print; earlier ones of these places stopped working."""

    slips: list[Slip]


@strawberry.type
@shows(workshops.SlipClaimed)
class SlipClaimed:
    """A slip is the viewer's own."""

    seat: JoinedSeat
    grown: list[TreeSkill]


@strawberry.type
@shows(workshops.WorkshopClosed)
class WorkshopClosed:
    """Nobody joins any more."""

    workshop_id: strawberry.ID
    closed_at: datetime


OpenWorkshopResult = Annotated[WorkshopOpened | Refused, strawberry.union("OpenWorkshopResult")]
JoinWorkshopResult = Annotated[WorkshopJoined | Refused, strawberry.union("JoinWorkshopResult")]
LeaveWorkshopResult = Annotated[WorkshopLeft | Refused, strawberry.union("LeaveWorkshopResult")]
ChangeRosterResult = Annotated[RosterChanged | Refused, strawberry.union("ChangeRosterResult")]
LinkSeatResult = Annotated[SeatLinked | Refused, strawberry.union("LinkSeatResult")]
RemoveSeatResult = Annotated[SeatRemoved | Refused, strawberry.union("RemoveSeatResult")]
NoteSeenResult = Annotated[SeenNoted | Refused, strawberry.union("NoteSeenResult")]
TakeBackSeenResult = Annotated[SeenTakenBack | Refused, strawberry.union("TakeBackSeenResult")]
PrintSlipsResult = Annotated[SlipsPrinted | Refused, strawberry.union("PrintSlipsResult")]
ClaimSlipResult = Annotated[SlipClaimed | Refused, strawberry.union("ClaimSlipResult")]
CloseWorkshopResult = Annotated[WorkshopClosed | Refused, strawberry.union("CloseWorkshopResult")]
