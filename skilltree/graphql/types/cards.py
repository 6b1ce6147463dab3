"""Cards, and accounts that an organisation helps with."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import strawberry

from skilltree.graphql.fields import shows
from skilltree.graphql.refusals import Refused
from skilltree.service.views import assistance


@strawberry.type
class PrintedCard:
    """What a card says: its number stands in the QR code; the PIN is told, not carried with it."""

    number: str
    pin: str


@strawberry.type
class AssistedAccount:
    """An account as the organisation that helps sees it: no tree, no address."""

    id: strawberry.ID
    display_name: str
    opened_at: datetime
    card_since: datetime | None


@strawberry.type
@shows(assistance.CardIssued)
class CardIssued:
    """My own new card; an earlier one stopped working."""

    card: PrintedCard


@strawberry.type
@shows(assistance.AccountOpened)
class AccountOpened:
    """An account with its card."""

    account: AssistedAccount
    card: PrintedCard


@strawberry.type
@shows(assistance.CardReplaced)
class CardReplaced:
    """Another card for the same account; the lost one stopped working."""

    account: AssistedAccount
    card: PrintedCard


@strawberry.type
@shows(assistance.HelpCodeMade)
class HelpCodeMade:
    """A code to say to a counsellor, who is there."""

    help_code: str
    expires_at: datetime


@strawberry.type
@shows(assistance.HelpEnded)
class HelpEnded:
    """The organisation may not replace my card any more."""

    organisation_id: strawberry.ID


IssueCardResult = Annotated[CardIssued | Refused, strawberry.union("IssueCardResult")]
OpenAccountResult = Annotated[AccountOpened | Refused, strawberry.union("OpenAccountResult")]
ReplaceCardResult = Annotated[CardReplaced | Refused, strawberry.union("ReplaceCardResult")]
MakeHelpCodeResult = Annotated[HelpCodeMade | Refused, strawberry.union("MakeHelpCodeResult")]
EndHelpResult = Annotated[HelpEnded | Refused, strawberry.union("EndHelpResult")]
