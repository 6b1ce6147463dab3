"""A child below 15: nothing is added before a parent said yes by the link that came to them alone."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from skilltree.service.child_gate import OPEN_TO_CHILDREN
from tests.graphql.areas.who_sees import asked, child
from tests.graphql.cast import Cast
from tests.graphql.selections import built, fields_of
from tests.graphql.stage import Stage
from tests.web.people import newcomer
from tests.web.served import Served

ASK = "query($token: String!) { parentAsk(token: $token) { childName birthYear given parentName } }"


@pytest.fixture(scope="module")
def cast(served: Served) -> Cast:
    return Cast(served)


@pytest.fixture
def stage(cast: Cast) -> Stage:
    return Stage(cast)


def answer(stage: Stage, token: str, *, agree: bool, name: str = "Samira") -> Any:
    return stage.who("visitor").do("answerAsParent", token=token, agree=agree, name=name)


def standing(stage: Stage) -> Any:
    found = stage.owner.read("{ parental { standing } }")["parental"]
    return found and found["standing"]


def declare(stage: Stage) -> Any:
    return stage.owner.do("declareSkill", skill=stage.skill, level=1)


def read_ask(stage: Stage, token: str) -> Any:
    return stage.who("visitor").read(ASK, token=token)["parentAsk"]


def test_every_open_operation_is_one() -> None:
    assert fields_of(built(), "Mutation") >= OPEN_TO_CHILDREN


def test_a_child_waits_and_adds_nothing(stage: Stage) -> None:
    child(stage)
    assert standing(stage) == "WAITING"
    assert (declare(stage)["__typename"], declare(stage)["code"]) == ("NotAllowed", "PARENT_NEEDED")


def test_a_parents_yes_opens_the_account(stage: Stage) -> None:
    token = asked(stage)
    assert standing(stage) == "ASKED"
    assert read_ask(stage, token) == {
        "childName": stage.name, "birthYear": stage.served.deps.clock().year - 12, "given": False, "parentName": None,
    }  # fmt: skip
    assert answer(stage, token, agree=True)["__typename"] == "ParentAnswered"
    assert standing(stage) == "GIVEN"
    assert declare(stage)["__typename"] == "SkillDeclared"
    [line] = stage.owner.read("{ myConsents { purpose given withdrawable } }")["myConsents"]
    assert line == {"purpose": "parental-consent", "given": True, "withdrawable": False}
    [look] = stage.owner.read("{ myLooks { looks { who what why } } }")["myLooks"]["looks"]
    assert look == {"who": "Samira", "what": "parent-answered", "why": "parental-consent"}


def test_even_then_nobody_is_shown_anything(stage: Stage) -> None:
    answer(stage, asked(stage), agree=True)
    declare(stage)
    assert stage.owner.do("shareTree", branch=None, label="x", days=3)["code"] == "TOO_YOUNG"
    assert stage.owner.do("setVisibility", visibility="RECRUITERS")["code"] == "TOO_YOUNG"
    assert stage.owner.do("openPublicPage")["code"] == "TOO_YOUNG"


def test_a_no_ends_the_link_and_another_may_be_asked(stage: Stage) -> None:
    token = asked(stage)
    assert answer(stage, token, agree=False)["__typename"] == "ParentAnswered"
    assert standing(stage) == "REFUSED"
    assert read_ask(stage, token) is None
    assert answer(stage, token, agree=True)["code"] == "NOT_FOUND"
    assert answer(stage, asked(stage), agree=True)["__typename"] == "ParentAnswered"


def test_a_yes_is_taken_back_by_the_same_link(stage: Stage) -> None:
    token = asked(stage)
    answer(stage, token, agree=True)
    assert read_ask(stage, token)["given"]
    answer(stage, token, agree=False)
    assert standing(stage) == "WITHDRAWN"
    assert declare(stage)["code"] == "PARENT_NEEDED"
    [line] = stage.owner.read("{ myConsents { given lines { given } } }")["myConsents"]
    assert line == {"given": False, "lines": [{"given": False}, {"given": True}]}


def test_a_yes_needs_a_name(stage: Stage) -> None:
    assert answer(stage, asked(stage), agree=True, name="  ")["code"] == "TEXT_MISSING"


def test_a_childs_own_address_is_no_parents(stage: Stage) -> None:
    child(stage)
    assert stage.owner.do("askParent", address=stage.owner.address)["code"] == "OWN_ADDRESS"


def test_a_replay_sends_one_message(stage: Stage) -> None:
    child(stage)
    given = {"key": str(uuid4()), "address": f"{uuid4().hex}@test.invalid"}
    for _ in range(3):
        assert stage.owner.send("askParent", given)["data"]["askParent"]["__typename"] == "ParentAsked"
    sent = [json.loads(line) for line in (stage.served.data / "messages.jsonl").read_text().splitlines()]
    [message] = [one for one in sent if one["address"] == given["address"]]
    assert stage.name not in message["text"]


@pytest.mark.parametrize("token", ["", "0" * 64, "é" * 64, "\u0000" * 64, "x" * 9_000])
def test_a_guess_leads_nowhere(stage: Stage, token: str) -> None:
    assert read_ask(stage, token) is None
    assert answer(stage, token, agree=True)["code"] == "NOT_FOUND"


def test_whoever_is_old_enough_needs_nobody(stage: Stage) -> None:
    stage.owner.do("updateProfile", birthYear=stage.served.deps.clock().year - 16)
    assert standing(stage) is None
    assert stage.owner.do("askParent", address="parent@test.invalid")["code"] == "NO_PARENT_NEEDED"
    assert declare(stage)["__typename"] == "SkillDeclared"


def test_a_typing_error_is_forgotten(stage: Stage) -> None:
    child(stage)
    stage.owner.do("updateProfile", birthYear=1990)
    assert standing(stage) is None
    assert declare(stage)["__typename"] == "SkillDeclared"


def test_an_unknown_year_waits_for_nobody(served: Served) -> None:
    someone = newcomer(served, birth_year=None)
    assert someone.read("{ parental { standing } }")["parental"] is None


def test_what_was_asked_too_long_ago_leads_nowhere(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skilltree.service.parents.ANSWERED_WITHIN", timedelta(days=-1))
    assert read_ask(stage, asked(stage)) is None
