"""Passkeys: what is no answer of an authenticator, comes from elsewhere, or comes too often, is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.web.authenticator import b64
from tests.web.passkeys import Browser, browser, told
from tests.web.people import newcomer
from tests.web.served import Served

BAD = (400, "BAD_CODE")


@pytest.fixture
def page(served: Served) -> Browser:
    return browser(served)


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "skilltree.invalid", "[::1]:8000", "localhost.invalid", "localhost:x"]
)
@pytest.mark.parametrize("purpose", ["register", "signin"])
def test_only_a_name_has_passkeys(served: Served, host: str, purpose: str) -> None:
    before = served.counts()
    answer = served.shared.post("/auth/passkey/options", json={"purpose": purpose}, headers={"host": host})
    assert answer.status_code == 400
    assert answer.json()["code"] == "PASSKEY_NEEDS_NAME"
    assert served.counts() == before


def test_a_dead_cookie_is_taken_back(served: Served) -> None:
    headers = {"x-forwarded-proto": "https", "host": "localhost", "cookie": f"__Host-session={'x' * 43}"}
    answer = served.shared.post("/auth/passkey/options", json={"purpose": "register"}, headers=headers)
    assert told(answer) == (401, "SESSION_EXPIRED")
    assert "Max-Age=0" in answer.headers["set-cookie"]
    signing = served.shared.post("/auth/passkey/options", json={"purpose": "signin"}, headers=headers)
    assert signing.status_code == 200


@pytest.mark.parametrize("path", ["options", "register", "signin"])
def test_other_sites_are_refused(served: Served, page: Browser, path: str) -> None:
    body = {"purpose": "register", "challenge": "x" * 43, "credential": {}}
    before = served.counts()
    answer = page.post(f"/auth/passkey/{path}", body, origin="https://elsewhere.invalid")
    assert told(answer) == (403, "CROSS_ORIGIN")
    assert served.counts() == before


def test_an_unknown_territory_is_refused_and_the_challenge_stays(page: Browser) -> None:
    asked = page.ask("register")
    body = {"challenge": asked["challenge"], "credential": page.authenticator.make(asked["options"])}
    before = page.served.counts()
    assert told(page.post("/auth/passkey/register", body | {"territory": "000"})) == (404, "NOT_FOUND")
    assert page.served.counts() == before
    assert page.post("/auth/passkey/register", body).status_code == 200


DEEP: Any = {}
for _ in range(200):
    DEEP = {"response": DEEP}
NONSENSE: list[Any] = [
    {},
    {"id": 7},
    {"id": "\x00", "rawId": "\x00", "type": "public-key", "response": {}},
    {"id": "AA", "rawId": "AA", "type": "public-key", "response": []},
    {"id": "AA", "rawId": "AA", "type": "password", "response": {"clientDataJSON": "AA", "attestationObject": "AA"}},
    {"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "é", "attestationObject": "AA"}},
    {
        "id": "AA", "rawId": "AA", "type": "public-key",
        "response": {"clientDataJSON": "W10", "authenticatorData": "AA", "signature": "AA", "attestationObject": "AA"},
    },
    {"id": "A" * 100_000, "rawId": "A" * 100_000, "type": "public-key", "response": DEEP},
]  # fmt: skip


@pytest.mark.parametrize("credential", NONSENSE)
@pytest.mark.parametrize("purpose", ["register", "signin"])
def test_nonsense_is_refused(page: Browser, purpose: str, credential: Any) -> None:
    before = page.served.counts()
    asked = page.ask(purpose)
    answer = page.post(f"/auth/passkey/{purpose}", {"challenge": asked["challenge"], "credential": credential})
    assert told(answer) == BAD
    assert page.served.counts() == before


@pytest.mark.parametrize(
    "attestation", [b"", b"\xff", b"\x81" * 5_000, b"\xbf" * 2_000, b"\x9b" + b"\xff" * 8, bytes(5_000)]
)
def test_broken_attestations_are_refused(page: Browser, attestation: bytes) -> None:
    asked = page.ask("register")
    credential = page.authenticator.make(asked["options"])
    credential["response"]["attestationObject"] = b64(attestation)
    before = page.served.counts()
    answer = page.post("/auth/passkey/register", {"challenge": asked["challenge"], "credential": credential})
    assert told(answer) == BAD
    assert page.served.counts() == before | {"challenge": before["challenge"] - 1}


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("options", {}),
        ("options", []),
        ("options", {"purpose": "sign_in"}),
        ("options", {"purpose": ["register"]}),
        ("register", {"challenge": "x"}),
        ("register", {"challenge": "x", "credential": []}),
        ("register", {"challenge": "x" * 400, "credential": {}}),
        ("register", {"challenge": "x", "credential": {}, "device": 7}),
        ("signin", {"challenge": None, "credential": {}}),
        ("signin", {"challenge": "x", "credential": "x"}),
    ],
)
def test_bodies_of_another_shape_are_refused(page: Browser, path: str, body: Any) -> None:
    before = page.served.counts()
    answer = page.post(f"/auth/passkey/{path}", body)
    assert told(answer) == (400, "INVALID_INPUT")
    assert page.served.counts() == before


@pytest.mark.parametrize("token", ["", "x", "\x00" * 43, "x" * 43, "é" * 43, "a\x1fregister\x1flocalhost\x1f"])
@pytest.mark.parametrize("path", ["register", "signin"])
def test_a_made_up_challenge_is_refused(page: Browser, path: str, token: str) -> None:
    assert told(page.post(f"/auth/passkey/{path}", {"challenge": token, "credential": {}})) == BAD


def test_ten_megabytes_are_refused(page: Browser) -> None:
    for path in ("options", "register", "signin"):
        answer = page.post(f"/auth/passkey/{path}", {"challenge": "x", "credential": {"id": "x" * 10_000_000}})
        assert told(answer) == (413, "TOO_LARGE")


def test_asking_again_and_again_is_limited(template: Path, tmp_path: Path) -> None:
    with Served(template, tmp_path / "limited", demo=False) as served:
        page = browser(served)
        limit = served.deps.rules.codes_an_hour * 20
        for _ in range(limit):
            page.ask("signin")
        before = served.counts()
        assert told(page.post("/auth/passkey/options", {"purpose": "signin"})) == (429, "RATE_LIMITED")
        assert served.counts() == before


def test_new_accounts_by_passkey_count_like_others(template: Path, tmp_path: Path) -> None:
    with Served(template, tmp_path / "few", new_accounts_a_peer=2) as served:
        page = browser(served)
        assert page.post("/auth/new", {}).status_code == 201
        assert page.register().status_code == 200
        before = served.counts()
        assert told(page.register()) == (429, "RATE_LIMITED")
        assert served.counts() == before
        known = browser(served, newcomer(served).token)
        assert known.register().status_code == 200, "a passkey more is no account more"
