"""What one agreed to, and who looked."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import strawberry

from skilltree.graphql.fields import shows
from skilltree.graphql.refusals import Refused
from skilltree.model.ledger import Look as LookRow
from skilltree.model.purposes import LegalBasis
from skilltree.service.views import consents

LegalBasisType = strawberry.enum(LegalBasis)


@strawberry.type
@shows(consents.ConsentLineView)
class ConsentLine:
    """One line of the ledger."""

    at: datetime
    given: bool
    text_version: str


@strawberry.type
@shows(consents.ConsentView)
class Consent:
    """One purpose and what it is about: how it stands, and all that was said of it, newest first."""

    purpose: str
    scope: str
    basis: LegalBasis
    about: str | None = strawberry.field(description="The branch, organisation or platform; null for all of it.")
    given: bool
    withdrawable: bool
    lines: list[ConsentLine]


@strawberry.type
@shows(consents.ConsentWithdrawn)
class ConsentWithdrawn:
    """It is taken back, with all that it allowed."""

    consent: Consent


@strawberry.type
@shows(consents.PurposeView)
class Purpose:
    """What data are used for, and the ground of it (GDPR art. 6.1)."""

    code: str
    basis: LegalBasis


@strawberry.type
@shows(LookRow)
class Look:
    """Somebody read the viewer's data."""

    id: strawberry.ID
    who: str
    what: str
    why: str
    at: datetime


@strawberry.type
@shows(consents.LookPageView)
class LookPage:
    """Looks, newest first; `kinds` are those that the viewer's whole log holds."""

    looks: list[Look]
    end_cursor: str | None
    kinds: list[str]


WithdrawConsentResult = Annotated[ConsentWithdrawn | Refused, strawberry.union("WithdrawConsentResult")]
