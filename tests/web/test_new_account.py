"""An account without an address: made whole or not at all, kept by its card, limited by caller and by server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest

from skilltree.config import SettingsError
from skilltree.service import new_account
from skilltree.service.sign_in import SignedIn, find_territory
from skilltree.web.answers import household_of
from tests.web.people import OTHER_TERRITORY
from tests.web.served import Served, settings_of

ME = {"query": "{ me { id displayName language territory { id } sessions { device } } }"}
MADE = {"person": 1, "card": 1, "session": 1, "account_use": 1}


def open_account(served: Served, *, headers: dict[str, str] | None = None, **given: Any) -> httpx.Response:
    return served.shared.post("/auth/new", json={"territory": None, "device": "téléphone"} | given, headers=headers)


def me(served: Served, token: str) -> Any:
    headers = {"authorization": f"Bearer {token}"}
    return served.shared.post("/graphql", json=ME, headers=headers).json()["data"]["me"]


def code_of(served: Served, territory: str) -> str:
    return served.deps.engines.territories[territory].territory.code


def grown(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    return {name: after[name] - before[name] for name in after if after[name] != before[name]}


def test_an_account_is_opened_with_a_card_and_a_session(served_on_each: Served) -> None:
    served = served_on_each
    before = served.counts()
    answer = open_account(served, territory=code_of(served, OTHER_TERRITORY), headers={"accept-language": "en-GB, fr"})
    assert answer.status_code == 201
    assert answer.headers["cache-control"] == "no-store"
    assert grown(before, served.counts()) == MADE
    found = me(served, answer.json()["token"])
    assert (found["displayName"], found["language"]) == ("", "EN")
    assert found["territory"]["id"] == OTHER_TERRITORY
    assert found["sessions"] == [{"device": "téléphone"}]


def test_the_card_brings_its_owner_back(served: Served) -> None:
    answer = open_account(served).json()
    typed = {"card": answer["card"]["number"].lower(), "pin": answer["card"]["pin"]}
    token = served.shared.post("/auth/card", json=typed).json()["token"]
    assert me(served, token)["id"] == me(served, answer["token"])["id"]


@pytest.mark.parametrize("territory", [None, ""])
def test_without_a_territory_it_is_the_servers_own(served: Served, territory: str | None) -> None:
    found = me(served, open_account(served, territory=territory).json()["token"])
    assert found["territory"]["id"] == find_territory(served.deps, None)


def test_two_newcomers_are_two_people(served: Served) -> None:
    one, other = open_account(served).json(), open_account(served).json()
    assert one["card"] != other["card"]
    assert me(served, one["token"])["id"] != me(served, other["token"])["id"]


def test_over_https_the_token_is_a_cookie(served: Served) -> None:
    answer = open_account(served, headers={"x-forwarded-proto": "https"})
    assert answer.json()["token"] is None
    assert answer.headers["set-cookie"].startswith("__Host-session=")
    assert len(answer.json()["card"]["pin"]) == 4


def test_another_site_cannot_open_one(served: Served) -> None:
    before = served.counts()
    answer = open_account(served, headers={"origin": "https://elsewhere.invalid"})
    assert (answer.status_code, answer.json()["code"]) == (403, "CROSS_ORIGIN")
    assert served.counts() == before


@pytest.mark.parametrize("territory", ["000000000", "\x00", "🌳", "217500016' OR 1=1"])
def test_an_unknown_territory_is_refused(served: Served, territory: str) -> None:
    before = served.counts()
    answer = open_account(served, territory=territory)
    assert (answer.status_code, answer.json()["code"], answer.json()["field"]) == (404, "NOT_FOUND", "territory")
    assert served.counts() == before


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b"[" * 50_000,
        b'{"territory": 7}',
        b'{"territory": {"a": 1}}',
        b'{"device": "\\ud800"}',
        b'{"device": ["a"]}',
        b'{"device": "' + b"x" * 400 + b'"}',
    ],
)
def test_nonsense_is_refused_and_stores_nothing(served: Served, body: bytes) -> None:
    before = served.counts()
    answer = served.shared.post("/auth/new", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (400, "INVALID_INPUT")
    assert served.counts() == before


def test_ten_megabytes_are_refused(served: Served) -> None:
    body = b'{"device": "' + b"x" * 10_000_000 + b'"}'
    answer = served.shared.post("/auth/new", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (413, "TOO_LARGE")


def test_nul_in_a_device_is_left_out(served: Served) -> None:
    answer = open_account(served, device="mon\x00 tél")
    assert me(served, answer.json()["token"])["sessions"] == [{"device": "mon tél"}]


def test_nothing_is_kept_when_a_part_fails(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(*_: object) -> SignedIn:
        raise RuntimeError

    before = served.counts()
    monkeypatch.setattr(new_account, "open_session", fail)
    answer = open_account(served)
    assert (answer.status_code, answer.json()["code"]) == (500, "INTERNAL")
    assert served.counts() == before


def test_a_caller_may_open_a_few_an_hour(template: Path, tmp_path: Path) -> None:
    with Served(template, tmp_path / "few", new_accounts_a_peer=2, new_accounts=100) as served:
        answers = [open_account(served) for _ in range(3)]
        assert [answer.status_code for answer in answers] == [201, 201, 429]
        refused = answers[-1]
        assert refused.json()["code"] == "RATE_LIMITED"
        assert 0 < int(refused.headers["retry-after"]) <= 3600


def test_all_callers_together_may_open_some_an_hour(template: Path, tmp_path: Path) -> None:
    with Served(template, tmp_path / "full", new_accounts_a_peer=100, new_accounts=2) as served:
        assert [open_account(served).status_code for _ in range(3)] == [201, 201, 429]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("192.0.2.1", "::ffff:192.0.2.1", True),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("fe80::1%eth0", "fe80::2%eth0", True),
        ("testclient", "testclient", True),
        ("testclient", "?", False),
    ],
)
def test_a_household_is_one_caller(one: str, other: str, *, same: bool) -> None:
    assert (household_of(one) == household_of(other)) is same


@pytest.mark.parametrize("setting", ["new_accounts", "new_accounts_a_peer"])
def test_a_limit_below_nought_is_refused(tmp_path: Path, setting: str) -> None:
    with pytest.raises(SettingsError, match="SKILLTREE_NEW_ACCOUNTS"):
        settings_of(tmp_path, None, **{setting: -1}).check()


def test_nought_closes_the_door(template: Path, tmp_path: Path) -> None:
    with Served(template, tmp_path / "closed", new_accounts=0) as served:
        assert open_account(served).status_code == 429


def test_limits_are_ten_a_caller_and_sixty_in_a_demo(served: Served, template: Path, tmp_path: Path) -> None:
    assert served.deps.rules.new_accounts_a_peer == 60
    with Served(template, tmp_path / "real", demo=False) as real:
        assert real.deps.rules.new_accounts_a_peer == 10
