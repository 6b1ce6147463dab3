"""Cards, and the accounts that organisations help with, as answers."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.service.views.people import OrganisationView


class PrintedCard(Struct):
    """What is printed, told to whoever made it."""

    number: str
    pin: str


class AssistedAccountView(Struct):
    """An account as the organisation that helps sees it: no tree, no address."""

    id: str
    display_name: str
    opened_at: datetime
    card_since: datetime | None


class HelperView(Struct):
    """An organisation that may replace my card."""

    organisation: OrganisationView
    since: datetime


class CardIssued(Struct):
    """My own new card."""

    card: PrintedCard


class AccountOpened(Struct):
    """An account with its card."""

    account: AssistedAccountView
    card: PrintedCard


class CardReplaced(Struct):
    """Another card for the same account."""

    account: AssistedAccountView
    card: PrintedCard


class HelpCodeMade(Struct):
    """What a person says to their counsellor; told once."""

    help_code: str
    expires_at: datetime


class HelpEnded(Struct):
    """The organisation may not replace my card any more."""

    organisation_id: str
