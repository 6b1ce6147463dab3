"""Global ids round trip, refuse what is not ours, and agree between imports."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skilltree.model.errors import InvalidInput
from skilltree.model.ids import (
    are_kin,
    decode_id,
    encode_id,
    kin_id,
    new_id,
    new_uuid,
    occupation_id_of,
    rome_occupation_id_of,
    rome_skill_id_of,
    row_id,
    skill_id_of,
    starter_id_of,
)

NAMES = st.sampled_from(["Skill", "Person", "Occupation", "Module"])


@given(NAMES, st.uuids())
def test_ids_round_trip(name: str, row: UUID) -> None:
    assert decode_id(encode_id(name, row)) == (name, row)
    assert row_id(name, encode_id(name, row)) == row


@given(st.text(max_size=120))
def test_garbage_is_refused_with_a_typed_error(garbage: str) -> None:
    with suppress(InvalidInput):  # and no other error
        name, row = decode_id(garbage)
        assert name.isalpha()
        assert isinstance(row, UUID)


@pytest.mark.parametrize("garbage", ["", "é", "\x00", "a", "====", "U2tpbGw6", "A" * 10_000, "U2tpbGw6bm90LWEtdXVpZA"])
def test_this_garbage_is_refused(garbage: str) -> None:
    with pytest.raises(InvalidInput):
        decode_id(garbage)


@given(NAMES, st.uuids())
def test_an_id_of_another_type_is_refused(name: str, row: UUID) -> None:
    with pytest.raises(InvalidInput):
        row_id("Territory", encode_id(name, row))


@given(st.floats(0, 4e9), st.floats(0, 4e9))
def test_rows_sort_by_time(one: float, other: float) -> None:
    first, second = sorted((one, other))
    assert new_uuid(first).version == 7
    assert new_uuid(first).int >> 80 <= new_uuid(second).int >> 80


def test_two_fresh_ids_differ() -> None:
    assert new_id("Person") != new_id("Person")


def test_taxonomy_ids_agree_between_imports_and_not_between_kinds() -> None:
    uri = "http://data.europa.eu/esco/skill/0005c151-5b5a-4a66-8aac-60e734beb1ab"
    assert skill_id_of(uri) == skill_id_of(uri)
    ids = {
        skill_id_of(uri),
        occupation_id_of(uri),
        rome_skill_id_of("1"),
        rome_occupation_id_of("1"),
        starter_id_of("Skill", "1"),
    }
    assert len(ids) == 5


def test_kin_are_told_from_strangers_at_any_remove() -> None:
    session, stranger = new_id("DeviceSession"), new_id("DeviceSession")
    phone = kin_id("LockedPhone", session)
    later = [kin_id("DeviceSession", phone) for _ in range(100)]
    assert decode_id(phone)[0] == "LockedPhone"
    assert len({phone, session, *later}) == 102
    assert all(are_kin(session, one) for one in later)
    assert not are_kin(phone, stranger)
    assert all(decode_id(one)[1].version == 7 for one in later)


def test_the_same_noise_at_the_same_instant_is_the_same_id() -> None:
    noise = bytes(range(10))
    assert new_id("Person", at=1_800_000_000.25, noise=noise) == new_id("Person", at=1_800_000_000.25, noise=noise)
    assert new_id("Person", at=1_800_000_000.25, noise=noise) != new_id("Person", at=1_800_000_000.25)
