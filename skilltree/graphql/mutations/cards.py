"""Cards, and accounts opened beside a counsellor."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs import cards as card
from skilltree.graphql.refusals import RefusalView, signed_in
from skilltree.graphql.types import cards
from skilltree.service import own_card
from skilltree.service.open_account import open_account
from skilltree.service.replace_card import replace_card
from skilltree.service.views import assistance as help_views


@strawberry.type
class CardMutations:
    """Cards, and accounts opened beside a counsellor."""

    @mutation(cards.IssueCardResult)
    @staticmethod
    async def issue_card(
        info: Info,
        input: card.IssueCardInput,  # noqa: A002 -- the schema's name
    ) -> help_views.CardIssued | RefusalView:
        """Make one's own card; an earlier one stops working."""
        return await signed_in(info, own_card.issue_card, input)

    @mutation(cards.MakeHelpCodeResult)
    @staticmethod
    async def make_help_code(
        info: Info,
        input: card.MakeHelpCodeInput,  # noqa: A002 -- the schema's name
    ) -> help_views.HelpCodeMade | RefusalView:
        """Make a code to say to a counsellor who is there."""
        return await signed_in(info, own_card.make_help_code, input)

    @mutation(cards.EndHelpResult)
    @staticmethod
    async def end_help(
        info: Info,
        input: card.EndHelpInput,  # noqa: A002 -- the schema's name
    ) -> help_views.HelpEnded | RefusalView:
        """An organisation shall not replace one's card any more."""
        return await signed_in(info, own_card.end_help, input)

    @mutation(cards.OpenAccountResult)
    @staticmethod
    async def open_account(
        info: Info,
        input: card.OpenAccountInput,  # noqa: A002 -- the schema's name
    ) -> help_views.AccountOpened | RefusalView:
        """Open an account, with a card, for somebody who is there."""
        return await signed_in(info, open_account, input)

    @mutation(cards.ReplaceCardResult)
    @staticmethod
    async def replace_card(
        info: Info,
        input: card.ReplaceCardInput,  # noqa: A002 -- the schema's name
    ) -> help_views.CardReplaced | RefusalView:
        """Another card for somebody who is there and proves it."""
        return await signed_in(info, replace_card, input)
