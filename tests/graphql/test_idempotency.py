"""Every write is done once under its key, however often and however fast it is sent; on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest

from tests.graphql.cast import Cast
from tests.graphql.selections import built, fields_of
from tests.graphql.stage import Stage
from tests.graphql.writes import WRITES
from tests.graphql.written import Write
from tests.web.served import Served

AT_ONCE = 10


@pytest.fixture(scope="module")
def cast(served_on_each: Served) -> Cast:
    return Cast(served_on_each)


@pytest.fixture
def stage(cast: Cast) -> Stage:
    return Stage(cast)


def test_every_mutation_is_tried() -> None:
    assert set(WRITES) == fields_of(built(), "Mutation")


def grown(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    """By how much each table grew."""
    return {name: rows - before[name] for name, rows in after.items() if rows != before[name]}


def send(stage: Stage, write: Write, name: str, given: dict[str, Any]) -> dict[str, Any]:
    answer = stage.who(write.who).send(name, given, write.fields)
    assert "errors" not in answer, answer
    member: dict[str, Any] = answer["data"][name]
    return member


@pytest.mark.parametrize("name", WRITES)
def test_a_replay_answers_the_same_and_stores_nothing(stage: Stage, name: str) -> None:
    write = WRITES[name]
    given = write.given(stage) | {"key": str(uuid4())}
    before = stage.served.counts()
    first = send(stage, write, name, given)
    once = stage.served.counts()
    assert "code" not in first
    assert send(stage, write, name, given) == first
    assert send(stage, write, name, given) == first
    assert stage.served.counts() == once
    assert grown(before, once)["idempotency_key"] == 1


@pytest.mark.parametrize("name", [name for name, write in WRITES.items() if write.other is not None])
def test_another_payload_under_the_key_is_refused(stage: Stage, name: str) -> None:
    write = WRITES[name]
    assert write.other is not None
    given, other = write.given(stage), write.other(stage)
    key = {"key": str(uuid4())}
    send(stage, write, name, given | key)
    before = stage.served.counts()
    refused = send(stage, write, name, other | key)
    assert (refused["__typename"], refused["code"]) == ("KeyReused", "KEY_REUSED")
    assert stage.served.counts() == before


@pytest.mark.parametrize("name", WRITES)
def test_ten_at_once_store_one(cast: Cast, name: str) -> None:
    write = WRITES[name]
    alone, together = Stage(cast), Stage(cast)
    given = write.given(alone)
    before = alone.served.counts()
    send(alone, write, name, given)
    once = grown(before, alone.served.counts())
    given = write.given(together) | {"key": str(uuid4())}
    together.who(write.who)
    before = together.served.counts()
    with ThreadPoolExecutor(AT_ONCE) as threads:
        answers = list(threads.map(lambda _: send(together, write, name, given), range(AT_ONCE)))
    assert "code" not in answers[0], answers[0]
    assert all(answer == answers[0] for answer in answers)
    assert grown(before, together.served.counts()) == once


def test_a_key_is_its_owners_alone(stage: Stage, cast: Cast) -> None:
    key = str(uuid4())
    ours = stage.owner.do("declareSkill", key=key, skill=stage.skill, level=2)
    theirs = cast.get("stranger").do("declareSkill", key=key, skill=stage.skill, level=4)
    assert ours["__typename"] == theirs["__typename"] == "SkillDeclared"


def test_a_key_is_one_operations_alone(stage: Stage) -> None:
    key = str(uuid4())
    assert stage.owner.do("declareSkill", key=key, skill=stage.skill, level=2)["__typename"] == "SkillDeclared"
    assert stage.owner.do("proposeSkill", key=key, label="souffler", level=2)["__typename"] == "SkillProposed"


def test_a_refusal_is_not_kept(stage: Stage) -> None:
    key = str(uuid4())
    early = stage.owner.do("askConfirmation", key=key, skill=stage.skill, level=2)
    assert early["code"] == "NOT_FOUND"
    assert stage.evidence
    assert stage.owner.do("askConfirmation", key=key, skill=stage.skill, level=2)["__typename"] == "ConfirmationAsked"
