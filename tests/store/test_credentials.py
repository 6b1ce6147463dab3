"""Keys, credentials, places of status lists and links: what is kept, and what the databases refuse."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from skilltree.model.credential import (
    LIST_BITS,
    Achievement,
    Credential,
    CredentialShare,
    CredentialStanding,
    CredentialWay,
    IssuerKey,
    Place,
)
from skilltree.model.errors import Conflict, NotFound
from skilltree.model.ids import new_id
from skilltree.model.words import Language
from skilltree.store import SqlStore, credentials_writing
from skilltree.store.fields import fields
from skilltree.store.tables import credentials as t
from tests.store.conftest import Town
from tests.store.samples import MINUTE, NOON, make_fact
from tests.store.test_constraints import raw, refuse

__all__ = ["raw"]


def make_key(town: Town, **changes: Any) -> IssuerKey:
    values: dict[str, Any] = {
        "territory_id": town.id, "id": new_id("IssuerKey"), "organisation_id": None, "public": "z6Mk", "sealed": b"s",
        "created_at": NOON,
    }  # fmt: skip
    return IssuerKey(**(values | changes))


def make_achievement(town: Town, **changes: Any) -> Achievement:
    values: dict[str, Any] = {
        "territory_id": town.id, "id": new_id("Achievement"), "issuer": town.id, "skill_id": town.welding, "level": 2,
        "way": CredentialWay.COURSE, "source_id": "", "language": Language.FR, "title": "Souder", "hours": 1.5,
    }  # fmt: skip
    return Achievement(**(values | changes))


async def keep(store: SqlStore, town: Town, **changes: Any) -> Credential:
    """A fact with its credential."""
    async with store.writing(town.id) as tx:
        fact = await tx.evidence.append(town.id, make_fact(town.ada.id, town.welding))
        keys = await tx.credentials.issuer_keys(town.id, None)
        if not keys:
            await tx.credentials.add_key(make_key(town))
            keys = await tx.credentials.issuer_keys(town.id, None)
        achievement = await tx.credentials.put_achievement(make_achievement(town))
        place = await tx.credentials.take_place(town.id, town.id)
        values: dict[str, Any] = {
            "territory_id": town.id, "id": new_id("Credential"), "person_id": town.ada.id, "evidence_id": fact.id,
            "achievement_id": achievement.id, "key_id": keys[0].id, "issuer": town.id, "title": "Souder",
            "issuer_name": "Val d'Essai", "holder": None, "content": b"{}", "issued_at": NOON, **fields(place),
        }  # fmt: skip
        made = Credential(**(values | changes))
        await tx.credentials.add_credential(made)
        return made


async def places(store: SqlStore, town: Town) -> list[int]:
    async with store.reading() as db:
        return await db.credentials.revoked_places(town.id, 0)


async def test_an_issuer_has_one_key_that_signs(store: SqlStore, town: Town) -> None:
    first, own = make_key(town), make_key(town, organisation_id=town.organisation.id)
    async with store.writing(town.id) as tx:
        await tx.credentials.add_key(first)
        await tx.credentials.add_key(own)
        assert await tx.credentials.issuer_keys(town.id, None) == [first]
        assert await tx.credentials.issuer_keys(town.id, town.organisation.id) == [own]
    for organisation in (None, town.organisation.id):
        with pytest.raises(Conflict):
            async with store.writing(town.id) as tx:
                await tx.credentials.add_key(make_key(town, organisation_id=organisation))
    second = make_key(town, created_at=NOON + MINUTE)
    async with store.writing(town.id) as tx:
        assert await tx.credentials.retire_key(first.id, NOON)
        assert not await tx.credentials.retire_key(first.id, NOON)
        await tx.credentials.add_key(second)
        assert [key.id for key in await tx.credentials.issuer_keys(town.id, None)] == [second.id, first.id]
        assert await tx.credentials.revoke_key(second.id, NOON)
        assert not await tx.credentials.revoke_key(second.id, NOON)
        assert [key.signs for key in await tx.credentials.issuer_keys(town.id, None)] == [False, False]
        assert {key.id for key in await tx.credentials.all_keys()} >= {first.id, second.id, own.id}


async def test_a_fact_has_one_credential_that_was_not_withdrawn(store: SqlStore, town: Town) -> None:
    made = await keep(store, town)
    async with store.reading() as db:
        assert await db.credentials.credential(made.id) == made
        assert await db.credentials.credential_for(made.evidence_id) == made
        assert await db.credentials.credentials_of(town.ada.id) == [made]
        assert list(await db.credentials.achievements_of(town.ada.id)) == [made.achievement_id]
        assert await db.credentials.credential(new_id("Credential")) is None
    with pytest.raises(Conflict):
        await keep(store, town, evidence_id=made.evidence_id)
    async with store.writing(town.id) as tx:
        assert await tx.credentials.withdraw_credential(made.id, NOON)
        assert not await tx.credentials.withdraw_credential(made.id, NOON)
        assert await tx.credentials.credential_for(made.evidence_id) is None
    again = await keep(store, town, evidence_id=made.evidence_id)
    async with store.reading() as db:
        assert {one.id for one in await db.credentials.credentials_of(town.ada.id)} == {made.id, again.id}


async def test_bits_are_what_the_rows_say(store: SqlStore, town: Town) -> None:
    withdrawn, retracted, good = [await keep(store, town) for _ in range(3)]
    assert await places(store, town) == []
    async with store.writing(town.id) as tx:
        await tx.credentials.withdraw_credential(withdrawn.id, NOON)
        await tx.evidence.retract(town.id, retracted.evidence_id, by=town.ada.id, at=NOON)
        given = await tx.credentials.take_place(town.id, town.id)
    # A place without a credential is that of somebody who was erased.
    expected = sorted([withdrawn.position, retracted.position, given.position])
    assert await places(store, town) == expected
    async with store.reading() as db:
        standing = [await db.credentials.credential(one.id) for one in (withdrawn, retracted, good)]
        assert [one.standing(NOON) for one in standing if one] == [
            CredentialStanding.REVOKED,
            CredentialStanding.REVOKED,
            CredentialStanding.VALID,
        ]
        assert await db.credentials.list_size(town.id, 0) == 4
        assert await db.credentials.list_size(town.id, 1) == 0
        assert await db.credentials.revoked_places(town.id, 1) == []
    async with store.writing(town.id) as tx:
        await tx.credentials.revoke_key(good.key_id, NOON)
    assert await places(store, town) == sorted([*expected, good.position])


async def test_a_list_that_is_half_full_is_followed_by_another(
    store: SqlStore, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(credentials_writing, "FULL", 3)
    async with store.writing(town.id) as tx:
        given = [await tx.credentials.take_place(town.id, town.id) for _ in range(7)]
        assert [place.list_number for place in given] == [0, 0, 0, 1, 1, 1, 2]
        other = await tx.credentials.take_place(town.id, town.organisation.id)
    assert len({(place.list_number, place.position) for place in given}) == 7
    assert other.list_number == 0


async def test_a_place_is_never_given_twice(store: SqlStore, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter([5, 5, 5, 9])
    monkeypatch.setattr("skilltree.store.credentials_writing.secrets.randbelow", lambda _: next(drawn))
    async with store.writing(town.id) as tx:
        first, second = [await tx.credentials.take_place(town.id, town.id) for _ in range(2)]
    assert (first, second) == (Place(list_number=0, position=5), Place(list_number=0, position=9))


async def test_an_achievement_is_kept_once(store: SqlStore, town: Town) -> None:
    first, same, other = make_achievement(town), make_achievement(town), make_achievement(town, level=3)
    async with store.writing(town.id) as tx:
        assert await tx.credentials.put_achievement(first) == first
        assert await tx.credentials.put_achievement(same) == first
        assert await tx.credentials.put_achievement(other) == other
        assert await tx.credentials.achievement(first.id) == first
        assert await tx.credentials.achievement(same.id) is None


async def test_links_end_and_are_forgotten(store: SqlStore, town: Town) -> None:
    made = await keep(store, town)
    links = [
        CredentialShare(
            territory_id=town.id,
            id=new_id("CredentialShare"),
            credential_id=made.id,
            person_id=town.ada.id,
            token_hash=name,
            created_at=NOON,
            until=NOON + timedelta(days=days),
        )
        for name, days in ((b"a", 3), (b"b", 30))
    ]
    async with store.writing(town.id) as tx:
        for one in links:
            await tx.credentials.add_share(one)
        assert await tx.credentials.share(b"a") == links[0]
        assert await tx.credentials.share(b"c") is None
        assert {one.id for one in await tx.credentials.shares_of(town.ada.id)} == {one.id for one in links}
        assert [one.works(NOON + timedelta(days=4)) for one in links] == [False, True]
        assert await tx.credentials.forget_shares(NOON + timedelta(days=4)) == 1
        assert await tx.credentials.stop_shares(made.id, NOON) == 1
        assert await tx.credentials.stop_shares(made.id, NOON) == 0
        assert await tx.credentials.shares_of(town.ada.id) == []
        assert await tx.credentials.forget_shares(NOON + MINUTE) == 1
        assert await tx.credentials.share(b"b") is None


async def test_what_the_databases_refuse(store: SqlStore, town: Town, raw: Any) -> None:
    place = {"territory_id": town.id, "issuer": town.id, "list_number": 0, "position": 0}
    await refuse(raw, t.status_place, place | {"position": LIST_BITS}, because="ck_status_place_position")
    await refuse(raw, t.status_place, place | {"position": -1}, because="ck_status_place_position")
    await refuse(raw, t.status_place, place | {"list_number": -1}, because="ck_status_place_list_number")
    await refuse(raw, t.status_place, place | {"position": LIST_BITS - 1}, because="")
    await refuse(raw, t.achievement, fields(make_achievement(town, level=5)), because="ck_achievement_level")
    await refuse(raw, t.achievement, fields(make_achievement(town, hours=-1.0)), because="ck_achievement_hours")
    await refuse(raw, t.achievement, fields(make_achievement(town)), because="")


@pytest.mark.parametrize("changes", [{"position": 1}, {"person_id": new_id("Person")}, {"key_id": new_id("IssuerKey")}])
async def test_a_credential_stands_on_rows_that_are_there(store: SqlStore, town: Town, changes: dict[str, Any]) -> None:
    with pytest.raises(NotFound):
        await keep(store, town, **changes)
