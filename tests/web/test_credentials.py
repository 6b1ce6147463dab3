"""Credentials over the wire: whose they are, what a link shows, what nobody else gets, and nonsense."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest

from skilltree.model.ids import decode_id, encode_id, new_id, new_uuid
from skilltree.model.words import EvidenceKind
from skilltree.service.credential_shares import LOOKS_AN_HOUR, WRONG_AN_HOUR
from skilltree.service.issuer_keys import Keyring
from tests.web.credentials import FIELDS, SHARED, document, in_days, issue, learnt, ring_of, share
from tests.web.people import TERRITORY, Someone, any_skills, demo, newcomer, visitor
from tests.web.served import Served

MINE = f"{{ myCredentials {{ {FIELDS} }} }}"


@pytest.fixture
def served(served_on_each: Served) -> Served:
    """On each database."""
    return served_on_each


@pytest.fixture
def owner(served: Served) -> Someone:
    return newcomer(served, "Zéphirine")


@pytest.fixture
def later(served: Served) -> Iterator[Any]:
    """Let the server's clock go on by some days, until the end of the test."""
    deps = served.deps

    def go_on(days: int) -> None:
        served.app.state.deps = replace(deps, clock=lambda: deps.clock() + timedelta(days=days))

    yield go_on
    served.app.state.deps = deps


def mine(someone: Someone) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = someone.read(MINE)["myCredentials"]
    return found


def seen(someone: Someone, token: str) -> dict[str, Any] | None:
    found: dict[str, Any] | None = someone.read(SHARED, token=token)["sharedCredential"]
    return found


def refusal(someone: Someone, operation: str, **given: Any) -> str:
    return str(someone.do(operation, **given)["code"])


def test_a_fact_has_one_credential(owner: Someone) -> None:
    evidence = learnt(owner)
    first = issue(owner, evidence)
    assert issue(owner, evidence) == first
    assert mine(owner) == [first]
    assert (first["level"], first["way"], first["standing"], first["withName"]) == (2, "COURSE", "VALID", False)
    assert refusal(owner, "issueCredential", evidence=evidence, withName=True) == "ISSUED"
    assert owner.do("withdrawCredential", credential=first["id"])["__typename"] == "CredentialWithdrawn"
    assert refusal(owner, "withdrawCredential", credential=first["id"]) == "CONFLICT"
    second = issue(owner, evidence, with_name=True)
    assert [(one["id"], one["standing"]) for one in mine(owner)] == [(second["id"], "VALID"), (first["id"], "REVOKED")]


def test_what_nobody_else_showed_has_none(served: Served, owner: Someone) -> None:
    [skill] = any_skills(served, 1)
    made = owner.do("declareSkill", "... on SkillDeclared { evidence { id } }", skill=skill, level=2)
    assert refusal(owner, "issueCredential", evidence=made["evidence"]["id"], withName=False) == "SELF_DECLARED"
    for changes in ({"kind": EvidenceKind.CREDENTIAL}, {"kind": EvidenceKind.TEST, "passed": False}):
        evidence = learnt(owner, **changes)
        assert refusal(owner, "issueCredential", evidence=evidence, withName=False) == "SELF_DECLARED"
    old = learnt(owner, expires=in_days(served, -2))
    assert refusal(owner, "issueCredential", evidence=old, withName=False) == "EXPIRED"
    gone = learnt(owner)
    owner.do("retractEvidence", evidence=gone)
    assert refusal(owner, "issueCredential", evidence=gone, withName=False) == "TAKEN_BACK"
    assert mine(owner) == []


@pytest.mark.parametrize(
    ("kind", "way"), [("test", "TEST"), ("endorsement", "CONFIRMED"), ("contribution", "CONTRIBUTION")]
)
def test_each_way_to_show_it_says_so_and_names_no_third_person(owner: Someone, kind: str, way: str) -> None:
    made = issue(owner, learnt(owner, kind=EvidenceKind(kind), source="Marie Dupont : bravo", source_id=None))
    assert made["way"] == way
    assert "Marie" not in str(document(owner, made))


def test_a_link_shows_a_stranger_what_the_owner_shares_and_tells_the_owner(served: Served, owner: Someone) -> None:
    made = issue(owner, learnt(owner), with_name=True)
    token = share(owner, made["id"])
    found = seen(visitor(served), token)
    assert found is not None
    assert (found["standing"], found["holder"], found["course"], found["hours"]) == (
        "VALID", "Zéphirine", "Souder proprement", 1.33,
    )  # fmt: skip
    signed = served.shared.get(found["url"])
    assert signed.json()["id"] == made["url"]
    dead = served.shared.get(found["url"], headers={"authorization": "Bearer dead"})
    assert dead.status_code == 200
    assert signed.headers["access-control-allow-origin"] == "*"
    log = owner.read("{ me { accessLog { who what why } } }")["me"]["accessLog"]
    assert log == [{"who": "…", "what": "credential", "why": "credential-link"}] * 3
    assert seen(owner, token) == found
    assert len(owner.read("{ me { accessLog { who } } }")["me"]["accessLog"]) == 3
    assert [one["url"].rpartition("/")[2] for one in mine(owner)[0]["shares"]] == [token]


def test_a_link_ends(served: Served, owner: Someone, later: Any) -> None:
    made = issue(owner, learnt(owner))
    token, other = share(owner, made["id"], 3), share(owner, made["id"], 30)
    later(4)
    assert seen(visitor(served), token) is None
    assert seen(visitor(served), other) is not None
    stopped = owner.do("stopSharing", "... on SharingStopped { credential { shares { url } } }", credential=made["id"])
    assert stopped["credential"]["shares"] == []
    assert seen(visitor(served), other) is None
    assert served.shared.get(made["url"], params={"share": other}).status_code == 404


def test_a_link_says_what_counts_no_more(served: Served, owner: Someone, later: Any) -> None:
    evidence, old = learnt(owner), learnt(owner, expires=in_days(served, 2))
    tokens = [share(owner, issue(owner, one)["id"]) for one in (evidence, old)]
    owner.do("retractEvidence", evidence=evidence)
    assert [(seen(owner, token) or {}).get("standing") for token in tokens] == ["REVOKED", "VALID"]
    withdrawn = issue(owner, learnt(owner), with_name=True)
    token = share(owner, withdrawn["id"])
    owner.do("withdrawCredential", credential=withdrawn["id"])
    told = seen(visitor(served), token)
    assert told is not None
    assert (told["standing"], told["holder"]) == ("REVOKED", None)
    assert served.shared.get(withdrawn["url"], params={"share": token}).status_code == 404
    later(4)
    assert [(seen(owner, token) or {}).get("standing") for token in tokens] == ["REVOKED", "EXPIRED"]
    assert refusal(owner, "shareCredential", credential=mine(owner)[-1]["id"], days=3) == "CONFLICT"


def test_a_name_is_shown_from_eighteen_years_on(served: Served) -> None:
    for year, code in ((served.deps.clock().year - 16, "TOO_YOUNG"), (None, "BIRTH_YEAR_NEEDED")):
        young = newcomer(served, "Petit", birth_year=year)
        assert (
            refusal(young, "shareCredential", credential=issue(young, learnt(young), with_name=True)["id"], days=3)
            == code
        )
        assert share(young, issue(young, learnt(young))["id"])


def test_nobody_gets_anything_of_another_person(served: Served, owner: Someone) -> None:
    evidence = learnt(owner)
    made = issue(owner, evidence, with_name=True)
    for other in (newcomer(served, "Autre"), demo(served, "karim")):
        assert mine(other) == [] or made["id"] not in str(mine(other))
        assert refusal(other, "issueCredential", evidence=evidence, withName=False) == "NOT_FOUND"
        assert refusal(other, "shareCredential", credential=made["id"], days=1) == "NOT_FOUND"
        assert refusal(other, "withdrawCredential", credential=made["id"]) == "NOT_FOUND"
        assert refusal(other, "stopSharing", credential=made["id"]) == "NOT_FOUND"
        assert served.shared.get(made["url"], headers=other.headers).status_code == 404
    assert served.shared.get(made["url"]).status_code == 401
    own = issue(other := newcomer(served, "Tierce"), learnt(other))
    token = share(other, own["id"])
    assert served.shared.get(made["url"], params={"share": token}).status_code == 404
    for path in ("/me/clr.json", "/me/tree.json"):
        assert served.shared.get(path).status_code == 401


def test_guessing_a_link_is_slowed_down_and_so_is_flooding_a_log(served: Served, owner: Someone) -> None:
    token = share(owner, issue(owner, learnt(owner))["id"])
    for wrong in ("", "0" * 64, "é" * 64, "a\0b", "9" * 100_000, "' OR 1=1 --"):
        assert visitor(served).ask(SHARED, token=wrong)["data"]["sharedCredential"] is None
    codes = {
        str(visitor(served).ask(SHARED, token="f" * 64).get("errors", [{}])[0].get("extensions"))
        for _ in range(WRONG_AN_HOUR)
    }
    assert any("RATE_LIMITED" in code for code in codes)
    for _ in range(LOOKS_AN_HOUR):
        visitor(served).ask(SHARED, token=token)
    assert "RATE_LIMITED" in str(visitor(served).ask(SHARED, token=token))
    assert len(owner.read("{ me { accessLog(first: 100) { who } } }")["me"]["accessLog"]) <= LOOKS_AN_HOUR


@pytest.mark.parametrize("days", [0, -1, 366, 2**31 - 1])
def test_a_link_lasts_a_year_at_most(owner: Someone, days: int) -> None:
    credential = issue(owner, learnt(owner))["id"]
    assert refusal(owner, "shareCredential", credential=credential, days=days) == "INVALID_INPUT"


NONSENSE = ["x", "%00", "..%2f..%2fetc%2fpasswd", "9" * 400, "%F0%9F%92%A9", "Q3JlZGVudGlhbDp4"]


@pytest.mark.parametrize("name", [*NONSENSE, new_id("Credential"), new_id("Person")])
def test_nonsense_is_answered_plainly(served: Served, owner: Someone, name: str) -> None:
    paths = [f"/credentials/{name}.json", f"/credentials/{name}", f"/issuers/{name}", f"/achievements/{name}"]
    for path in [*paths, f"/status/{name}/0", f"/credentials/{name}.json?share={name}"]:
        answer = served.shared.get(path, headers=owner.headers)
        assert answer.status_code in {400, 404, 429}, (path, answer.status_code, answer.text)
        assert answer.json()["code"] in {"INVALID_INPUT", "NOT_FOUND", "RATE_LIMITED"}


@pytest.mark.parametrize("number", ["1", "-1", "9" * 9, "9" * 5_000, "1e9", "%00", "٣", "0x0", "00000000000"])
def test_there_is_no_other_list(served: Served, owner: Someone, number: str) -> None:
    issue(owner, learnt(owner))
    assert served.shared.get(f"/status/{TERRITORY}/0").status_code == 200
    assert served.shared.get(f"/status/{TERRITORY}/{number}").status_code in {400, 404}


def test_verifiers_may_ask_from_any_page_and_read_no_session(served: Served, owner: Someone) -> None:
    badge = document(owner, issue(owner, learnt(owner)))
    for url in (
        badge["issuer"]["id"],
        badge["credentialSubject"]["achievement"]["id"],
        badge["credentialStatus"]["statusListCredential"],
    ):
        answer = httpx.get(url, headers={"authorization": "Bearer nonsense"}, trust_env=False)
        assert answer.status_code == 200
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.json()["id"] == url
    paper = httpx.get(badge["credentialSubject"]["achievement"]["id"], trust_env=False).json()
    assert {name: paper[name] for name in ("name", "description", "criteria", "resultDescription")} == {
        name: badge["credentialSubject"]["achievement"][name]
        for name in ("name", "description", "criteria", "resultDescription")
    }


def test_a_host_header_names_no_issuer(served: Served, owner: Someone) -> None:
    evidence = learnt(owner)
    headers = owner.headers | {"host": "evil.example"}
    query = "mutation($i: IssueCredentialInput!) { issueCredential(input: $i) { ... on Refusal { code } } }"
    given = {"key": str(new_uuid()), "evidence": evidence, "withName": False}
    answer = served.shared.post("/graphql", json={"query": query, "variables": {"i": given}}, headers=headers)
    assert answer.json()["data"]["issueCredential"]["code"] == "NO_ADDRESS"
    assert served.shared.get(f"/issuers/{TERRITORY}", headers={"host": "evil.example"}).status_code == 409


def test_a_key_of_another_secret_is_told_and_stops_nothing_else(served: Served, owner: Someone) -> None:
    deps, evidence = served.deps, learnt(owner)
    made = issue(owner, learnt(owner))
    other = Keyring(deps.store, deps.badges, deps.clock, b"another secret")
    served.run(other.rotate(TERRITORY, None))
    try:
        assert refusal(owner, "issueCredential", evidence=evidence, withName=False) == "KEY_SEALED"
        assert served.run(ring_of(served).ensure()) == [TERRITORY]
        assert served.shared.get(f"/issuers/{TERRITORY}").status_code == 200
        # The key before it opens, and is trusted: the list goes on to be told.
        assert served.shared.get(f"/status/{TERRITORY}/0").status_code == 200
        assert document(owner, made)["id"] == made["url"]
    finally:
        served.run(ring_of(served).rotate(TERRITORY, None))
    assert issue(owner, evidence)["standing"] == "VALID"


def test_a_territory_without_a_key_signs_nothing_and_gets_one_at_the_next_start(served: Served, owner: Someone) -> None:
    ring, evidence = ring_of(served), learnt(owner)
    signing = [key.id for key in served.run(ring.keys()) if key.signs and key.issuer == TERRITORY]
    served.run(ring.revoke(signing[0]))
    assert refusal(owner, "issueCredential", evidence=evidence, withName=False) == "NO_ISSUER_KEY"
    assert served.run(ring.ensure()) == []
    assert issue(owner, evidence)["standing"] == "VALID"


def test_no_answer_and_no_row_holds_a_key_in_the_open(served: Served) -> None:
    keys = [key for key in served.run(ring_of(served).keys()) if key.territory_id == TERRITORY]
    assert keys
    paper = served.shared.get(f"/issuers/{TERRITORY}").text
    for key in keys:
        assert len(key.sealed) == 12 + 32 + 16
        assert key.sealed.hex() not in paper
        assert decode_id(key.id)[0] == "IssuerKey"


def test_a_tree_is_taken_along(served: Served, owner: Someone) -> None:
    none = served.shared.get("/me/clr.json", headers=owner.headers)
    assert (none.status_code, none.json()["code"]) == (400, "NOTHING_ISSUED")
    evidence = learnt(owner)
    issue(owner, evidence)
    record = served.shared.get("/me/clr.json", headers=owner.headers, params={"name": "1"})
    assert record.headers["cache-control"] == "no-store"
    assert record.json()["credentialSubject"]["identifier"][0]["identityHash"] == "Zéphirine"
    owner.do("retractEvidence", evidence=evidence)
    assert served.shared.get("/me/clr.json", headers=owner.headers).json()["code"] == "NOTHING_ISSUED"
    learnt(owner, level=3)
    tree = served.shared.get("/me/tree.json", headers=owner.headers).json()
    assert [one["level"] for one in tree["tree"]["skills"]] == [3]


def test_ids_of_other_types_are_no_credentials(served: Served, owner: Someone) -> None:
    made = issue(owner, learnt(owner))
    disguised = encode_id("Evidence", decode_id(made["id"])[1])
    assert refusal(owner, "withdrawCredential", credential=disguised) == "INVALID_INPUT"
    assert refusal(owner, "issueCredential", evidence=made["id"], withName=False) == "INVALID_INPUT"
