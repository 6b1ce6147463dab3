"""Codes, cards, sessions: what is guessed, used, old or revoked opens nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import msgspec
import pytest

from skilltree.service.cards import card_hash, issue_card
from skilltree.service.ports.identity import CardRecord
from skilltree.service.secrets import keyed_hash, pin_hash
from tests.web.people import TERRITORY, Someone, newcomer
from tests.web.served import Served

ME = {"query": "{ me { id displayName sessions { device current } } }"}


def fresh_address() -> str:
    return f"{uuid4().hex}@test.invalid"


def ask_code(served: Served, address: str, **more: str) -> httpx.Response:
    return served.shared.post("/auth/code", json={"channel": "email", "address": address} | more)


def read_code(served: Served, address: str) -> str:
    code: str = served.shared.get("/dev/outbox", params={"address": address.lower()}).json()[0]["code"]
    return code


def verify(served: Served, address: str, code: str, **headers: str) -> httpx.Response:
    given = {"address": address, "code": code, "device": "téléphone"}
    return served.shared.post("/auth/verify", json=given, headers=headers)


def sign_in(served: Served, address: str) -> str:
    assert ask_code(served, address).status_code == 202
    answer = verify(served, address, read_code(served, address))
    assert answer.status_code == 200
    token: str = answer.json()["token"]
    return token


def me(served: Served, token: str) -> httpx.Response:
    return served.shared.post("/graphql", json=ME, headers={"authorization": f"Bearer {token}"})


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_a_new_address_becomes_an_inhabitant(served: Served) -> None:
    address = fresh_address()
    first = me(served, sign_in(served, address)).json()["data"]["me"]
    again = me(served, sign_in(served, address.upper())).json()["data"]["me"]
    assert first["displayName"] == ""
    assert first["id"] == again["id"]
    assert {session["device"] for session in again["sessions"]} == {"téléphone"}


def test_the_answer_does_not_tell_who_is_known(served: Served) -> None:
    known, unknown = ask_code(served, "amina@demo.invalid"), ask_code(served, fresh_address())
    assert (known.status_code, known.json()) == (unknown.status_code, unknown.json()) == (202, {})


def test_a_used_code_opens_nothing(served: Served) -> None:
    address = fresh_address()
    ask_code(served, address)
    code = read_code(served, address)
    assert verify(served, address, code).status_code == 200
    before = served.counts()
    again = verify(served, address, code)
    assert (again.status_code, again.json()["code"]) == (400, "BAD_CODE")
    assert served.counts() == before


def test_an_old_code_opens_nothing(served: Served) -> None:
    address = fresh_address()
    ask_code(served, address)
    hashed = keyed_hash(served.deps.rules.secret, "address", address)

    async def age() -> None:
        async with served.deps.store.writing() as tx:
            record = await tx.identity.code(hashed)
            assert record is not None
            past = record.created_at - timedelta(hours=1)
            await tx.identity.put_code(
                msgspec.structs.replace(record, created_at=past, expires_at=past + timedelta(minutes=10))
            )

    served.run(age())
    assert verify(served, address, read_code(served, address)).json()["code"] == "BAD_CODE"


def test_a_newer_code_replaces_the_older_one(served: Served) -> None:
    address = fresh_address()
    ask_code(served, address)
    older = read_code(served, address)
    ask_code(served, address)
    newer = read_code(served, address)
    if older != newer:
        assert verify(served, address, older).status_code == 400
    assert verify(served, address, newer).status_code == 200


def test_a_code_opens_its_own_address_alone(served: Served) -> None:
    mine, theirs = fresh_address(), fresh_address()
    ask_code(served, mine)
    ask_code(served, theirs)
    if read_code(served, mine) != read_code(served, theirs):
        assert verify(served, theirs, read_code(served, mine)).status_code == 400


def test_guessing_a_code_locks_it(served: Served) -> None:
    address = fresh_address()
    ask_code(served, address)
    code = read_code(served, address)
    for _ in range(served.deps.rules.code_tries):
        assert verify(served, address, other_than(code)).json()["code"] == "BAD_CODE"
    before = served.counts()
    locked = verify(served, address, code)
    assert (locked.status_code, locked.json()["code"]) == (400, "BAD_CODE")
    assert served.counts() == before


def test_asking_for_codes_again_and_again_is_limited(served: Served) -> None:
    address = fresh_address()
    limit = served.deps.rules.codes_an_hour
    answers = [ask_code(served, address) for _ in range(limit + 1)]
    assert [answer.status_code for answer in answers] == [202] * limit + [429]
    refused = answers[-1]
    assert refused.json()["code"] == "RATE_LIMITED"
    assert 0 < refused.json()["retryAfterSeconds"] <= 3600
    assert refused.headers["retry-after"] == str(refused.json()["retryAfterSeconds"])


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/auth/code", {"channel": "email", "address": "no address"}),
        ("/auth/code", {"channel": "email", "address": "a@b\r\nBcc: c@d"}),
        ("/auth/code", {"channel": "email", "address": "a" * 400 + "@test.invalid"}),
        ("/auth/code", {"channel": "sms", "address": "12"}),
        ("/auth/code", {"channel": "pigeon", "address": "a@test.invalid"}),
        ("/auth/code", {"channel": "email"}),
        ("/auth/code", {"channel": "email", "address": 7}),
        ("/auth/code", []),
        ("/auth/verify", {"address": "a@test.invalid"}),
        ("/auth/verify", {"address": "a@test.invalid", "code": "0" * 400}),
        ("/auth/verify", {"address": "", "code": "000000"}),
        ("/auth/card", {"card": "x"}),
        ("/auth/card", {"card": "x" * 400, "pin": "1234"}),
    ],
)
def test_bad_input_is_refused_and_stores_nothing(served: Served, path: str, body: Any) -> None:
    before = served.counts()
    answer = served.shared.post(path, json=body)
    assert answer.status_code == 400
    assert answer.json()["code"] == "INVALID_INPUT"
    assert served.counts() == before


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[" * 50_000, b'{"address": "\\ud800", "code": "1"}'])
@pytest.mark.parametrize("path", ["/auth/code", "/auth/verify", "/auth/card"])
def test_bodies_that_cannot_be_read_are_refused(served: Served, path: str, body: bytes) -> None:
    answer = served.shared.post(path, content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["code"] == "INVALID_INPUT"


@pytest.mark.parametrize("token", ["x" * 43, "x", "x" * 5_000, "é" * 30])
def test_a_dead_session_is_told_so(served: Served, token: str) -> None:
    headers = {"authorization": f"Bearer {token}".encode().decode("latin-1")}
    for path in ("/graphql", "/auth/signout"):
        answer = served.shared.post(path, json=ME, headers={k: v.encode("latin-1") for k, v in headers.items()})  # type: ignore[arg-type]  # bytes are taken too
        assert (answer.status_code, answer.json()["code"]) == (401, "SESSION_EXPIRED")


def test_a_dead_session_writes_nothing(served: Served) -> None:
    before = served.counts()
    answer = Someone(served, token="x" * 43).send("setGoal", {"goal": None})
    assert answer["code"] == "SESSION_EXPIRED"
    assert served.counts() == before


def test_signing_out_ends_this_session_alone(served: Served) -> None:
    address = fresh_address()
    one, other = sign_in(served, address), sign_in(served, address)
    assert served.shared.post("/auth/signout", headers={"authorization": f"Bearer {one}"}).status_code == 204
    assert me(served, one).status_code == 401
    sessions = me(served, other).json()["data"]["me"]["sessions"]
    assert [session["current"] for session in sessions] == [True]


def test_a_login_ends_the_session_that_it_came_with(served: Served) -> None:
    address = fresh_address()
    before = sign_in(served, address)
    ask_code(served, address)
    after = verify(served, address, read_code(served, address), authorization=f"Bearer {before}").json()["token"]
    assert me(served, before).status_code == 401
    assert me(served, after).status_code == 200


def print_card(served: Served, person: Someone, pin: str) -> str:
    """Keep a card of this person; return what its QR code holds."""
    card = uuid4().hex

    async def keep() -> None:
        async with served.deps.store.writing(TERRITORY) as tx:
            await tx.identity.put_card(
                CardRecord(
                    card_hash=card_hash(card),
                    pin_hash=pin_hash(pin),
                    territory_id=TERRITORY,
                    person_id=person.id,
                    attempts=0,
                    revoked=False,
                )
            )

    served.run(keep())
    return card


def use_card(served: Served, card: str, pin: str) -> httpx.Response:
    return served.shared.post("/auth/card", json={"card": card, "pin": pin})


def test_a_card_and_its_pin_sign_in(served: Served) -> None:
    person = newcomer(served)
    card = print_card(served, person, "4821")
    token = use_card(served, card, "4821").json()["token"]
    assert me(served, token).json()["data"]["me"]["id"] == person.id
    assert use_card(served, uuid4().hex, "4821").json()["code"] == "BAD_CODE"


def test_a_printed_number_is_read_however_it_is_typed(served: Served) -> None:
    person = newcomer(served)
    card = served.run(issue_card(served.deps.store, TERRITORY, person.id))
    typed = card.number.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert me(served, use_card(served, typed, card.pin).json()["token"]).json()["data"]["me"]["id"] == person.id


def test_a_new_card_ends_the_earlier_one(served: Served) -> None:
    person = newcomer(served)
    lost, found = (served.run(issue_card(served.deps.store, TERRITORY, person.id)) for _ in range(2))
    assert use_card(served, lost.number, lost.pin).json()["code"] == "BAD_CODE"
    assert use_card(served, found.number, found.pin).status_code == 200


def test_guessing_a_pin_locks_the_card(served: Served) -> None:
    card = print_card(served, newcomer(served), "4821")
    for _ in range(served.deps.rules.code_tries):
        assert use_card(served, card, "0000").json()["code"] == "BAD_CODE"
    assert use_card(served, card, "4821").json()["code"] == "BAD_CODE"


def test_a_right_pin_forgives_the_wrong_ones(served: Served) -> None:
    card = print_card(served, newcomer(served), "4821")
    for _ in range(3):
        for _ in range(served.deps.rules.code_tries - 1):
            use_card(served, card, "0000")
        assert use_card(served, card, "4821").status_code == 200


def test_a_new_card_ends_the_old_one(served: Served) -> None:
    person = newcomer(served)
    old, new = print_card(served, person, "1111"), print_card(served, person, "2222")
    assert use_card(served, old, "1111").json()["code"] == "BAD_CODE"
    assert use_card(served, new, "2222").status_code == 200
