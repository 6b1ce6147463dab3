"""Public pages, links for one account, a parent's yes, accounts that nobody uses: queries and commands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select

from skilltree.model.account_use import AccountUse
from skilltree.model.ids import PersonId, TerritoryId, TreeShareId
from skilltree.model.parental import ParentalConsent, ParentalStanding
from skilltree.model.public_page import PublicPage
from skilltree.model.tree_share import ShareHolder, TreeShare
from skilltree.store.connection import Part, chunks
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables.people import erasure, person
from skilltree.store.tables.privacy import account_use, parental_consent, public_page, tree_share_holder
from skilltree.store.tables.tree_shares import tree_share


class PrivacyReading(Part):
    """See `service.ports.privacy.PrivacyReads`."""

    async def page_of(self, person_id: PersonId) -> PublicPage | None:
        """A person's public page."""
        row = await self._db.first(public_page.select().where(public_page.c.person_id == person_id))
        return None if row is None else struct_of(PublicPage, row)

    async def page_by(self, handle_hash: bytes) -> PublicPage | None:
        """The page with this address."""
        row = await self._db.first(public_page.select().where(public_page.c.handle_hash == handle_hash))
        return None if row is None else struct_of(PublicPage, row)

    async def holders(self, share_ids: Sequence[TreeShareId]) -> dict[TreeShareId, ShareHolder]:
        """Of those links that are for one account: whose, if anybody's yet."""
        found = {}
        for some in chunks(share_ids):
            rows = await self._db.rows(tree_share_holder.select().where(tree_share_holder.c.share_id.in_(some)))
            found.update({row.share_id: struct_of(ShareHolder, row) for row in rows})
        return found

    async def held_by(self, person_id: PersonId) -> list[TreeShare]:
        """The links that this account holds, newest first, ended ones too."""
        rows = await self._db.rows(
            select(tree_share)
            .join(
                tree_share_holder,
                (tree_share_holder.c.territory_id == tree_share.c.territory_id)
                & (tree_share_holder.c.share_id == tree_share.c.id),
            )
            .where(tree_share_holder.c.person_id == person_id)
            .order_by(tree_share_holder.c.since.desc(), tree_share.c.id.desc())
        )
        return [struct_of(TreeShare, row) for row in rows]

    async def parental(self, person_id: PersonId) -> ParentalConsent | None:
        """A child's."""
        row = await self._db.first(parental_consent.select().where(parental_consent.c.person_id == person_id))
        return None if row is None else struct_of(ParentalConsent, row)

    async def parental_by(self, token_hash: bytes) -> ParentalConsent | None:
        """The one that a parent's link leads to."""
        row = await self._db.first(parental_consent.select().where(parental_consent.c.token_hash == token_hash))
        return None if row is None else struct_of(ParentalConsent, row)

    async def use_of(self, person_id: PersonId) -> AccountUse | None:
        """When an account was last used; None before its first use."""
        row = await self._db.first(account_use.select().where(account_use.c.person_id == person_id))
        return None if row is None else struct_of(AccountUse, row)

    async def unused(self, before: datetime, limit: int) -> list[AccountUse]:
        """Accounts last used (else opened) before that, longest ago first; no demo's fictional people, no erased."""
        last = func.coalesce(account_use.c.last_used, person.c.created_at)
        used = (account_use.c.territory_id == person.c.territory_id) & (account_use.c.person_id == person.c.id)
        gone = select(erasure.c.person_id).where(erasure.c.person_id == person.c.id).exists()
        rows = await self._db.rows(
            select(
                person.c.territory_id,
                person.c.id.label("person_id"),
                last.label("last_used"),
                account_use.c.first_warning,
                account_use.c.last_warning,
            )
            .select_from(person.outerjoin(account_use, used))
            .where(last < before, person.c.fictional.is_(False), ~gone)
            .order_by(last, person.c.id)
            .limit(limit)
        )
        return [struct_of(AccountUse, row) for row in rows]

    async def children_waiting(self, before: datetime, limit: int) -> list[ParentalConsent]:
        """Those without a parent's yes since before that, longest first."""
        c = parental_consent.c
        rows = await self._db.rows(
            parental_consent.select()
            .where(c.standing != ParentalStanding.GIVEN, c.since < before)
            .order_by(c.since, c.person_id)
            .limit(limit)
        )
        return [struct_of(ParentalConsent, row) for row in rows]


class PrivacyWriting(PrivacyReading):
    """See `service.ports.privacy.PrivacyWrites`."""

    async def put_page(self, page: PublicPage) -> None:
        """Insert or replace."""
        await self._db.run(self._db.upsert(public_page).values(**fields(page)))

    async def drop_page(self, person_id: PersonId) -> bool:
        """False when there was none."""
        return (await self._db.run(delete(public_page).where(public_page.c.person_id == person_id))).rowcount == 1

    async def put_holder(self, territory_id: TerritoryId, holder: ShareHolder) -> None:
        """Insert or replace."""
        await self._db.run(self._db.upsert(tree_share_holder).values(territory_id=territory_id, **fields(holder)))

    async def put_parental(self, consent: ParentalConsent) -> None:
        """Insert or replace."""
        await self._db.run(self._db.upsert(parental_consent).values(**fields(consent)))

    async def drop_parental(self, person_id: PersonId) -> None:
        """Forget it, where it is needed no more."""
        await self._db.run(delete(parental_consent).where(parental_consent.c.person_id == person_id))

    async def note_use(self, territory_id: TerritoryId, person_id: PersonId, at: datetime) -> None:
        """The account is used; what was announced is taken back."""
        await self.note_warning(AccountUse(territory_id=territory_id, person_id=person_id, last_used=at))

    async def note_warning(self, use: AccountUse) -> None:
        """Insert or replace."""
        await self._db.run(self._db.upsert(account_use).values(**fields(use)))
