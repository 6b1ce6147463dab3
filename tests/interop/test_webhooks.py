"""Webhooks after Standard Webhooks: the specification's own example, and what is refused."""

from __future__ import annotations

import json
from base64 import b64decode
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skilltree.interop.webhooks import check_signature, read_message, sign
from skilltree.model.errors import InvalidInput, Unauthenticated
from skilltree.model.hook import HookKind

# The example of the specification's reference libraries.
SECRET = b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
ID, AT, BODY = "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}'
SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def headers(**changes: str) -> dict[str, str]:
    given = {"webhook-id": ID, "webhook-timestamp": str(AT), "webhook-signature": SIGNATURE}
    return given | {f"webhook-{name}": value for name, value in changes.items()}


def at(seconds: int = 0) -> datetime:
    return datetime.fromtimestamp(AT + seconds, UTC)


def test_the_example_of_the_specification() -> None:
    assert sign(SECRET, ID, AT, BODY) == SIGNATURE
    assert check_signature(SECRET, headers(), BODY, at()) == ID
    both = headers(signature=f"v1,bm9wZQ== v2,{SIGNATURE[3:]} {SIGNATURE}")
    assert check_signature(SECRET, both, BODY, at()) == ID


@pytest.mark.parametrize("seconds", [-300, 300])
def test_five_minutes_are_tolerated(seconds: int) -> None:
    assert check_signature(SECRET, headers(), BODY, at(seconds)) == ID


@pytest.mark.parametrize(
    ("given", "seconds", "why"),
    [
        (headers(), 301, "timestamp"),
        (headers(), -301, "timestamp"),
        (headers(id="msg_other"), 0, "signature"),
        (headers(id=""), 0, "id"),
        (headers(id="a" * 201), 0, "id"),
        (headers(timestamp=str(AT + 1)), 0, "signature"),
        (headers(timestamp="1614265330.0"), 0, "timestamp"),
        (headers(timestamp="²"), 0, "timestamp"),
        (headers(timestamp=""), 0, "timestamp"),
        (headers(signature=""), 0, "signature"),
        (headers(signature=SIGNATURE[3:]), 0, "signature"),
        (headers(signature=SIGNATURE.replace("v1", "v1a")), 0, "signature"),
        (headers(signature="é " + "x " * 20 + SIGNATURE), 0, "signature"),
    ],
)
def test_what_is_not_the_platforms_is_refused(given: dict[str, str], seconds: int, why: str) -> None:
    with pytest.raises(Unauthenticated, match=f"webhook-{why}"):
        check_signature(SECRET, given, BODY, at(seconds))


def test_another_body_and_another_secret_are_refused() -> None:
    for secret, body in ((SECRET, BODY + b" "), (SECRET[:-1], BODY)):
        with pytest.raises(Unauthenticated):
            check_signature(secret, headers(), body, at())


def body(**changes: Any) -> bytes:
    made = {"type": "completion", "activity": {"id": "https://a.example/7"}, "learner": "ABC"} | changes
    return json.dumps({name: value for name, value in made.items() if value is not None}).encode()


def test_a_message_is_read_and_what_else_is_there_is_left_alone() -> None:
    thing = {"id": "https://a.example/7", "name": " Souder\n une carte "}
    read = read_message("m", body(activity=thing, learner=" abc def ", at="2026-11-22T10:00:00+01:00", hours=3, more=7))
    assert (read.id, read.kind, read.learner, read.activity) == ("m", HookKind.COMPLETION, "ABCDEF", thing["id"])
    assert (read.activity_name, read.hours) == ("Souder une carte", 3.0)
    assert read.at == datetime(2026, 11, 22, 9, tzinfo=UTC)
    assert read_message("m", body(learner="Ada@Example.org")).learner == "ada@example.org"
    back = read_message("m", body(type="completion.withdrawn", reason=" fausse  note "))
    assert (back.kind, back.reason) == (HookKind.WITHDRAWN, "fausse note")


def test_an_activity_without_an_address_gets_one() -> None:
    assert read_message("m", body(activity={"id": "cours 7/é"})).activity == "urn:activity:cours%207%2F%C3%A9"


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        (b"", "body"),
        (b"[]", "body"),
        (b"\xff", "body"),
        (b"[" * 10_000, "body"),
        (body(type="course.created"), "body"),
        (body(learner=None), "body"),
        (body(learner=7), "body"),
        (body(activity={}), "body"),
        (body(learner=" "), "learner"),
        (body(learner="a\0b"), "learner"),
        (body(learner="a" * 201), "learner"),
        (body(activity={"id": ""}), "activity.id"),
        (body(activity={"id": "é" * 1_000}), "activity.id"),
        (body(activity={"id": "https://a.example", "name": "a" * 301}), "activity.name"),
        (body(at="yesterday"), "at"),
        (body(hours=0), "hours"),
        (body(hours=2_001), "hours"),
        (body(reason="a" * 301), "reason"),
        (body(completion="a" * 201), "completion"),
    ],
)
def test_what_cannot_be_read_names_the_place(sent: bytes, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_message("m", sent)
    assert refused.value.field == field


@given(st.binary(max_size=200))
def test_nothing_but_a_refusal_comes_of_noise(sent: bytes) -> None:
    with pytest.raises(InvalidInput):
        read_message("m", sent)
