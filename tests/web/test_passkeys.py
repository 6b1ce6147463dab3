"""Passkeys: what is signed for this page, once and in time, opens the right account; nothing else opens any."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from skilltree.service import passkeys
from tests.web.authenticator import Authenticator, unb64
from tests.web.passkeys import ME, Browser, browser, told
from tests.web.people import OTHER_TERRITORY, newcomer
from tests.web.served import Served

BAD = (400, "BAD_CODE")


@pytest.fixture
def page(served: Served) -> Browser:
    return browser(served)


def test_an_account_is_opened_and_found_again(served_on_each: Served) -> None:
    page = browser(served_on_each)
    before = served_on_each.counts()
    code = served_on_each.deps.engines.territories[OTHER_TERRITORY].territory.code
    made = page.register(territory=code)
    assert made.status_code == 200
    after = served_on_each.counts()
    grown = {name: after[name] - before[name] for name in after if after[name] != before[name]}
    assert grown == {"person": 1, "passkey": 1, "session": 1, "account_use": 1}
    first = page.me(made.json()["token"])
    assert first["territory"]["id"] == OTHER_TERRITORY
    answer = page.sign_in()
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    found = page.me(answer.json()["token"])
    assert found["id"] == first["id"]
    assert [session["device"] for session in found["sessions"]] == ["téléphone", "téléphone"]


def test_the_handle_tells_nothing_and_stays_the_same(served: Served, page: Browser) -> None:
    token = page.register().json()["token"]
    handle = page.authenticator.held[0].handle
    page.token = token
    asked = page.ask("register")["options"]
    assert unb64(asked["user"]["id"]) == handle
    assert len(handle) == 32
    person = unb64(page.me(token)["id"]).decode().partition(":")[2]
    assert bytes.fromhex(person.replace("-", "")) not in handle
    other = browser(served)
    assert unb64(other.ask("register")["options"]["user"]["id"]) != handle


def test_an_account_takes_a_passkey_and_keeps_its_session(served: Served) -> None:
    person = newcomer(served, "Amina")
    page = browser(served, person.token)
    before = served.counts()
    asked = page.ask("register")["options"]
    assert asked["user"]["name"] == "Amina"
    made = page.register()
    assert (made.status_code, made.json()["token"]) == (200, None)
    assert made.json()["expires"] > "2026"
    after = served.counts()
    assert (after["person"], after["session"]) == (before["person"], before["session"])
    assert person.read("{ me { id } }")["me"]["id"] == person.id
    signed = browser(served)
    signed.authenticator = page.authenticator
    assert page.me(signed.sign_in().json()["token"])["id"] == person.id
    known = [unb64(each["id"]) for each in page.ask("register")["options"]["excludeCredentials"]]
    assert known == [page.authenticator.held[0].id]


def test_over_https_the_session_is_a_cookie(template: Path, tmp_path: Path) -> None:
    with Served(
        template, tmp_path / "public", demo=False, public_url="https://Arbre.example:443/x", smtp_url="smtp://x"
    ) as served:
        phone = Authenticator("https://arbre.example")
        headers = {"origin": "https://arbre.example"}
        options = served.shared.post("/auth/passkey/options", json={"purpose": "register"}, headers=headers).json()
        assert options["options"]["rp"]["id"] == "arbre.example"
        body = {"challenge": options["challenge"], "credential": phone.make(options["options"])}
        made = served.shared.post("/auth/passkey/register", json=body, headers=headers)
        assert (made.status_code, made.json()["token"]) == (200, None)
        assert made.headers["set-cookie"].startswith("__Host-session=")
        assert "strict-transport-security" in made.headers


@pytest.mark.parametrize(
    "changes",
    [
        {"origin": "https://localhost"},
        {"origin": "http://localhost.elsewhere.invalid"},
        {"challenge": "AAAA"},
        {"type": "webauthn.get"},
        {"site": "elsewhere.invalid"},
    ],
)
def test_what_was_made_for_something_else_is_refused(served: Served, page: Browser, changes: dict[str, Any]) -> None:
    before = served.counts()
    assert told(page.register(**changes)) == BAD
    assert served.counts() == before


@pytest.mark.parametrize(
    "changes",
    [
        {"origin": "http://localhost:1"},
        {"challenge": "AAAA"},
        {"type": "webauthn.create"},
        {"site": "elsewhere.invalid"},
        {"key": ec.generate_private_key(ec.SECP256R1())},
    ],
)
def test_what_was_signed_for_something_else_opens_nothing(page: Browser, changes: dict[str, Any]) -> None:
    assert page.register().status_code == 200
    before = page.served.counts()
    assert told(page.sign_in(**changes)) == BAD
    assert page.served.counts() == before
    assert page.sign_in().status_code == 200


def test_nobody_present_opens_nothing(page: Browser) -> None:
    assert page.register().status_code == 200
    page.authenticator.flags = 0
    assert told(page.sign_in()) == BAD
    assert told(page.register()) == BAD


def test_a_passkey_that_nobody_knows_opens_nothing(served: Served, page: Browser) -> None:
    assert page.register().status_code == 200
    stranger = browser(served)
    stranger.authenticator.make(stranger.ask("register")["options"])
    unknown, wrong = stranger.sign_in(), page.sign_in(key=ec.generate_private_key(ec.SECP256R1()))
    assert told(unknown) == told(wrong) == BAD
    assert unknown.json() == wrong.json()


def test_a_counter_that_does_not_grow_is_refused(page: Browser) -> None:
    assert page.register().status_code == 200
    assert page.sign_in().status_code == 200
    page.authenticator.step = 0
    assert told(page.sign_in()) == BAD
    page.authenticator.count -= 1
    assert told(page.sign_in()) == BAD
    page.authenticator.count, page.authenticator.step = 100, 1
    assert page.sign_in().status_code == 200


def test_a_counter_that_is_always_nought_is_taken(page: Browser) -> None:
    """Passkeys that a cloud copies from phone to phone count nothing."""
    page.authenticator.step = 0
    assert page.register().status_code == 200
    assert page.sign_in().status_code == page.sign_in().status_code == 200
    page.authenticator.count = 7
    assert page.sign_in().status_code == 200
    page.authenticator.count = 0
    assert told(page.sign_in()) == BAD


def test_a_counter_larger_than_the_column_is_taken(served_on_each: Served) -> None:
    page = browser(served_on_each)
    page.authenticator.count = 2**32 - 10
    assert page.register().status_code == 200
    assert page.sign_in().status_code == page.sign_in().status_code == 200


def test_a_passkey_is_of_one_account(served: Served, page: Browser) -> None:
    assert page.register().status_code == 200
    before = served.counts()
    known = page.authenticator.held[0].id
    for thief in (browser(served), browser(served, newcomer(served).token)):
        before = served.counts()
        answer = thief.register(id=known)
        assert told(answer) == (409, "PASSKEY_KNOWN")
        assert served.counts() == before
    assert page.sign_in().status_code == 200


def test_twenty_passkeys_are_enough(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passkeys, "MOST_PASSKEYS", 2)
    page = browser(served, newcomer(served).token)
    assert [page.register().status_code for _ in range(2)] == [200, 200]
    assert told(page.register()) == (409, "TOO_MANY")


def test_a_login_ends_the_session_that_it_came_with(page: Browser) -> None:
    first = page.register().json()["token"]
    page.token = first
    second = page.sign_in().json()["token"]
    dead = page.served.shared.post("/graphql", json=ME, headers={"authorization": f"Bearer {first}"})
    assert told(dead) == (401, "SESSION_EXPIRED")
    assert [session["current"] for session in page.me(second)["sessions"]] == [True]
