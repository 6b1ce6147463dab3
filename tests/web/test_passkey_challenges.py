"""Challenges of passkeys: each is for one page, one person, one ceremony, one answer, and five minutes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest

from skilltree.service.deps import Deps
from skilltree.service.housekeeping import tidy_up
from tests.web.passkeys import Browser, browser, told
from tests.web.people import newcomer
from tests.web.served import Served

BAD = (400, "BAD_CODE")


@pytest.fixture
def page(served: Served) -> Browser:
    return browser(served)


@pytest.fixture
def later(served: Served, monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Let time pass for the server."""

    def move(by: timedelta) -> None:
        clock = served.deps.clock
        moved = Deps(
            **{name: getattr(served.deps, name) for name in ("store", "bus", "engines", "messenger", "rules")},
            clock=lambda: clock() + by,
        )
        monkeypatch.setattr(served.app.state, "deps", moved)

    return move


def test_what_the_browser_is_asked_for(page: Browser) -> None:
    asked = page.ask("register", **{"accept-language": "en"})["options"]
    assert asked["rp"] == {"id": "localhost", "name": "skilltree"}
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert asked["authenticatorSelection"]["userVerification"] == "preferred"
    assert (asked["attestation"], asked["timeout"], asked["excludeCredentials"]) == ("none", 300_000, [])
    assert asked["user"]["name"].startswith("My tree ")
    assert {each["alg"] for each in asked["pubKeyCredParams"]} == {-7, -8, -257}
    request = page.ask("signin")["options"]
    assert (request["rpId"], request["userVerification"]) == ("localhost", "preferred")
    assert request.get("allowCredentials", []) == []


@pytest.mark.parametrize("purpose", ["register", "signin"])
def test_an_answer_is_taken_once(page: Browser, purpose: str) -> None:
    assert page.register().status_code == 200
    asked = page.ask(purpose)
    answer = page.authenticator.make if purpose == "register" else page.authenticator.sign
    body = {"challenge": asked["challenge"], "credential": answer(asked["options"])}
    assert page.post(f"/auth/passkey/{purpose}", body).status_code == 200
    before = page.served.counts()
    assert told(page.post(f"/auth/passkey/{purpose}", body)) == BAD
    assert page.served.counts() == before


def test_a_wrong_answer_uses_the_challenge_up(page: Browser) -> None:
    assert page.register().status_code == 200
    asked = page.ask("signin")
    for origin, status in (("http://elsewhere.invalid", 400), (page.authenticator.origin, 400)):
        credential = page.authenticator.sign(asked["options"], origin=origin)
        answer = page.post("/auth/passkey/signin", {"challenge": asked["challenge"], "credential": credential})
        assert answer.status_code == status


def test_of_ten_who_answer_at_once_one_gets_in(page: Browser) -> None:
    assert page.register().status_code == 200
    asked = page.ask("signin")
    body = {"challenge": asked["challenge"], "credential": page.authenticator.sign(asked["options"])}

    async def all_at_once() -> list[int]:
        sent = (asyncio.to_thread(page.post, "/auth/passkey/signin", body) for _ in range(10))
        return [answer.status_code for answer in await asyncio.gather(*sent)]

    assert sorted(asyncio.run(all_at_once())) == [200] + [400] * 9


def test_a_challenge_is_of_its_ceremony(page: Browser) -> None:
    assert page.register().status_code == 200
    signing, making = page.ask("signin"), page.ask("register")
    signed = page.authenticator.sign({**making["options"], "rpId": "localhost"})
    assert told(page.post("/auth/passkey/signin", {"challenge": making["challenge"], "credential": signed})) == BAD
    made = page.authenticator.make({**making["options"], "challenge": signing["options"]["challenge"]})
    assert told(page.post("/auth/passkey/register", {"challenge": signing["challenge"], "credential": made})) == BAD


def test_a_challenge_lives_five_minutes(page: Browser, later: Callable[[timedelta], None]) -> None:
    asked = page.ask("register")
    credential = page.authenticator.make(asked["options"])
    later(timedelta(minutes=5))
    before = page.served.counts()
    answer = page.post("/auth/passkey/register", {"challenge": asked["challenge"], "credential": credential})
    assert told(answer) == BAD
    assert page.served.counts() == before | {"challenge": before["challenge"] - 1}


def test_challenges_that_nobody_answered_are_tidied_away(page: Browser) -> None:
    deps = page.served.deps
    page.served.run(tidy_up(deps.store, lambda: deps.clock() + timedelta(minutes=6)))
    page.ask("signin")
    page.ask("register")
    page.served.run(tidy_up(deps.store, deps.clock))
    assert page.served.counts()["challenge"] == 2
    page.served.run(tidy_up(deps.store, lambda: deps.clock() + timedelta(minutes=6)))
    assert page.served.counts()["challenge"] == 0


def test_a_challenge_is_of_whoever_asked_for_it(served: Served) -> None:
    """Else a page of a stranger could put the stranger's passkey onto the account of whoever is signed in."""
    victim, stranger = newcomer(served), newcomer(served)
    for asker, answerer in ((None, victim.token), (stranger.token, victim.token), (victim.token, None)):
        page = browser(served, asker)
        asked = page.ask("register")
        page.token = answerer
        before = served.counts()
        body = {"challenge": asked["challenge"], "credential": page.authenticator.make(asked["options"])}
        assert told(page.post("/auth/passkey/register", body)) == BAD
        assert served.counts() == before
        page.token = asker
        assert page.post("/auth/passkey/register", body).status_code == 200
