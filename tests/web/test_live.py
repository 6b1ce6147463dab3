"""Subscriptions over server-sent events and graphql-transport-ws: one's own changes, and nobody else's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.graphql.cast import Cast
from tests.graphql.stage import Stage
from tests.web.people import Someone, any_skills, newcomer, visitor
from tests.web.served import Served

TREE = "subscription { treeChanged { version skills { level skill { id } } } }"
CONTACT = "subscription { contactChanged { id status displayName reachAt } }"
PROTOCOL = Subprotocol("graphql-transport-ws")
WAIT = 10.0


@contextmanager
def events_of(someone: Someone, query: str) -> Iterator[Iterator[tuple[str, Any]]]:
    """Open a stream of (event, data)."""
    headers = someone.headers | {"accept": "text/event-stream"}
    with (
        someone.served.client() as client,
        client.stream("POST", "/graphql", json={"query": query}, headers=headers) as answer,
    ):
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["cache-control"] == "no-store"
        yield _events(answer.iter_lines())


def _events(lines: Iterator[str]) -> Iterator[tuple[str, Any]]:
    event = ""
    for line in lines:
        if line.startswith("event:"):
            event = line.removeprefix("event:").strip()
        elif line.startswith("data:"):
            yield event, json.loads(line.removeprefix("data:"))


@contextmanager
def socket_of(someone: Someone) -> Iterator[ClientConnection]:
    """Open a WebSocket and have it acknowledged."""
    url = someone.served.url.replace("http", "ws", 1) + "/graphql"
    with connect(url, subprotocols=[PROTOCOL], additional_headers=someone.headers, proxy=None) as socket:
        socket.send(json.dumps({"type": "connection_init"}))
        assert json.loads(socket.recv(WAIT)) == {"type": "connection_ack"}
        yield socket


def subscribe(socket: ClientConnection, query: str, number: str = "1") -> None:
    socket.send(json.dumps({"type": "subscribe", "id": number, "payload": {"query": query}}))


def declare(someone: Someone, level: int = 2) -> str:
    [skill] = any_skills(someone.served, 1)
    assert someone.do("declareSkill", skill=skill, level=level)["__typename"] == "SkillDeclared"
    return skill


def until_watched(someone: Someone) -> None:
    """Wait until the server watches this person's changes: a change before is not told."""
    watchers = someone.served.deps.engines.watchers
    for _ in range(1_000):
        if any(subject == someone.id for _, subject in list(watchers._queues)):
            return
        someone.read("{ __typename }")
    raise AssertionError("nobody watches")


def test_events_tell_the_tree_after_a_declaration(served: Served) -> None:
    someone = newcomer(served)
    with events_of(someone, TREE) as events:
        until_watched(someone)
        skill = declare(someone, 3)
        event, data = next(events)
    assert event == "next"
    assert data == {"data": {"treeChanged": {"version": 1, "skills": [{"level": 3, "skill": {"id": skill}}]}}}


def test_a_socket_tells_the_tree_after_a_declaration(served: Served) -> None:
    someone = newcomer(served)
    with socket_of(someone) as socket:
        subscribe(socket, TREE)
        until_watched(someone)
        declare(someone)
        message = json.loads(socket.recv(WAIT))
    assert (message["type"], message["id"]) == ("next", "1")
    assert message["payload"]["data"]["treeChanged"]["version"] == 1


def test_nobody_hears_of_anothers_tree(served: Served) -> None:
    one, other = newcomer(served), newcomer(served)
    with socket_of(other) as socket, events_of(one, TREE) as events:
        subscribe(socket, TREE)
        until_watched(one)
        until_watched(other)
        declare(one)
        assert next(events)[1]["data"]["treeChanged"]["version"] == 1
        with pytest.raises(TimeoutError):
            socket.recv(0.7)
        declare(other, 4)
        heard = json.loads(socket.recv(WAIT))["payload"]["data"]["treeChanged"]
    assert [leaf["level"] for leaf in heard["skills"]] == [4]


def test_a_request_and_its_answer_are_told_to_the_person(served: Served) -> None:
    stage = Stage(Cast(served))
    assert stage.talent
    with events_of(stage.owner, CONTACT) as events:
        until_watched(stage.owner)
        contact = stage.contact
        _, asked = next(events)
        stage.owner.do("answerContact", contact=contact, accept=True)
        _, answered = next(events)
    expected = {"id": contact, "status": "ASKED", "displayName": None, "reachAt": None}
    assert asked["data"]["contactChanged"] == expected
    assert answered["data"]["contactChanged"] == expected | {"status": "ACCEPTED"}


@pytest.mark.parametrize("query", [TREE, CONTACT])
def test_a_visitor_is_refused(served: Served, query: str) -> None:
    with events_of(visitor(served), query) as events:
        told = list(events)
    assert told[0][1]["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    assert told[-1][0] == "complete"
    with socket_of(visitor(served)) as socket:
        subscribe(socket, query)
        message = json.loads(socket.recv(WAIT))
    errors = message["payload"] if message["type"] == "error" else message["payload"]["errors"]
    assert errors[0]["extensions"]["code"] == "UNAUTHENTICATED"


DEEP = "{ me { tree { skills { skill " + "{ broader " * 14 + "{ id }" + " }" * 14 + " } } } }"


@pytest.mark.parametrize(
    ("query", "code"),
    [(DEEP, "LIMIT_EXCEEDED"), ("{ nothing }", "GRAPHQL_INVALID")],
)
def test_limits_hold_on_every_lane(served: Served, query: str, code: str) -> None:
    someone = newcomer(served)
    with events_of(someone, query) as events:
        told = list(events)
    assert told[0][1]["errors"][0]["extensions"]["code"] == code
    with socket_of(someone) as socket:
        subscribe(socket, query)
        message = json.loads(socket.recv(WAIT))
    errors = message["payload"] if message["type"] == "error" else message["payload"]["errors"]
    assert errors[0]["extensions"]["code"] == code


@pytest.mark.parametrize("query", ["{", "{ a(b: " + "[" * 300 + "]" * 300 + ") }", "#" + "x" * 30_000])
def test_what_is_no_operation_is_told_as_an_event(served: Served, query: str, caplog: pytest.LogCaptureFixture) -> None:
    with events_of(visitor(served), query) as events:
        told = list(events)
    assert [event for event, _ in told] == ["next", "complete"]
    assert told[0][1]["errors"][0]["extensions"]["code"] in {"GRAPHQL_INVALID", "LIMIT_EXCEEDED"}
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


def test_a_long_text_over_a_socket_is_refused_unread(served: Served) -> None:
    with socket_of(visitor(served)) as socket:
        subscribe(socket, "{" + " a" * 300_000 + "}")
        message = json.loads(socket.recv(WAIT))
    assert message["payload"][0]["extensions"]["code"] == "LIMIT_EXCEEDED"


def test_what_is_no_operation_closes_the_socket(served: Served) -> None:
    with socket_of(visitor(served)) as socket:
        subscribe(socket, "{")
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(WAIT)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4400


def test_a_query_over_events_completes(served: Served) -> None:
    with events_of(visitor(served), "{ territory { code } }") as events:
        told = list(events)
    assert [event for event, _ in told] == ["next", "complete"]
    assert told[0][1]["data"]["territory"]["code"]


@pytest.mark.parametrize("text", ["{", "not json", '{"type": "nonsense"}', "[" * 5_000])
def test_messages_that_cannot_be_read_close_the_socket(served: Served, text: str) -> None:
    with socket_of(visitor(served)) as socket:
        socket.send(text)
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(WAIT)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4400


def test_a_socket_of_another_site_is_refused(served: Served) -> None:
    url = served.url.replace("http", "ws", 1) + "/graphql"
    with (
        pytest.raises((InvalidStatus, ConnectionClosed)) as refused,
        connect(url, subprotocols=[PROTOCOL], origin=Origin("https://elsewhere.invalid"), proxy=None) as socket,
    ):
        socket.recv(WAIT)
    if isinstance(refused.value, InvalidStatus):
        assert refused.value.response.status_code == 403


def test_a_socket_with_a_dead_session_is_refused(served: Served) -> None:
    dead = Someone(served, token="x" * 43)
    with pytest.raises((InvalidStatus, ConnectionClosed, AssertionError)), socket_of(dead) as socket:
        socket.recv(WAIT)


def test_watching_ends_with_the_connection(served: Served) -> None:
    someone = newcomer(served)
    with events_of(someone, TREE):
        until_watched(someone)
    watchers = served.deps.engines.watchers
    for _ in range(2_000):
        if not any(subject == someone.id for _, subject in list(watchers._queues)):
            return
        visitor(served).read("{ __typename }")
    raise AssertionError("a closed stream is watched for ever")
