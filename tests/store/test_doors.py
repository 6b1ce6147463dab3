"""Passkeys, challenges and locked phones."""

from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from skilltree.model.doors import Challenge, LockedPhone, Passkey
from skilltree.model.errors import Conflict, InvalidInput, NotFound
from skilltree.model.ids import new_id
from skilltree.model.person import Contact
from skilltree.model.words import Ceremony, Channel
from skilltree.service.ports.identity import CardRecord
from skilltree.store import SqlStore
from tests.store.conftest import Town
from tests.store.samples import MINUTE, NOON, make_person, make_territory


def make_passkey(territory_id: str, person_id: str, **changes: Any) -> Passkey:
    values: dict[str, Any] = {
        "territory_id": territory_id, "id": new_id("Passkey"), "credential_id": b"credential", "public_key": b"key",
        "sign_count": 3, "person_id": person_id, "label": "Téléphone", "since": NOON,
    }  # fmt: skip
    return Passkey(**{**values, **changes})


def make_phone(territory_id: str, person_id: str, **changes: Any) -> LockedPhone:
    values: dict[str, Any] = {
        "territory_id": territory_id, "id": new_id("LockedPhone"), "handle_hash": b"handle", "person_id": person_id,
        "pin_hash": "slow", "device": "Téléphone", "attempts": 0, "since": NOON,
    }  # fmt: skip
    return LockedPhone(**{**values, **changes})


def make_challenge(name: bytes, late: int = 0) -> Challenge:
    return Challenge(id_hash=name, challenge=b"sign this", ceremony=Ceremony.SIGN_IN, expires_at=NOON + late * MINUTE)


async def test_a_challenge_is_taken_once(store: SqlStore) -> None:
    async with store.writing() as writing:
        doors = writing.doors
        await doors.put_challenge(make_challenge(b"one"))
        await doors.put_challenge(make_challenge(b"two"))
        assert await doors.take_challenge(b"three") is None
        assert await doors.take_challenge(b"one") == make_challenge(b"one")
        assert await doors.take_challenge(b"one") is None
        assert await doors.take_challenge(b"two") is not None


async def test_challenges_past_their_time_are_forgotten(store: SqlStore) -> None:
    async with store.writing() as writing:
        doors = writing.doors
        for late in range(3):
            await doors.put_challenge(make_challenge(b"%d" % late, late))
        assert await doors.forget_challenges(NOON + 2 * MINUTE) == 2
        assert await doors.take_challenge(b"1") is None
        assert await doors.take_challenge(b"2") is not None


async def test_a_passkey_is_found_listed_and_removed(store: SqlStore, town: Town) -> None:
    old = make_passkey(town.id, town.ada.id)
    new = make_passkey(town.id, town.ada.id, credential_id=b"newer", since=NOON + MINUTE)
    async with store.writing(town.id) as writing:
        await writing.doors.add_passkey(old)
        await writing.doors.add_passkey(new)
    async with store.reading() as reading:
        assert await reading.doors.passkey(b"credential") == old
        assert await reading.doors.passkey(b"nobody's") is None
        assert await reading.doors.passkeys(town.ada.id) == [new, old]
        assert await reading.doors.passkeys(town.bob.id) == []
    async with store.writing(town.id) as writing:
        assert not await writing.doors.remove_passkey(town.bob.id, old.id)
        assert await writing.doors.remove_passkey(town.ada.id, old.id)
        assert not await writing.doors.remove_passkey(town.ada.id, old.id)
        assert await writing.doors.passkeys(town.ada.id) == [new]


async def test_a_credential_is_one_persons_in_all_territories(store: SqlStore, town: Town) -> None:
    elsewhere = make_territory()
    eve = make_person(elsewhere.id, "Eve")
    async with store.writing(town.id) as writing:
        await writing.doors.add_passkey(make_passkey(town.id, town.ada.id))
        with pytest.raises(Conflict):
            await writing.doors.add_passkey(make_passkey(town.id, town.bob.id))
    async with store.writing(elsewhere.id) as writing:
        await writing.territories.put_territory(elsewhere)
        await writing.people.add_person(eve)
        with pytest.raises(Conflict):
            await writing.doors.add_passkey(make_passkey(elsewhere.id, eve.id))


async def test_a_passkey_is_used_by_one_who_saw_its_last_use(store: SqlStore, town: Town) -> None:
    key = make_passkey(town.id, town.ada.id)
    async with store.writing(town.id) as writing:
        doors = writing.doors
        await doors.add_passkey(key)
        assert await doors.use_passkey(key, 4, NOON + MINUTE)
        assert not await doors.use_passkey(key, 5, NOON + 2 * MINUTE)
        used = await doors.passkey(b"credential")
        assert used is not None
        assert (used.sign_count, used.last_used) == (4, NOON + MINUTE)
        assert await doors.use_passkey(used, 5, NOON + 2 * MINUTE)
        await doors.remove_passkey(town.ada.id, key.id)
        assert not await doors.use_passkey(used, 6, NOON)


async def test_tries_are_counted_up_to_the_last(store: SqlStore, town: Town) -> None:
    phone = make_phone(town.id, town.ada.id)
    async with store.writing(town.id) as writing:
        doors = writing.doors
        await doors.add_locked_phone(phone)
        counted = [await doors.begin_try(b"handle", 3) for _ in range(4)]
        assert [found.attempts if found else None for found in counted] == [1, 2, 3, None]
        assert await doors.begin_try(b"another", 3) is None
        assert await doors.unlock_phone(phone.id, NOON + MINUTE)
        again = await doors.begin_try(b"handle", 3)
        assert again is not None
        assert (again.attempts, again.last_used) == (1, NOON + MINUTE)


async def test_phones_are_listed_and_forgotten(store: SqlStore, town: Town) -> None:
    old = make_phone(town.id, town.ada.id)
    new = make_phone(town.id, town.ada.id, handle_hash=b"newer", since=NOON + MINUTE)
    async with store.writing(town.id) as writing:
        doors = writing.doors
        await doors.add_locked_phone(old)
        await doors.add_locked_phone(new)
        assert await doors.locked_phones(town.ada.id) == [new, old]
        assert await doors.locked_phones(town.bob.id) == []
        assert not await doors.remove_locked_phone(town.bob.id, old.id)
        assert await doors.remove_locked_phone(town.ada.id, old.id)
        await doors.forget_locked_phone(b"nobody's")
        await doors.forget_locked_phone(b"newer")
        await doors.forget_locked_phone(b"newer")
        assert await doors.locked_phones(town.ada.id) == []
        assert not await doors.unlock_phone(new.id, NOON)


async def test_addresses_and_cards_that_work_are_other_ways_in(store: SqlStore, town: Town) -> None:
    card = CardRecord(
        card_hash=b"card", pin_hash="slow", territory_id=town.id, person_id=town.bob.id, attempts=0, revoked=True
    )
    async with store.writing(town.id) as writing:
        doors, identity = writing.doors, writing.identity
        assert not await doors.has_address_or_card(town.ada.id)
        await identity.add_contact(town.id, town.ada.id, Contact(channel=Channel.SMS, address="0102030405"))
        assert await doors.has_address_or_card(town.ada.id)
        await identity.put_card(card)
        assert not await doors.has_address_or_card(town.bob.id)
        await identity.put_card(
            CardRecord(**{**{f: getattr(card, f) for f in card.__struct_fields__}, "revoked": False})
        )
        assert await doors.has_address_or_card(town.bob.id)


NOBODY = {"person_id": new_id("Person")}


@pytest.mark.parametrize(
    ("what", "error"), [({"sign_count": -1}, IntegrityError), (NOBODY, NotFound), ({"id": "ada's"}, InvalidInput)]
)
async def test_a_passkey_that_cannot_be_is_refused(
    store: SqlStore, town: Town, what: dict[str, Any], error: type[Exception]
) -> None:
    wrong = make_passkey(**({"territory_id": town.id, "person_id": town.ada.id} | what))
    async with store.writing(town.id) as writing:
        with pytest.raises(error):
            await writing.doors.add_passkey(wrong)


@pytest.mark.parametrize(
    ("what", "error"), [({"attempts": -1}, IntegrityError), (NOBODY, NotFound), ({"device": "a\x00b"}, InvalidInput)]
)
async def test_a_phone_that_cannot_be_is_refused(
    store: SqlStore, town: Town, what: dict[str, Any], error: type[Exception]
) -> None:
    wrong = make_phone(**({"territory_id": town.id, "person_id": town.ada.id} | what))
    async with store.writing(town.id) as writing:
        with pytest.raises(error):
            await writing.doors.add_locked_phone(wrong)


async def test_two_phones_have_two_handles(store: SqlStore, town: Town) -> None:
    async with store.writing(town.id) as writing:
        await writing.doors.add_locked_phone(make_phone(town.id, town.ada.id))
        with pytest.raises(Conflict):
            await writing.doors.add_locked_phone(make_phone(town.id, town.bob.id))
