"""Cards: one's own, those opened beside a counsellor, and another one only with both present."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from tests.graphql.cast import Cast
from tests.graphql.stage import HELPING, Stage
from tests.web.people import TERRITORY, Someone, demo, newcomer, organisation
from tests.web.served import Served

REPLACED = "... on CardReplaced { card { number pin } account { id displayName cardSince } }"
OPENED = "... on AccountOpened { card { number pin } account { id displayName cardSince } }"


@pytest.fixture
def stage(served: Served) -> Stage:
    return Stage(Cast(served))


def sign_in(served: Served, card: dict[str, str]) -> httpx.Response:
    return httpx.post(f"{served.url}/auth/card", json={"card": card["number"], "pin": card["pin"]})


def open_account(counsellor: Someone, **more: Any) -> dict[str, Any]:
    return counsellor.do("openAccount", OPENED, **({"organisation": HELPING, "displayName": "Mado"} | more))


def looks(someone: Someone) -> list[str]:
    records = someone.read("{ me { accessLog(first: 50) { what who why } } }")["me"]["accessLog"]
    return [record["what"] for record in records]


def test_ones_own_card_signs_in_and_ends_the_earlier(stage: Stage) -> None:
    first = stage.owner.do("issueCard", "... on CardIssued { card { number pin } }")["card"]
    assert sign_in(stage.served, first).status_code == 200
    second = stage.owner.do("issueCard", "... on CardIssued { card { number pin } }")["card"]
    assert sign_in(stage.served, first).json()["code"] == "BAD_CODE"
    assert sign_in(stage.served, second).status_code == 200


def test_an_opened_account_is_its_owners_and_says_who_helps(stage: Stage) -> None:
    made = open_account(stage.who("counsellor"), commune="93066")
    token = sign_in(stage.served, made["card"]).json()["token"]
    mado = Someone(stage.served, token=token)
    me = mado.read("{ me { displayName commune { insee } helpers { organisation { id } } } }")["me"]
    assert me == {
        "displayName": "Mado",
        "commune": {"insee": "93066"},
        "helpers": [{"organisation": {"id": HELPING}}],
    }
    assert looks(mado) == ["account-opened"]


def test_the_list_tells_names_and_dates_and_is_told(stage: Stage) -> None:
    assert stage.account
    listed = stage.who("counsellor").read(
        "query($of: ID!) { assistedAccounts(organisation: $of) { id displayName openedAt cardSince } }", of=HELPING
    )["assistedAccounts"]
    assert stage.name in {one["displayName"] for one in listed}
    assert "account-list" in looks(stage.owner)


def test_the_pin_of_the_lost_card_gets_another(stage: Stage) -> None:
    counsellor = stage.who("counsellor")
    made = open_account(counsellor)
    given = {"organisation": HELPING, "account": made["account"]["id"], "pin": made["card"]["pin"]}
    other = counsellor.do("replaceCard", REPLACED, **given)["card"]
    assert sign_in(stage.served, made["card"]).json()["code"] == "BAD_CODE"
    assert sign_in(stage.served, other).status_code == 200


def test_a_card_locked_by_its_finder_can_still_be_replaced(stage: Stage) -> None:
    counsellor = stage.who("counsellor")
    made = open_account(counsellor)
    wrong = {"number": made["card"]["number"], "pin": "x"}
    assert [sign_in(stage.served, wrong).status_code for _ in range(5)] == [400] * 5
    assert sign_in(stage.served, made["card"]).status_code == 400
    given = {"organisation": HELPING, "account": made["account"]["id"], "pin": made["card"]["pin"]}
    assert sign_in(stage.served, counsellor.do("replaceCard", REPLACED, **given)["card"]).status_code == 200


def test_a_code_from_another_device_gets_another_once(stage: Stage) -> None:
    counsellor, account = stage.who("counsellor"), stage.account
    code = stage.owner.do("makeHelpCode", "... on HelpCodeMade { helpCode expiresAt }")["helpCode"]
    spoken = f"{code[:3]} {code[3:]}"
    given = {"organisation": HELPING, "account": account}
    assert counsellor.do("replaceCard", REPLACED, **given, code=spoken)["account"]["displayName"] == stage.name
    assert counsellor.do("replaceCard", **given, code=code)["code"] == "BAD_CODE"
    assert {"card-replaced", "card-proof-wrong"} <= set(looks(stage.owner))


def test_wrong_proofs_run_out(stage: Stage) -> None:
    counsellor, account = stage.who("counsellor"), stage.account
    code = stage.owner.do("makeHelpCode", "... on HelpCodeMade { helpCode }")["helpCode"]
    given = {"organisation": HELPING, "account": account}
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    assert {counsellor.do("replaceCard", **given, code=wrong)["code"] for _ in range(5)} == {"BAD_CODE"}
    assert counsellor.do("replaceCard", **given, code=code)["code"] == "BAD_CODE"
    tries = [counsellor.do("replaceCard", **given, pin="9999")["code"] for _ in range(8)]
    assert tries[-1] == "RATE_LIMITED"


@pytest.mark.parametrize("proof", [{}, {"pin": "1234", "code": "123456"}])
def test_exactly_one_proof_is_asked(stage: Stage, proof: dict[str, str]) -> None:
    refused = stage.who("counsellor").do("replaceCard", organisation=HELPING, account=stage.account, **proof)
    assert refused["code"] == "PROOF_MISSING"


def test_an_account_of_another_organisation_is_not_there(stage: Stage) -> None:
    facilitator = demo(stage.served, "idrissa")
    theirs = organisation("maison-des-usages")
    refused = facilitator.do("replaceCard", organisation=theirs, account=stage.account, pin=stage.pin)
    assert refused["code"] == "NOT_FOUND"


def test_help_that_was_ended_is_over(stage: Stage) -> None:
    account, pin = stage.account, stage.pin
    assert stage.owner.do("endHelp", organisation=HELPING)["__typename"] == "HelpEnded"
    assert stage.owner.read("{ me { helpers { since } } }")["me"]["helpers"] == []
    refused = stage.who("counsellor").do("replaceCard", organisation=HELPING, account=account, pin=pin)
    assert refused["code"] == "NOT_FOUND"
    lines = stage.served.run(consents(stage))
    assert [(line.scope, line.given) for line in lines] == [(HELPING, True), (HELPING, False)]


async def consents(stage: Stage) -> list[Any]:
    async with stage.served.deps.store.reading() as db:
        return [line for line in await db.ledger.consents(stage.owner.id) if line.purpose == "card-help"]


def test_no_secret_of_a_card_is_kept_for_replays(stage: Stage) -> None:
    key = str(uuid4())
    card = stage.owner.do("issueCard", "... on CardIssued { card { number pin } }", key=key)["card"]
    kept = stage.served.run(kept_answer(stage, key))
    assert b"at" in kept
    assert card["number"].encode() not in kept
    assert card["pin"].encode() not in kept


async def kept_answer(stage: Stage, key: str) -> bytes:
    async with stage.served.deps.store.writing(TERRITORY) as tx:
        record = await tx.keys.find(stage.owner.id, "issueCard", UUID(key))
    assert record is not None
    return record.answer


def test_nobody_opens_accounts_for_an_organisation_of_others(stage: Stage) -> None:
    assert newcomer(stage.served).do("openAccount", organisation=HELPING)["code"] == "NOT_ALLOWED"
    elsewhere = demo(stage.served, "idrissa").do("openAccount", organisation=HELPING)
    assert elsewhere["code"] == "NOT_ALLOWED"
