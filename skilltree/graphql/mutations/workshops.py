"""Workshops."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs import workshops as given
from skilltree.graphql.refusals import RefusalView, signed_in
from skilltree.graphql.types import workshops
from skilltree.service import workshop_joining, workshop_opening, workshop_roster, workshop_seen, workshop_slips
from skilltree.service.views import workshops as views


@strawberry.type
class WorkshopMutations:
    """Workshops."""

    @mutation(workshops.OpenWorkshopResult)
    @staticmethod
    async def open_workshop(
        info: Info,
        input: given.OpenWorkshopInput,  # noqa: A002 -- the schema's name
    ) -> views.WorkshopOpened | RefusalView:
        """Open a workshop with its roster and room code."""
        return await signed_in(info, workshop_opening.open_workshop, input)

    @mutation(workshops.JoinWorkshopResult)
    @staticmethod
    async def join_workshop(
        info: Info,
        input: given.JoinWorkshopInput,  # noqa: A002 -- the schema's name
    ) -> views.WorkshopJoined | RefusalView:
        """Take a place, and let the organisation see the first name and what was seen."""
        return await signed_in(info, workshop_joining.join_workshop, input)

    @mutation(workshops.LeaveWorkshopResult)
    @staticmethod
    async def leave_workshop(
        info: Info,
        input: given.LeaveWorkshopInput,  # noqa: A002 -- the schema's name
    ) -> views.WorkshopLeft | RefusalView:
        """Leave: the organisation sees nothing any more."""
        return await signed_in(info, workshop_joining.leave_workshop, input)

    @mutation(workshops.ChangeRosterResult)
    @staticmethod
    async def change_roster(
        info: Info,
        input: given.ChangeRosterInput,  # noqa: A002 -- the schema's name
    ) -> views.RosterChanged | RefusalView:
        """Name a place, tick that somebody is there, or add one."""
        return await signed_in(info, workshop_roster.change_roster, input)

    @mutation(workshops.LinkSeatResult)
    @staticmethod
    async def link_seat(
        info: Info,
        input: given.LinkSeatInput,  # noqa: A002 -- the schema's name
    ) -> views.SeatLinked | RefusalView:
        """Say that who joined is somebody whom the roster names."""
        return await signed_in(info, workshop_roster.link_seat, input)

    @mutation(workshops.RemoveSeatResult)
    @staticmethod
    async def remove_seat(
        info: Info,
        input: given.RemoveSeatInput,  # noqa: A002 -- the schema's name
    ) -> views.SeatRemoved | RefusalView:
        """Take a place off the roster."""
        return await signed_in(info, workshop_roster.remove_seat, input)

    @mutation(workshops.NoteSeenResult)
    @staticmethod
    async def note_seen(
        info: Info,
        input: given.NoteSeenInput,  # noqa: A002 -- the schema's name
    ) -> views.SeenNoted | RefusalView:
        """Note what several people were seen doing."""
        return await signed_in(info, workshop_seen.note_seen, input)

    @mutation(workshops.TakeBackSeenResult)
    @staticmethod
    async def take_back_seen(
        info: Info,
        input: given.TakeBackSeenInput,  # noqa: A002 -- the schema's name
    ) -> views.SeenTakenBack | RefusalView:
        """Take such a note back."""
        return await signed_in(info, workshop_seen.take_back_seen, input)

    @mutation(workshops.PrintSlipsResult)
    @staticmethod
    async def print_slips(
        info: Info,
        input: given.PrintSlipsInput,  # noqa: A002 -- the schema's name
    ) -> views.SlipsPrinted | RefusalView:
        """Make slips for people without an account."""
        return await signed_in(info, workshop_slips.print_slips, input)

    @mutation(workshops.ClaimSlipResult)
    @staticmethod
    async def claim_slip(
        info: Info,
        input: given.ClaimSlipInput,  # noqa: A002 -- the schema's name
    ) -> views.SlipClaimed | RefusalView:
        """Make a slip one's own."""
        return await signed_in(info, workshop_slips.claim_slip, input)

    @mutation(workshops.CloseWorkshopResult)
    @staticmethod
    async def close_workshop(
        info: Info,
        input: given.CloseWorkshopInput,  # noqa: A002 -- the schema's name
    ) -> views.WorkshopClosed | RefusalView:
        """Close it: nobody joins any more."""
        return await signed_in(info, workshop_opening.close_workshop, input)
