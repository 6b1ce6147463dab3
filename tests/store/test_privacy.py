"""Public pages, links for one account, parents' yeses and when accounts were used, on each database."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from skilltree.model.account_use import AccountUse
from skilltree.model.errors import Conflict
from skilltree.model.ids import new_id
from skilltree.model.ledger import AccessRecord
from skilltree.model.parental import ParentalConsent, ParentalStanding
from skilltree.model.public_page import PublicPage
from skilltree.model.tree_share import ShareHolder, TreeShare
from skilltree.service.ports.own_data import Erased
from skilltree.store import SqlStore
from tests.store.conftest import Town
from tests.store.samples import MINUTE, NOON, make_person

DAY = timedelta(days=1)


def make_page(town: Town, person_id: str, handle: bytes) -> PublicPage:
    return PublicPage(
        territory_id=town.id, person_id=person_id, salt=b"s", handle_hash=handle, shown_name="", since=NOON
    )


def make_share(town: Town, token: bytes, until: timedelta = DAY) -> TreeShare:
    return TreeShare(
        id=new_id("TreeShare"), territory_id=town.id, person_id=town.ada.id, branch=None, label="x", token_hash=token,
        created_at=NOON, until=NOON + until,
    )  # fmt: skip


def waiting(town: Town) -> ParentalConsent:
    return ParentalConsent(territory_id=town.id, person_id=town.ada.id, standing=ParentalStanding.WAITING, since=NOON)


async def test_a_page_is_found_by_its_address_until_it_is_replaced(store: SqlStore, town: Town) -> None:
    async with store.writing(town.id) as tx:
        await tx.privacy.put_page(make_page(town, town.ada.id, b"one"))
        await tx.privacy.put_page(make_page(town, town.ada.id, b"two"))
    async with store.reading() as db:
        assert await db.privacy.page_by(b"one") is None
        assert await db.privacy.page_by(b"two") == await db.privacy.page_of(town.ada.id)
    async with store.writing(town.id) as tx:
        assert await tx.privacy.drop_page(town.ada.id)
        assert not await tx.privacy.drop_page(town.ada.id)


async def test_two_pages_never_share_an_address(store: SqlStore, town: Town) -> None:
    async with store.writing(town.id) as tx:
        await tx.privacy.put_page(make_page(town, town.ada.id, b"one"))
    with pytest.raises(Conflict):
        async with store.writing(town.id) as tx:
            await tx.privacy.put_page(make_page(town, town.bob.id, b"one"))


async def test_a_link_for_one_account_goes_with_the_link(store: SqlStore, town: Town) -> None:
    share, other = make_share(town, b"a"), make_share(town, b"b", until=9 * DAY)
    held = ShareHolder(share_id=share.id, person_id=town.bob.id, since=NOON)
    async with store.writing(town.id) as tx:
        for one in (share, other):
            await tx.tree_shares.add(one)
            await tx.privacy.put_holder(town.id, ShareHolder(share_id=one.id))
        await tx.privacy.put_holder(town.id, held)
        assert await tx.privacy.holders([share.id, other.id]) == {
            share.id: held,
            other.id: ShareHolder(share_id=other.id),
        }
        assert await tx.privacy.held_by(town.bob.id) == [share]
        assert await tx.tree_shares.forget(NOON + 2 * DAY) == 1
        assert await tx.privacy.held_by(town.bob.id) == []
        assert set(await tx.privacy.holders([share.id, other.id])) == {other.id}


@pytest.mark.parametrize(
    "broken",
    [
        {"standing": ParentalStanding.GIVEN, "token_hash": b"t"},
        {"standing": ParentalStanding.ASKED},
        {"standing": ParentalStanding.WAITING, "token_hash": b"t"},
    ],
)
async def test_a_parents_yes_has_a_link_and_a_name(store: SqlStore, town: Town, broken: dict[str, object]) -> None:
    values = {"territory_id": town.id, "person_id": town.ada.id, "since": NOON} | broken
    with pytest.raises(IntegrityError, match="ck_parental_consent"):
        async with store.writing(town.id) as tx:
            await tx.privacy.put_parental(ParentalConsent(**values))  # type: ignore[arg-type]


async def test_children_wait_from_when_they_began(store: SqlStore, town: Town) -> None:
    async with store.writing(town.id) as tx:
        await tx.privacy.put_parental(waiting(town))
        assert await tx.privacy.children_waiting(NOON, 10) == []
        assert await tx.privacy.children_waiting(NOON + MINUTE, 10) == [waiting(town)]
        await tx.privacy.drop_parental(town.ada.id)
        assert await tx.privacy.parental(town.ada.id) is None


async def test_unused_accounts_come_longest_first_without_the_erased(store: SqlStore, town: Town) -> None:
    made_up = make_person(town.id, "Demo", fictional=True)
    carl = make_person(town.id, "Carl")
    async with store.writing(town.id) as tx:
        await tx.people.add_person(made_up)
        await tx.people.add_person(carl)
        await tx.privacy.note_use(town.id, town.ada.id, NOON + DAY)
        await tx.own_data.erase(Erased(territory_id=town.id, person_id=carl.id, at=NOON))
        found = await tx.privacy.unused(NOON + 2 * DAY, 10)
        assert [(one.person_id, one.last_used) for one in found] == [(town.bob.id, NOON), (town.ada.id, NOON + DAY)]
        assert [one.person_id for one in await tx.privacy.unused(NOON + DAY, 10)] == [town.bob.id]


async def test_using_an_account_forgets_its_warnings(store: SqlStore, town: Town) -> None:
    warned = AccountUse(territory_id=town.id, person_id=town.ada.id, last_used=NOON, first_warning=NOON)
    async with store.writing(town.id) as tx:
        await tx.privacy.note_warning(warned)
        assert await tx.privacy.use_of(town.ada.id) == warned
        await tx.privacy.note_use(town.id, town.ada.id, NOON + DAY)
        assert await tx.privacy.use_of(town.ada.id) == AccountUse(
            territory_id=town.id, person_id=town.ada.id, last_used=NOON + DAY
        )


async def test_looks_are_paged_by_instant_and_line(store: SqlStore, town: Town) -> None:
    records = [
        AccessRecord(person_id=town.ada.id, reader_id=None, who="x", what=what, why="y", at=NOON + minutes * MINUTE)
        for what, minutes in (("tree", 0), ("tree", 0), ("work", 1), ("tree", 2))
    ]
    async with store.writing(town.id) as tx:
        await tx.ledger.log_accesses(town.id, records)
        first = await tx.ledger.looks(town.ada.id, what=(), after=None, limit=3)
        rest = await tx.ledger.looks(town.ada.id, what=(), after=(first[-1].at, first[-1].id), limit=3)
        assert [len(first), len(rest)] == [3, 1]
        assert len({one.id for one in [*first, *rest]}) == 4
        assert [one.what for one in await tx.ledger.looks(town.ada.id, what=["work"], after=None, limit=9)] == ["work"]
        assert await tx.ledger.looked_at(town.ada.id) == ["tree", "work"]
        assert await tx.ledger.count_looks(town.ada.id, "tree", NOON + MINUTE) == 1
