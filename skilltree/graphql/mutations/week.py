"""One's week: the hours one wants to come to, lines of one's own, and showing it."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs import week as given
from skilltree.graphql.refusals import RefusalView, signed_in
from skilltree.graphql.types import week as types
from skilltree.service.show_week import show_week, stop_showing_week
from skilltree.service.views import week as views
from skilltree.service.week import add_week_entry, remove_week_entry, set_week_aim


@strawberry.type
class WeekMutations:
    """One's week."""

    @mutation(types.SetWeekAimResult)
    @staticmethod
    async def set_week_aim(
        info: Info,
        input: given.SetWeekAimInput,  # noqa: A002 -- the schema's name
    ) -> views.WeekAimSet | RefusalView:
        """Choose how many hours a week one wants to come to, or no number."""
        return await signed_in(info, set_week_aim, input)

    @mutation(types.AddWeekEntryResult)
    @staticmethod
    async def add_week_entry(
        info: Info,
        input: given.AddWeekEntryInput,  # noqa: A002 -- the schema's name
    ) -> views.WeekEntryAdded | RefusalView:
        """Write down what one did; it grows no tree."""
        return await signed_in(info, add_week_entry, input)

    @mutation(types.RemoveWeekEntryResult)
    @staticmethod
    async def remove_week_entry(
        info: Info,
        input: given.RemoveWeekEntryInput,  # noqa: A002 -- the schema's name
    ) -> views.WeekEntryRemoved | RefusalView:
        """Take a line of one's own out again."""
        return await signed_in(info, remove_week_entry, input)

    @mutation(types.ShowWeekResult)
    @staticmethod
    async def show_week(
        info: Info,
        input: given.ShowWeekInput,  # noqa: A002 -- the schema's name
    ) -> views.WeekShown | RefusalView:
        """Make a link that shows one week until it ends; nothing is sent from here."""
        return await signed_in(info, show_week, input)

    @mutation(types.StopShowingWeekResult)
    @staticmethod
    async def stop_showing_week(
        info: Info,
        input: given.StopShowingWeekInput,  # noqa: A002 -- the schema's name
    ) -> views.WeekShareEnded | RefusalView:
        """End such a link at once."""
        return await signed_in(info, stop_showing_week, input)
