"""Public pages, links for one account, a parent's yes, accounts that nobody uses: the store's side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from skilltree.model.account_use import AccountUse
from skilltree.model.ids import PersonId, TerritoryId, TreeShareId
from skilltree.model.parental import ParentalConsent
from skilltree.model.public_page import PublicPage
from skilltree.model.tree_share import ShareHolder, TreeShare


class PrivacyReads(Protocol):
    """Queries."""

    async def page_of(self, person_id: PersonId) -> PublicPage | None:
        """A person's public page."""
        ...

    async def page_by(self, handle_hash: bytes) -> PublicPage | None:
        """The page with this address."""
        ...

    async def holders(self, share_ids: Sequence[TreeShareId]) -> dict[TreeShareId, ShareHolder]:
        """Of those links that are for one account: whose, if anybody's yet."""
        ...

    async def held_by(self, person_id: PersonId) -> list[TreeShare]:
        """The links that this account holds, newest first, ended ones too."""
        ...

    async def parental(self, person_id: PersonId) -> ParentalConsent | None:
        """A child's."""
        ...

    async def parental_by(self, token_hash: bytes) -> ParentalConsent | None:
        """The one that a parent's link leads to."""
        ...

    async def use_of(self, person_id: PersonId) -> AccountUse | None:
        """When an account was last used; None before its first use."""
        ...

    async def unused(self, before: datetime, limit: int) -> list[AccountUse]:
        """Accounts last used (else opened) before that, longest ago first; no demo's fictional people, no erased."""
        ...

    async def children_waiting(self, before: datetime, limit: int) -> list[ParentalConsent]:
        """Those without a parent's yes since before that, longest first."""
        ...


class PrivacyWrites(PrivacyReads, Protocol):
    """Commands."""

    async def put_page(self, page: PublicPage) -> None:
        """Insert or replace."""
        ...

    async def drop_page(self, person_id: PersonId) -> bool:
        """False when there was none."""
        ...

    async def put_holder(self, territory_id: TerritoryId, holder: ShareHolder) -> None:
        """Insert or replace."""
        ...

    async def put_parental(self, consent: ParentalConsent) -> None:
        """Insert or replace."""
        ...

    async def drop_parental(self, person_id: PersonId) -> None:
        """Forget it, where it is needed no more."""
        ...

    async def note_use(self, territory_id: TerritoryId, person_id: PersonId, at: datetime) -> None:
        """The account is used; what was announced is taken back."""
        ...

    async def note_warning(self, use: AccountUse) -> None:
        """Insert or replace."""
        ...
