"""Organisations that may replace a person's card, and the codes that prove that both are there."""

import msgspec
import pytest

from skilltree.model.assistance import Assistance, HelpCode
from skilltree.model.errors import NotFound
from skilltree.model.ids import new_id
from skilltree.store import SqlStore
from tests.store.conftest import Town
from tests.store.samples import MINUTE, NOON


async def test_help_is_listed_on_both_sides_and_ended(store: SqlStore, town: Town) -> None:
    organisation, person = town.organisation.id, town.bob.id
    first = Assistance(organisation_id=organisation, person_id=town.ada.id, since=NOON, card_since=NOON)
    later = Assistance(organisation_id=organisation, person_id=person, since=NOON + MINUTE)
    async with store.writing(town.id) as writing:
        for one in (first, later):
            await writing.assistance.put_assistance(town.id, one)
    async with store.reading() as reading:
        assert await reading.assistance.assisted_by(organisation, 10) == [later, first]
        assert await reading.assistance.assisted_by(organisation, 1) == [later]
        assert await reading.assistance.helpers_of(town.ada.id) == [first]
        assert await reading.assistance.assistance(organisation, person) == later
        assert await reading.assistance.assistance(new_id("Organisation"), person) is None
    async with store.writing(town.id) as writing:
        assert await writing.assistance.end_assistance(organisation, person)
        assert not await writing.assistance.end_assistance(organisation, person)
        assert await writing.assistance.helpers_of(person) == []


async def test_a_new_card_is_noted(store: SqlStore, town: Town) -> None:
    organisation, person = town.organisation.id, town.bob.id
    helping = Assistance(organisation_id=organisation, person_id=person, since=NOON)
    renewed = msgspec.structs.replace(helping, card_since=NOON + MINUTE)
    async with store.writing(town.id) as writing:
        await writing.assistance.put_assistance(town.id, helping)
        await writing.assistance.put_assistance(town.id, renewed)
        assert await writing.assistance.assistance(organisation, person) == renewed


async def test_a_code_is_replaced_counted_and_dropped(store: SqlStore, town: Town) -> None:
    code = HelpCode(territory_id=town.id, person_id=town.ada.id, code_hash=b"one", attempts=0, expires_at=NOON)
    async with store.writing(town.id) as writing:
        help_with = writing.assistance
        assert await help_with.help_code(town.ada.id) is None
        await help_with.put_help_code(code)
        await help_with.count_help_attempt(town.ada.id)
        assert await help_with.help_code(town.ada.id) == msgspec.structs.replace(code, attempts=1)
        newer = msgspec.structs.replace(code, code_hash=b"two", expires_at=NOON + MINUTE)
        await help_with.put_help_code(newer)
        assert await help_with.help_code(town.ada.id) == newer
        assert await help_with.drop_help_codes_before(NOON + MINUTE) == 0
        assert await help_with.drop_help_codes_before(NOON + 2 * MINUTE) == 1
        await help_with.put_help_code(code)
        await help_with.drop_help_code(town.ada.id)
        assert await help_with.help_code(town.ada.id) is None


async def test_nobody_helps_somebody_of_another_territory(store: SqlStore, town: Town) -> None:
    organisation = town.organisation.id
    stranger = Assistance(organisation_id=organisation, person_id=new_id("Person"), since=NOON)
    with pytest.raises(NotFound):
        async with store.writing(town.id) as writing:
            await writing.assistance.put_assistance(town.id, stranger)
