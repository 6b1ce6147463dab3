"""What data are used for and by which right: the purposes of the record of processing, as people are told them.

GDPR article 6.1: (a) consent, (b) the service that the person asked for, (e) a public task, (f) a legitimate interest.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class LegalBasis(StrEnum):
    """The ground of a use; only a CONSENT can be taken back, what rests on another is objected to or ends with it."""

    CONSENT = "consent"
    PUBLIC_TASK = "public_task"
    SERVICE = "service"
    LEGITIMATE_INTEREST = "legitimate_interest"


NAMELESS_SEARCH = "nameless-search"
PUBLIC_BRANCH = "public-branch"
PUBLIC_PAGE = "public-page"
SHOWN_BY_LINK = "shown-by-link"
NAMED_CONFIRMER = "named-confirmer"
CARD_HELP = "card-help"
WORKSHOP = "workshop"
LEARNING_PLATFORM = "learning-platform"
PARENTAL = "parental-consent"
NOTICES = "notices"
WEEK_BY_LINK = "week-by-link"

BASES: Final[Mapping[str, LegalBasis]] = {
    NAMELESS_SEARCH: LegalBasis.CONSENT,
    PUBLIC_BRANCH: LegalBasis.CONSENT,
    PUBLIC_PAGE: LegalBasis.CONSENT,
    SHOWN_BY_LINK: LegalBasis.CONSENT,
    WEEK_BY_LINK: LegalBasis.CONSENT,
    NOTICES: LegalBasis.CONSENT,
    NAMED_CONFIRMER: LegalBasis.CONSENT,
    CARD_HELP: LegalBasis.CONSENT,
    WORKSHOP: LegalBasis.CONSENT,
    LEARNING_PLATFORM: LegalBasis.CONSENT,
    PARENTAL: LegalBasis.CONSENT,
    "tree": LegalBasis.SERVICE,
    "learning": LegalBasis.SERVICE,
    "neighbours": LegalBasis.SERVICE,
    "sign-in": LegalBasis.SERVICE,
    "looks": LegalBasis.LEGITIMATE_INTEREST,
    "statistics": LegalBasis.PUBLIC_TASK,
}
"""In the order in which they are shown; those that rest on consent are the only ones that the ledger may hold."""

ENDED_BY_ANOTHER: Final = frozenset({PARENTAL})
"""Given by somebody else than the account's owner, who alone takes them back."""
