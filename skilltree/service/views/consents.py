"""What a person agreed to, and who looked, as they are told."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.model.ledger import Look
from skilltree.model.purposes import LegalBasis


class ConsentLineView(Struct):
    """One line of the ledger."""

    at: datetime
    given: bool
    text_version: str


class ConsentView(Struct):
    """One purpose and what it is about: how it stands, and all that was said of it, newest first.

    `about` names the branch, organisation or platform; None is the whole tree, or the account.
    """

    purpose: str
    scope: str
    basis: LegalBasis
    about: str | None
    given: bool
    withdrawable: bool
    lines: list[ConsentLineView]


class ConsentWithdrawn(Struct):
    """It is taken back, with all that it allowed."""

    consent: ConsentView


class PurposeView(Struct):
    """What data are used for, and the ground of it (GDPR art. 6.1)."""

    code: str
    basis: LegalBasis


class LookPageView(Struct):
    """Looks, newest first; `kinds` are those that the whole log holds."""

    looks: list[Look]
    end_cursor: str | None
    kinds: list[str]
