"""Inputs of writes about cards and help with them."""

from __future__ import annotations

from uuid import UUID

import strawberry

from skilltree.model.words import Language
from skilltree.service.open_account import OpenAccount
from skilltree.service.own_card import EndHelp, IssueCard, MakeHelpCode
from skilltree.service.replace_card import ReplaceCard


@strawberry.input
class IssueCardInput:
    """My own card."""

    key: UUID

    def command(self) -> IssueCard:
        """Return the use case's command."""
        return IssueCard()


@strawberry.input
class MakeHelpCodeInput:
    """A code to say to a counsellor."""

    key: UUID

    def command(self) -> MakeHelpCode:
        """Return the use case's command."""
        return MakeHelpCode()


@strawberry.input
class EndHelpInput:
    """An organisation that shall not replace my card any more."""

    key: UUID
    organisation: strawberry.ID

    def command(self) -> EndHelp:
        """Return the use case's command."""
        return EndHelp(organisation_id=self.organisation)


@strawberry.input
class OpenAccountInput:
    """An account for somebody who is there; the name may be missing or invented."""

    key: UUID
    organisation: strawberry.ID
    display_name: str | None = None
    commune: strawberry.ID | None = None
    language: Language | None = Language.FR

    def command(self) -> OpenAccount:
        """Return the use case's command."""
        return OpenAccount(
            organisation_id=self.organisation,
            display_name=self.display_name,
            insee=self.commune,
            language=self.language or Language.FR,
        )


@strawberry.input
class ReplaceCardInput:
    """Another card; `pin` is typed by the person, or `code` is shown by a device of theirs."""

    key: UUID
    organisation: strawberry.ID
    account: strawberry.ID
    pin: str | None = None
    code: str | None = None

    def command(self) -> ReplaceCard:
        """Return the use case's command."""
        return ReplaceCard(organisation_id=self.organisation, account_id=self.account, pin=self.pin, code=self.code)
