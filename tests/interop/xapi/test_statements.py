"""What is right in a statement, and what is refused, with its place."""

from __future__ import annotations

import string
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha1
from time import process_time
from typing import Any
from uuid import uuid4

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skilltree.interop.xapi import read_statements
from skilltree.interop.xapi.actors import key_of
from skilltree.interop.xapi.values import read_time
from skilltree.model.errors import InvalidInput
from skilltree.model.xapi import Received, xapi_time
from tests.interop.xapi.samples import COURSE, VOIDED, statement

REFERENCE = {"objectType": "StatementRef", "id": str(uuid4())}


def read(given: Any, *, second: bool = False) -> Received:
    [one] = read_statements(given, second=second)
    return one


def refused(given: Any, *, second: bool = False) -> str:
    with pytest.raises(InvalidInput) as caught:
        read_statements(given, second=second)
    assert caught.value.field
    return caught.value.field


def test_what_a_reader_may_ask_for_is_taken_out() -> None:
    found = read(statement(id="0B1E1C5A-5C1B-4D5E-8F6A-0123456789AB", timestamp="2026-05-04T12:00:00-05:00"))
    assert found.id == "0b1e1c5a-5c1b-4d5e-8f6a-0123456789ab"
    assert found.timestamp == datetime(2026, 5, 4, 17, tzinfo=UTC)
    assert (found.activity, found.activity_name) == (COURSE, {"fr": "Souder", "en": "Soldering"})
    assert found.finished
    digest = sha1(b"mailto:ada@example.org", usedforsecurity=False).hexdigest()
    assert found.actors == found.agents == (f"sha1:{digest}",)
    assert msgspec.json.decode(found.content)["timestamp"] == "2026-05-04T17:00:00.000Z"


def test_an_address_and_its_hash_are_the_same_person() -> None:
    digest = sha1(b"mailto:ada@example.org", usedforsecurity=False).hexdigest()
    assert key_of({"mbox": "mailto:Ada@Example.org"}) == key_of({"mbox_sha1sum": digest.upper()})


@pytest.mark.parametrize(
    ("changes", "finished"),
    [
        ({}, True),
        ({"verb": {"id": "http://adlnet.gov/expapi/verbs/passed"}}, True),
        ({"verb": {"id": "http://adlnet.gov/expapi/verbs/attempted"}}, False),
        ({"verb": {"id": "http://adlnet.gov/expapi/verbs/answered"}, "result": {"completion": True}}, True),
        ({"verb": {"id": "http://adlnet.gov/expapi/verbs/answered"}, "result": {"success": True}}, True),
        ({"result": {"success": False}}, False),
        ({"result": {"completion": False, "success": True}}, False),
        ({"object": REFERENCE}, False),
    ],
)
def test_what_counts_as_finished(changes: dict[str, Any], *, finished: bool) -> None:
    assert read(statement(**changes)).finished is finished


@pytest.mark.parametrize("name", ["actor", "verb", "object"])
def test_each_needed_property_is_missed(name: str) -> None:
    assert refused(statement(**{name: None})) == f"statements[0].{name}"


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"stray": 1}, "stray"),
        ({"actor": {"name": "Ada"}}, "actor"),
        ({"actor": {"mbox": "mailto:a@b.c", "openid": "https://a.example"}}, "actor"),
        ({"actor": {"mbox": "ada@example.org"}}, "actor.mbox"),
        ({"actor": {"objectType": "Group"}}, "actor.member"),
        ({"actor": {"account": {"name": "ada"}}}, "actor.account.homePage"),
        ({"verb": {"id": "completed"}}, "verb.id"),
        ({"verb": {"id": "https://v.example", "display": {"français": "x"}}}, "verb.display.français"),
        ({"verb": {"id": VOIDED}}, "object"),
        ({"object": {"id": "no iri"}}, "object.id"),
        ({"object": {"objectType": "activity", "id": COURSE}}, "object.objectType"),
        ({"object": {"objectType": ["Activity"], "id": COURSE}}, "object.objectType"),
        ({"object": {"id": COURSE, "definition": {"interactionType": "guess"}}}, "object.definition.interactionType"),
        ({"result": {"score": {"scaled": 1.5}}}, "result.score.scaled"),
        ({"result": {"score": {"raw": 5, "max": 4}}}, "result.score.raw"),
        ({"result": {"duration": "1h"}}, "result.duration"),
        ({"result": {"success": "true"}}, "result.success"),
        ({"result": {"completion": None}}, "result.completion"),
        ({"context": {"registration": "7"}}, "context.registration"),
        ({"context": {"contextActivities": {"near": []}}}, "context.contextActivities.near"),
        ({"object": REFERENCE, "context": {"platform": "Moodle"}}, "context.platform"),
        ({"version": "0.95"}, "version"),
        ({"timestamp": "2008-09-15T15:53:00.601-00:00"}, "timestamp"),
        ({"timestamp": "2026-02-30T00:00:00Z"}, "timestamp"),
        ({"attachments": [{}]}, "attachments[0].usageType"),
        ({"authority": {"objectType": "Group", "member": [{"mbox": "mailto:a@b.c"}]}}, "authority"),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(changes: dict[str, Any], where: str) -> None:
    assert refused(statement(**changes)) == f"statements[0].{where}"


def test_a_statement_within_a_statement_within_a_statement_is_refused() -> None:
    inner = statement(object=statement(objectType="SubStatement"))
    assert read(inner).related_activities == (COURSE,)
    assert refused(statement(object=inner | {"objectType": "SubStatement"})).endswith("object.object")


def test_people_in_the_context_are_of_the_second_version() -> None:
    agents = [{"objectType": "contextAgent", "agent": {"mbox": "mailto:bob@example.org"}}]
    given = statement(context={"contextAgents": agents})
    assert len(read(given, second=True).related_agents) == 2
    assert refused(given).endswith("contextAgents")


def test_a_batch_is_bounded_and_names_each_id_once() -> None:
    one = statement(id=str(uuid4()))
    assert refused([]) == refused([one, one]) == refused([statement()] * 501) == "statements"
    assert len(read_statements([statement()] * 500, second=False)) == 500


def test_the_id_of_the_address_is_that_of_the_statement() -> None:
    here = str(uuid4())
    assert read_statements(statement(), second=False, statement_id=here)[0].id == here
    with pytest.raises(InvalidInput):
        read_statements(statement(id=str(uuid4())), second=False, statement_id=here)


def test_what_the_server_sets_makes_no_other_statement() -> None:
    plain, told = statement(id=str(uuid4())), {"stored": "2026-01-01T00:00:00Z", "version": "1.0.0"}
    assert read(plain).digest == read(plain | told).digest
    assert read(plain).digest != read(plain | {"result": {"success": True}}).digest


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1)), st.integers(-14 * 60, 14 * 60))  # noqa: DTZ001
def test_a_time_is_read_back_as_it_was_shown(naive: datetime, minutes: int) -> None:
    instant = naive.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    assert read_time(xapi_time(instant), "timestamp") == instant
    assert read_time(instant.isoformat(), "timestamp") == instant


NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(string.printable, max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(string.ascii_letters, max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
PROPERTIES = ["actor", "verb", "object", "result", "context", "attachments", "authority", "timestamp"]


def outcome(given_here: Any) -> Received | InvalidInput:
    try:
        return read(given_here, second=True)
    except InvalidInput as error:
        return error


@given(st.sampled_from(PROPERTIES), JSON)
def test_nonsense_is_refused_with_its_place_or_taken(name: str, value: Any) -> None:
    found = outcome(statement() | {name: value})
    if isinstance(found, InvalidInput):
        assert str(found.field).startswith("statements[0].")
    else:
        assert msgspec.json.decode(found.content).keys() >= {"actor", "verb", "object"}


def test_extensions_may_be_nested_deep() -> None:
    deep: Any = 1
    for _ in range(400):
        deep = [deep]
    assert read(statement(result={"extensions": {"https://x.example/deep": deep}})).finished


def test_long_nonsense_is_refused_at_once() -> None:
    began = process_time()
    for value in ("mailto:a@" + "b" * 7_900 + "@", "mailto:" + "a" * 7_900):
        assert refused(statement(actor={"mbox": value})).endswith("mbox")
    assert refused(statement(result={"duration": "P" + "1" * 7_900})).endswith("duration")
    assert refused(statement(verb={"id": COURSE, "display": {"a" * 7_900: "x"}}))
    assert process_time() - began < 1


@given(JSON)
def test_extensions_hold_anything(value: Any) -> None:
    given_here = {"https://x.example/any": value}
    found = msgspec.json.decode(read(statement(result={"extensions": given_here})).content)
    assert found["result"]["extensions"] == given_here
