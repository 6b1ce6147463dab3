"""Consents, accesses, contact requests, confirmation links."""

import pytest

from skilltree.model.errors import Conflict
from skilltree.model.ids import new_id
from skilltree.model.ledger import AccessRecord, ConfirmationLink, Consent
from skilltree.model.words import ContactStatus
from skilltree.store import SqlStore
from tests.store.conftest import Town
from tests.store.samples import MINUTE, NOON, make_contact


async def test_consents_come_in_the_order_of_writing(store: SqlStore, town: Town) -> None:
    given, withdrawn = (
        Consent(person_id=town.ada.id, purpose="talents", scope="", text_version="1", given=yes, at=NOON)
        for yes in (True, False)
    )
    async with store.writing(town.id) as writing:
        for line in (given, withdrawn, given):
            await writing.ledger.consent(town.id, line)
    async with store.reading() as reading:
        assert await reading.ledger.consents(town.ada.id) == [given, withdrawn, given]
        assert await reading.ledger.consents(town.bob.id) == []


async def test_accesses_come_newest_first(store: SqlStore, town: Town) -> None:
    records = [
        AccessRecord(
            person_id=person_id,
            reader_id=reader_id,
            who="Un recruteur",
            what="profil",
            why="recherche",
            at=NOON + late * MINUTE,
        )
        for person_id, reader_id, late in (
            (town.ada.id, town.bob.id, 0),
            (town.ada.id, None, 1),
            (town.bob.id, None, 2),
        )
    ]
    async with store.writing(town.id) as writing:
        await writing.ledger.log_accesses(town.id, records)
        await writing.ledger.log_accesses(town.id, [])
    async with store.reading() as reading:
        assert await reading.ledger.accesses(town.ada.id, 10) == [records[1], records[0]]
        assert await reading.ledger.accesses(town.ada.id, 1) == [records[1]]


async def test_one_request_of_an_organisation_is_pending_at_a_time(store: SqlStore, town: Town) -> None:
    first, second = (
        make_contact(town.id, town.organisation.id, town.ada.id, town.bob.id, at=NOON + late * MINUTE)
        for late in (0, 1)
    )
    async with store.writing(town.id) as writing:
        ledger = writing.ledger
        await ledger.add_contact(first)
        assert await ledger.contact(first.id) == first
        with pytest.raises(Conflict):
            await ledger.add_contact(second)
        assert await ledger.answer_contact(first.id, ContactStatus.REFUSED, NOON + MINUTE)
        assert not await ledger.answer_contact(first.id, ContactStatus.ACCEPTED, NOON + MINUTE)
        assert not await ledger.answer_contact(new_id("ContactRequest"), ContactStatus.ACCEPTED, NOON)
        await ledger.add_contact(second)
        answered = await ledger.contact(first.id)
        assert answered is not None
        assert (answered.status, answered.answered_at) == (ContactStatus.REFUSED, NOON + MINUTE)
        assert await ledger.contacts_of(town.ada.id) == [second, answered]
        assert await ledger.contacts_by(town.organisation.id, [town.ada.id, town.bob.id]) == {town.ada.id: second}
        assert await ledger.contacts_by(new_id("Organisation"), [town.ada.id]) == {}


async def test_a_confirmation_link_is_used_once(store: SqlStore, town: Town) -> None:
    link = ConfirmationLink(
        token_hash=b"hash",
        territory_id=town.id,
        person_id=town.ada.id,
        skill_id=town.welding,
        level=3,
        created_at=NOON,
        expires_at=NOON + MINUTE,
    )
    async with store.writing(town.id) as writing:
        await writing.ledger.add_confirmation(link)
        assert await writing.ledger.confirmation(b"hash") == link
        assert await writing.ledger.use_confirmation(b"hash", NOON)
        assert not await writing.ledger.use_confirmation(b"hash", NOON)
        assert not await writing.ledger.use_confirmation(b"other", NOON)
        used = await writing.ledger.confirmation(b"hash")
        assert used is not None
        assert used.used_at == NOON
        assert await writing.ledger.confirmation(b"other") is None


async def test_an_organisation_reads_what_it_asked_newest_first(store: SqlStore, town: Town) -> None:
    first, second = (
        make_contact(town.id, town.organisation.id, person.id, town.bob.id, at=NOON + late * MINUTE)
        for late, person in enumerate((town.ada, town.bob))
    )
    async with store.writing(town.id) as writing:
        for request in (first, second):
            await writing.ledger.add_contact(request)
    async with store.reading() as reading:
        assert await reading.ledger.contacts_asked([town.organisation.id], 10) == [second, first]
        assert await reading.ledger.contacts_asked([town.organisation.id], 1) == [second]
        assert await reading.ledger.contacts_asked([new_id("Organisation")], 10) == []
