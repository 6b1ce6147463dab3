"""Profiles on a shared phone: a handle and its PIN together open one account; five wrong tries close the handle."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest

from skilltree.service import locked_phones
from skilltree.service.secrets import token_hash
from tests.web.passkeys import told
from tests.web.people import TERRITORY, Someone, again, newcomer
from tests.web.served import Served

PIN = "4821"
WRONG = "1397"
ME = {"query": "{ me { id sessions { id device current } } }"}


def post(served: Served, path: str, body: Any, token: str | None = None, **headers: str) -> httpx.Response:
    signed = {"authorization": f"Bearer {token}"} if token else {}
    return served.shared.post(f"/auth/{path}", json=body, headers=signed | headers)


def lock(person: Someone, pin: str = PIN, device: str = "téléphone de la famille") -> str:
    answer = post(person.served, "pin", {"pin": pin, "device": device}, person.token)
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    handle: str = answer.json()["handle"]
    return handle


def unlock(served: Served, handle: str, pin: str = PIN) -> httpx.Response:
    return post(served, "unlock", {"handle": handle, "pin": pin, "device": "autre chose"})


def graphql(served: Served, token: str) -> httpx.Response:
    return served.shared.post("/graphql", json=ME, headers={"authorization": f"Bearer {token}"})


def me(served: Served, token: str) -> Any:
    return graphql(served, token).json()["data"]["me"]


def test_a_handle_and_its_pin_open_the_account(served_on_each: Served) -> None:
    served = served_on_each
    person = newcomer(served)
    before = served.counts()
    handle = lock(person)
    assert served.counts() == before | {"locked_phone": before["locked_phone"] + 1}
    answer = unlock(served, handle)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    found = me(served, answer.json()["token"])
    assert found["id"] == person.id
    assert [each["device"] for each in found["sessions"] if each["current"]] == ["téléphone de la famille"]


def test_two_people_of_one_phone_never_meet(served: Served) -> None:
    one, other = newcomer(served), newcomer(served)
    handles = lock(one, "4821"), lock(other, "7305")
    assert handles[0] != handles[1]
    assert me(served, unlock(served, handles[0], "4821").json()["token"])["id"] == one.id
    assert me(served, unlock(served, handles[1], "7305").json()["token"])["id"] == other.id
    assert told(unlock(served, handles[0], "7305")) == (400, "BAD_CODE")


def test_only_hashes_are_kept(served: Served) -> None:
    person = newcomer(served)
    handle = lock(person)

    async def kept() -> Any:
        async with served.deps.store.reading() as db:
            return (await db.doors.locked_phones(person.id))[0]

    phone = served.run(kept())
    assert len(handle) >= 43
    assert phone.handle_hash == token_hash(handle)
    assert PIN not in phone.pin_hash
    assert handle not in repr(phone)


def test_five_wrong_tries_close_the_handle_for_ever(served_on_each: Served) -> None:
    served = served_on_each
    person = newcomer(served)
    handle, elsewhere = lock(person), again(person)
    answers = [unlock(served, handle, WRONG) for _ in range(4)]
    assert [answer.json()["triesLeft"] for answer in answers] == [4, 3, 2, 1]
    assert {told(answer) for answer in answers} == {(400, "BAD_CODE")}
    before = served.counts()
    assert told(unlock(served, handle, WRONG)) == (410, "LOCKED_OUT")
    for pin in (WRONG, PIN):
        assert told(unlock(served, handle, pin)) == (410, "LOCKED_OUT")
    assert served.counts() == before | {"locked_phone": before["locked_phone"] - 1}
    assert me(served, str(elsewhere.token))["id"] == person.id, "other ways in go on"


def test_a_right_pin_forgives_the_wrong_ones(served: Served) -> None:
    handle = lock(newcomer(served))
    for _ in range(3):
        for _ in range(4):
            assert unlock(served, handle, WRONG).status_code == 400
        assert unlock(served, handle).status_code == 200


def test_guessing_at_once_gives_no_more_guesses(served_on_each: Served) -> None:
    served = served_on_each
    handle = lock(newcomer(served), "4826")

    async def all_at_once() -> list[tuple[int, str]]:
        pins = [f"{number}" for number in range(7301, 7321)]
        sent = (asyncio.to_thread(unlock, served, handle, pin) for pin in pins)
        return [told(answer) for answer in await asyncio.gather(*sent)]

    answers = asyncio.run(all_at_once())
    assert answers.count((400, "BAD_CODE")) == 4
    assert answers.count((410, "LOCKED_OUT")) == 16
    assert told(unlock(served, handle, "4826")) == (410, "LOCKED_OUT")


@pytest.mark.parametrize(
    "pin",
    [
        "0000",
        "1111",
        "99999999",
        "1234",
        "0123",
        "4321",
        "87654321",
        "7890",
        "1212",
        "1122",
        "2580",
        "0852",
        "40404040",
    ],
)
def test_pins_that_everybody_tries_are_refused(served: Served, pin: str) -> None:
    person = newcomer(served)
    before = served.counts()
    assert told(post(served, "pin", {"pin": pin, "device": "x"}, person.token)) == (400, "PIN_TOO_SIMPLE")
    assert served.counts() == before


@pytest.mark.parametrize("pin", ["4821", "1357", "20481024", "00123", "1235"])
def test_other_pins_are_taken(served: Served, pin: str) -> None:
    assert unlock(served, lock(newcomer(served), pin), pin).status_code == 200


@pytest.mark.parametrize(
    "pin", ["", "482", "482193760", "48 21", "48a1", "４８２１", "٤٨٢١", "4821\n", "48\x0021", "-482"]
)
@pytest.mark.parametrize("path", ["pin", "unlock"])
def test_what_is_no_pin_is_refused_and_is_no_try(served: Served, path: str, pin: str) -> None:
    person = newcomer(served)
    handle = lock(person)
    before = served.counts()
    answer = post(served, path, {"pin": pin, "handle": handle}, person.token)
    assert told(answer) == (400, "INVALID_INPUT")
    assert answer.json()["field"] == "pin"
    assert served.counts() == before
    assert unlock(served, handle, WRONG).json()["triesLeft"] == 4


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("pin", {}),
        ("pin", {"pin": 4821}),
        ("pin", {"pin": ["4", "8", "2", "1"]}),
        ("pin", {"pin": PIN, "device": {"a": 1}}),
        ("pin", {"pin": "4" * 400}),
        ("unlock", {"pin": PIN}),
        ("unlock", {"handle": 7, "pin": PIN}),
        ("unlock", {"handle": "x" * 400, "pin": PIN}),
        ("forget", {}),
        ("forget", {"handle": None}),
        ("forget", []),
    ],
)
def test_nonsense_is_refused(served: Served, path: str, body: Any) -> None:
    person = newcomer(served)
    before = served.counts()
    assert told(post(served, path, body, person.token)) == (400, "INVALID_INPUT")
    assert served.counts() == before


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 50_000, b'{"handle": "\\ud800", "pin": "4821"}'])
@pytest.mark.parametrize("path", ["pin", "unlock", "forget"])
def test_bodies_that_cannot_be_read_are_refused(served: Served, path: str, body: bytes) -> None:
    answer = served.shared.post(f"/auth/{path}", content=body, headers={"content-type": "application/json"})
    assert told(answer) == (400, "INVALID_INPUT")


def test_ten_megabytes_are_refused(served: Served) -> None:
    for path in ("pin", "unlock", "forget"):
        assert told(post(served, path, {"pin": PIN, "handle": "x" * 10_000_000})) == (413, "TOO_LARGE")


@pytest.mark.parametrize("handle", ["", "x", "x" * 43, "\x00", "é" * 43, "' OR 1=1"])
def test_a_made_up_handle_opens_nothing(served: Served, handle: str) -> None:
    before = served.counts()
    assert told(unlock(served, handle)) == (410, "LOCKED_OUT")
    assert post(served, "forget", {"handle": handle}).status_code == 204
    assert served.counts() == before


def test_nobody_chooses_a_pin_without_being_signed_in(served: Served) -> None:
    before = served.counts()
    assert told(post(served, "pin", {"pin": PIN})) == (401, "UNAUTHENTICATED")
    assert told(post(served, "pin", {"pin": PIN}, "x" * 43)) == (401, "SESSION_EXPIRED")
    assert served.counts() == before


@pytest.mark.parametrize("path", ["pin", "unlock", "forget"])
def test_other_sites_are_refused(served: Served, path: str) -> None:
    before = served.counts()
    answer = post(served, path, {"pin": PIN, "handle": "x"}, origin="https://elsewhere.invalid")
    assert told(answer) == (403, "CROSS_ORIGIN")
    assert served.counts() == before


def test_forgetting_twice_is_forgetting_once(served: Served) -> None:
    person = newcomer(served)
    handle = lock(person)
    for _ in range(2):
        assert post(served, "forget", {"handle": handle}).status_code == 204
    assert told(unlock(served, handle)) == (410, "LOCKED_OUT")
    assert graphql(served, str(person.token)).status_code == 200, "whoever is signed in stays so"


def test_a_pin_chosen_again_replaces_the_one_of_this_phone(served: Served) -> None:
    person = newcomer(served)
    elsewhere = lock(again(person), "7305")
    first = lock(person)
    opened = unlock(served, lock(person, "6194"), "6194").json()["token"]
    assert told(unlock(served, first)) == (410, "LOCKED_OUT")
    newest = lock(Someone(served, person.id, opened), "8263")
    assert unlock(served, newest, "8263").status_code == 200
    assert unlock(served, elsewhere, "7305").status_code == 200


def test_a_phone_has_one_session_at_a_time(served: Served) -> None:
    person = newcomer(served)
    elsewhere = again(person)
    handle = lock(person)
    first = unlock(served, handle).json()["token"]
    assert graphql(served, str(person.token)).status_code == 401, "the session that chose the PIN was this phone's"
    second = unlock(served, handle).json()["token"]
    assert graphql(served, first).status_code == 401
    assert len(me(served, second)["sessions"]) == 2
    assert graphql(served, str(elsewhere.token)).status_code == 200


def test_over_https_the_session_is_a_cookie(served: Served) -> None:
    handle = lock(newcomer(served))
    answer = post(served, "unlock", {"handle": handle, "pin": PIN}, **{"x-forwarded-proto": "https"})
    assert answer.json()["token"] is None
    assert answer.headers["set-cookie"].startswith("__Host-session=")


def test_twenty_phones_are_enough(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locked_phones, "MOST_PHONES", 2)
    person = newcomer(served)
    for device in (person, again(person)):
        lock(device)
    answer = post(served, "pin", {"pin": PIN}, again(person).token)
    assert told(answer) == (409, "TOO_MANY")
    lock(person, "7305")


def test_trying_many_handles_is_limited(template: Path, tmp_path: Path) -> None:
    with Served(template, tmp_path / "limited", demo=False) as served:
        limit = served.deps.rules.codes_an_hour * 5 * 20
        for _ in range(limit):
            assert unlock(served, "x" * 43).status_code == 410
        assert told(unlock(served, lock(newcomer(served)))) == (429, "RATE_LIMITED")


def test_a_pin_that_is_set_again_and_again_is_limited(template: Path, tmp_path: Path) -> None:
    with Served(template, tmp_path / "limited", demo=False) as served:
        person = newcomer(served, territory=TERRITORY)
        for _ in range(served.deps.rules.codes_an_hour * 5):
            lock(person)
        assert told(post(served, "pin", {"pin": PIN}, person.token)) == (429, "RATE_LIMITED")
