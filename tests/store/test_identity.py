"""Codes, addresses, sessions and cards."""

import pytest

from skilltree.model.errors import Conflict, NotFound
from skilltree.model.ids import new_id
from skilltree.model.person import Contact, DeviceSession
from skilltree.model.words import Channel
from skilltree.service.ports.identity import CardRecord, CodeRecord
from skilltree.store import SqlStore
from tests.store.conftest import Town
from tests.store.samples import MINUTE, NOON

MAIL = Contact(channel=Channel.EMAIL, address="ada at example")
PHONE = Contact(channel=Channel.SMS, address="0102030405")


def make_code(territory_id: str, name: bytes = b"address", secret: bytes = b"code", late: int = 0) -> CodeRecord:
    return CodeRecord(
        address_hash=name,
        code_hash=secret,
        territory_id=territory_id,
        created_at=NOON + late * MINUTE,
        expires_at=NOON + (late + 10) * MINUTE,
        attempts=0,
    )


def make_session(person_id: str, name: str, late: int = 0) -> DeviceSession:
    since = NOON + late * MINUTE
    return DeviceSession(
        id=name, person_id=person_id, device="Téléphone", since=since, last_seen=since, expires=since + MINUTE
    )


async def test_a_code_is_replaced_counted_and_dropped(store: SqlStore, town: Town) -> None:
    async with store.writing(town.id) as writing:
        identity = writing.identity
        assert await identity.code(b"address") is None
        await identity.put_code(make_code(town.id))
        await identity.count_attempt(b"address")
        await identity.count_attempt(b"address")
        found = await identity.code(b"address")
        assert found is not None
        assert found.attempts == 2
        await identity.put_code(make_code(town.id, secret=b"newer", late=1))
        assert await identity.code(b"address") == make_code(town.id, secret=b"newer", late=1)
        await identity.drop_code(b"address")
        assert await identity.code(b"address") is None


async def test_expired_codes_go_when_the_next_is_kept(store: SqlStore, town: Town) -> None:
    async with store.writing(town.id) as writing:
        await writing.identity.put_code(make_code(town.id, b"old"))
        await writing.identity.put_code(make_code(town.id, b"valid", late=5))
        await writing.identity.put_code(make_code(town.id, b"new", late=11))
        assert await writing.identity.code(b"old") is None
        assert await writing.identity.code(b"valid") is not None


async def test_an_address_is_one_persons(store: SqlStore, town: Town) -> None:
    async with store.writing(town.id) as writing:
        identity = writing.identity
        assert await identity.person_with(town.id, MAIL) is None
        await identity.add_contact(town.id, town.ada.id, MAIL)
        await identity.add_contact(town.id, town.ada.id, MAIL)
        await identity.add_contact(town.id, town.ada.id, PHONE)
        with pytest.raises(Conflict):
            await identity.add_contact(town.id, town.bob.id, MAIL)
        assert await identity.person_with(town.id, MAIL) == town.ada.id
        assert await identity.person_with(new_id("Territory"), MAIL) is None
        assert await identity.contacts(town.ada.id) == [MAIL, PHONE]
        assert await identity.contacts(town.bob.id) == []


async def test_sessions_are_found_by_hash_listed_seen_and_revoked(store: SqlStore, town: Town) -> None:
    old, new = make_session(town.ada.id, "old"), make_session(town.ada.id, "new", late=1)
    async with store.writing(town.id) as writing:
        await writing.identity.add_session(b"hash of old", old)
        await writing.identity.add_session(b"hash of new", new)
    async with store.reading() as reading:
        holder = await reading.identity.holder(b"hash of old")
        assert holder is not None
        assert (holder.session, holder.memberships) == (old, ())
        assert (holder.territory_id, holder.language) == (town.id, town.ada.language)
        assert await reading.identity.holder(b"hash") is None
        assert await reading.identity.sessions(town.ada.id) == [new, old]
    async with store.writing(town.id) as writing:
        identity = writing.identity
        await identity.touch_session("old", NOON + 5 * MINUTE)
        await identity.touch_session("old", NOON + 2 * MINUTE)
        seen = await identity.holder(b"hash of old")
        assert seen is not None
        assert seen.session.last_seen == NOON + 5 * MINUTE
        assert not await identity.revoke_session(town.bob.id, "old", NOON)
        assert await identity.revoke_session(town.ada.id, "old", NOON)
        assert not await identity.revoke_session(town.ada.id, "old", NOON)
        assert await identity.holder(b"hash of old") is None
        assert await identity.sessions(town.ada.id) == [new]


async def test_nobody_has_a_session(store: SqlStore, town: Town) -> None:
    async with store.writing(town.id) as writing:
        with pytest.raises(NotFound):
            await writing.identity.add_session(b"hash", make_session(new_id("Person"), "s"))


async def test_a_new_card_revokes_the_persons_earlier_ones(store: SqlStore, town: Town) -> None:
    def make_card(name: bytes, person_id: str) -> CardRecord:
        return CardRecord(
            card_hash=name, pin_hash="slow", territory_id=town.id, person_id=person_id, attempts=0, revoked=False
        )

    first, second, other = (
        make_card(b"1", town.ada.id),
        make_card(b"2", town.ada.id),
        make_card(b"3", town.bob.id),
    )
    async with store.writing(town.id) as writing:
        identity = writing.identity
        for card in (first, other, second):
            await identity.put_card(card)
        revoked = [found.revoked for name in (b"1", b"2", b"3") if (found := await identity.card(name))]
        assert revoked == [True, False, False]
        assert await identity.card(b"2") == second
        assert await identity.card(b"4") is None
        await identity.count_card_attempt(b"2")
        await identity.count_card_attempt(b"2")
        counted = await identity.card(b"2")
        assert counted is not None
        assert counted.attempts == 2
        await identity.count_card_attempt(b"2", reset=True)
        assert await identity.card(b"2") == second
