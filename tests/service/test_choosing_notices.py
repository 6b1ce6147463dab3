"""Choosing what one wants to be told, by which way, and ending it; never at night."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skilltree.service.notice_links import stopped_by
from skilltree.service.notice_times import first_allowed, is_quiet
from skilltree.service.ports.clock import PARIS
from tests.graphql.areas.notices import by_link, keyed
from tests.graphql.cast import Cast
from tests.graphql.stage import Stage
from tests.service.notice_doubles import choose, push
from tests.web.served import Served


@pytest.fixture
def stage(served: Served) -> Stage:
    return Stage(Cast(served))


@given(st.integers(0, 2 * 365 * 24 * 60))
def test_the_first_allowed_instant_is_never_at_night(minutes: int) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    found = first_allowed(at)
    assert not is_quiet(found)
    assert at <= found <= at + timedelta(hours=12)
    assert found == at or found.astimezone(PARIS).hour == 8


@pytest.mark.parametrize("token", ["", "x", "é", "A" * 40, "A" * 10_000])
def test_a_guessed_link_ends_nothing(stage: Stage, token: str) -> None:
    assert stage.who("visitor").do("stopNotices", token=token)["code"] == "NOT_FOUND"
    assert stopped_by(b"another secret", by_link(stage)["token"]) is None


def test_ledger_and_refusals_of_choosing(stage: Stage) -> None:
    choose(stage)
    choose(stage)
    choose(stage, channel=None)

    async def ledger() -> list[tuple[str, bool]]:
        async with stage.served.deps.store.reading() as db:
            return [
                (one.scope, one.given) for one in await db.ledger.consents(stage.owner.id) if one.purpose == "notices"
            ]

    assert stage.served.run(ledger()) == [("contact-request", True), ("contact-request", False)]
    assert choose(stage, channel="SMS")["code"] == "NO_WAY"
    assert choose(stage, channel="PUSH")["code"] == "NO_WAY"
    assert choose(stage, kind="ACCOUNT_UNUSED")["code"] == "INVALID_INPUT"


def test_forgetting_this_browser_ends_what_came_by_it(stage: Stage) -> None:
    push(stage)
    made = stage.owner.do("forgetPush", "... on PushForgotten { settings { pushHere channels choices { channel } } }")
    assert not made["settings"]["pushHere"]
    assert {one["channel"] for one in made["settings"]["choices"]} == {None}


@pytest.mark.parametrize(("change", "code"), [
    ({"endpoint": "https://127.0.0.1/x"}, "UNKNOWN_PUSH_SERVICE"),
    ({"endpoint": "http://fcm.googleapis.com/x"}, "INVALID_INPUT"),
    ({"endpoint": "https://evil.example/x"}, "UNKNOWN_PUSH_SERVICE"), ({"p256dh": "AAAA"}, "INVALID_INPUT"),
    ({"auth": "é"}, "INVALID_INPUT"), ({"auth": "AA"}, "INVALID_INPUT"),
])  # fmt: skip
def test_addresses_that_are_not_asked_are_not_kept(stage: Stage, change: dict[str, Any], code: str) -> None:
    assert stage.owner.do("allowPush", **(keyed(stage) | change))["code"] == code
