"""Inputs of choosing who sees one's tree, of taking consents back, and of a parent's yes."""

from __future__ import annotations

from uuid import UUID

import strawberry

from skilltree.model.words import Visibility
from skilltree.service.kept_shares import KeepSharedTree
from skilltree.service.own_consents import WithdrawConsent
from skilltree.service.parents import AnswerAsParent, AskParent
from skilltree.service.public_pages import ClosePublicPage, OpenPublicPage
from skilltree.service.visibility import BranchChoice, SetVisibilities


@strawberry.input(description="`branch` null is the whole tree; without `visibility` it follows what it grows out of.")
class BranchChoiceInput:
    """Who may see a branch."""

    branch: strawberry.ID | None = None
    visibility: Visibility | None = None


@strawberry.input(description="Choosing RECRUITERS or EVERYONE is a consent, kept in the ledger for each branch.")
class SetVisibilitiesInput:
    """Many choices at once; `alone` forgets all others."""

    key: UUID
    choices: list[BranchChoiceInput]
    alone: bool = False

    def command(self) -> SetVisibilities:
        """Return the use case's command."""
        return SetVisibilities(
            choices=tuple(BranchChoice(branch=one.branch, visibility=one.visibility) for one in self.choices),
            alone=self.alone,
        )


@strawberry.input
class OpenPublicPageInput:
    """What the page calls its owner, "" for nothing; `renew` ends the old address."""

    key: UUID
    name: str = ""
    renew: bool = False

    def command(self) -> OpenPublicPage:
        """Return the use case's command."""
        return OpenPublicPage(name=self.name, renew=self.renew)


@strawberry.input
class ClosePublicPageInput:
    """One's own page."""

    key: UUID

    def command(self) -> ClosePublicPage:
        """Return the use case's command."""
        return ClosePublicPage()


@strawberry.input
class KeepSharedTreeInput:
    """The token of a link for one account."""

    key: UUID
    token: str

    def command(self) -> KeepSharedTree:
        """Return the use case's command."""
        return KeepSharedTree(token=self.token)


@strawberry.input
class WithdrawConsentInput:
    """Which line, as the ledger calls it."""

    key: UUID
    purpose: str
    scope: str

    def command(self) -> WithdrawConsent:
        """Return the use case's command."""
        return WithdrawConsent(purpose=self.purpose, scope=self.scope)


@strawberry.input
class AskParentInput:
    """Where the parent is reached: a phone number or an e-mail address. It is not kept."""

    key: UUID
    address: str

    def command(self) -> AskParent:
        """Return the use case's command."""
        return AskParent(address=self.address)


@strawberry.input
class AnswerAsParentInput:
    """The token of the link; a yes needs the parent's name. No after a yes takes it back."""

    key: UUID
    token: str
    agree: bool
    name: str = ""

    def command(self) -> AnswerAsParent:
        """Return the use case's command."""
        return AnswerAsParent(token=self.token, agree=self.agree, name=self.name)
