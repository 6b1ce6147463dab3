"""Inputs of writes about workshops."""

from __future__ import annotations

from uuid import UUID

import strawberry

from skilltree.service.workshop_joining import JoinWorkshop, LeaveWorkshop
from skilltree.service.workshop_opening import CloseWorkshop, OpenWorkshop
from skilltree.service.workshop_roster import ChangeRoster, LinkSeat, RemoveSeat
from skilltree.service.workshop_seen import NoteSeen, TakeBackSeen
from skilltree.service.workshop_slips import ClaimSlip, PrintSlips


@strawberry.input
class OpenWorkshopInput:
    """What it is called, what is taught, and who comes."""

    key: UUID
    organisation: strawberry.ID
    title: str
    modules: list[strawberry.ID] = strawberry.field(default_factory=list)
    commune: strawberry.ID | None = None
    seats: list[str] = strawberry.field(
        default_factory=list, description="First names; an empty one is a place for whoever joins."
    )

    def command(self) -> OpenWorkshop:
        """Return the use case's command."""
        return OpenWorkshop(
            organisation_id=self.organisation,
            title=self.title,
            module_ids=tuple(self.modules),
            insee=self.commune,
            seats=tuple(self.seats),
        )


@strawberry.input
class JoinWorkshopInput:
    """The code on the wall."""

    key: UUID
    code: str

    def command(self) -> JoinWorkshop:
        """Return the use case's command."""
        return JoinWorkshop(code=self.code)


@strawberry.input
class LeaveWorkshopInput:
    """A workshop that I joined."""

    key: UUID
    workshop: strawberry.ID

    def command(self) -> LeaveWorkshop:
        """Return the use case's command."""
        return LeaveWorkshop(workshop_id=self.workshop)


@strawberry.input(description="What is missing stays as it is.")
class ChangeRosterInput:
    """What changes of a place."""

    key: UUID
    workshop: strawberry.ID
    number: int | None = strawberry.field(default=None, description="Null adds a place.")
    name: str | None = None
    present: bool | None = None

    def command(self) -> ChangeRoster:
        """Return the use case's command."""
        return ChangeRoster(workshop_id=self.workshop, number=self.number, name=self.name, present=self.present)


@strawberry.input
class LinkSeatInput:
    """The place that somebody joined, and the one that names them."""

    key: UUID
    workshop: strawberry.ID
    number: int
    into: int

    def command(self) -> LinkSeat:
        """Return the use case's command."""
        return LinkSeat(workshop_id=self.workshop, number=self.number, into=self.into)


@strawberry.input
class RemoveSeatInput:
    """A place where nothing was noted."""

    key: UUID
    workshop: strawberry.ID
    number: int

    def command(self) -> RemoveSeat:
        """Return the use case's command."""
        return RemoveSeat(workshop_id=self.workshop, number=self.number)


@strawberry.input
class NoteSeenInput:
    """Who was seen doing what."""

    key: UUID
    workshop: strawberry.ID
    numbers: list[int]
    skill: strawberry.ID
    level: int
    hours: float | None = None

    def command(self) -> NoteSeen:
        """Return the use case's command."""
        return NoteSeen(
            workshop_id=self.workshop,
            numbers=tuple(self.numbers),
            skill_id=self.skill,
            level=self.level,
            hours=self.hours,
        )


@strawberry.input
class TakeBackSeenInput:
    """A note that was a mistake."""

    key: UUID
    workshop: strawberry.ID
    number: int
    skill: strawberry.ID

    def command(self) -> TakeBackSeen:
        """Return the use case's command."""
        return TakeBackSeen(workshop_id=self.workshop, number=self.number, skill_id=self.skill)


@strawberry.input
class PrintSlipsInput:
    """For which places; earlier slips of these stop working."""

    key: UUID
    workshop: strawberry.ID
    numbers: list[int]

    def command(self) -> PrintSlips:
        """Return the use case's command."""
        return PrintSlips(workshop_id=self.workshop, numbers=tuple(self.numbers))


@strawberry.input
class ClaimSlipInput:
    """The code on a slip."""

    key: UUID
    code: str

    def command(self) -> ClaimSlip:
        """Return the use case's command."""
        return ClaimSlip(code=self.code)


@strawberry.input
class CloseWorkshopInput:
    """Which workshop."""

    key: UUID
    workshop: strawberry.ID

    def command(self) -> CloseWorkshop:
        """Return the use case's command."""
        return CloseWorkshop(workshop_id=self.workshop)
