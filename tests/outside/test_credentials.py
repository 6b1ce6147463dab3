"""Badges of the real application, verified by Digital Bazaar's Node libraries: nobody here wrote the verifier."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from openbadgeslib.ob3.clr import bundled_clr_contexts
from openbadgeslib.ob3.contexts import bundled_contexts

from tests.web.credentials import document, in_days, issue, learnt, ring_of
from tests.web.fixtures import served, template
from tests.web.people import TERRITORY, Someone, newcomer, organisation
from tests.web.served import Served

__all__ = ["served", "template"]

SCRIPT = Path(__file__).with_name("credentials.mjs")
WRITING = organisation("fabrique-numerique")
Verify = Callable[..., dict[str, Any]]


@pytest.fixture
def verify(node: list[str], served: Served) -> Verify:
    """Verify one document, on another day or with other papers where these are given."""
    contexts = bundled_contexts() | bundled_clr_contexts()

    def run(paper: dict[str, Any], **more: Any) -> dict[str, Any]:
        given = json.dumps({"contexts": contexts, "checks": [{"document": paper} | more]})
        command = [*node, "node", str(SCRIPT), served.url]
        done = subprocess.run(command, input=given, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(done.stdout)[0]
        return found

    return run


@pytest.fixture
def owner(served: Served) -> Someone:
    return newcomer(served, "Zéphirine")


GOOD = {"proof": True, "status": False, "error": ""}


def test_a_badge_is_accepted(served: Served, owner: Someone, verify: Verify) -> None:
    badge = document(owner, issue(owner, learnt(owner), with_name=True))
    assert verify(badge) == GOOD
    assert badge["credentialSubject"]["identifier"][0]["identityHash"] == "Zéphirine"
    nameless = document(owner, issue(owner, learnt(owner)))
    assert verify(nameless) == GOOD
    assert "identifier" not in nameless["credentialSubject"]


def change_level(badge: dict[str, Any]) -> None:
    result = badge["credentialSubject"]["result"][0]
    result["achievedLevel"] = result["achievedLevel"][:-1] + "4"


def change_name(badge: dict[str, Any]) -> None:
    badge["credentialSubject"]["identifier"][0]["identityHash"] = "Somebody Else"


def change_index(badge: dict[str, Any]) -> None:
    badge["credentialStatus"]["statusListIndex"] = str((int(badge["credentialStatus"]["statusListIndex"]) + 1) % 131072)


def change_day(badge: dict[str, Any]) -> None:
    badge["validUntil"] = "2099-01-01T00:00:00Z"


@pytest.mark.parametrize("change", [change_level, change_name, change_index, change_day])
def test_a_changed_badge_is_refused(
    served: Served, owner: Someone, verify: Verify, change: Callable[[dict[str, Any]], None]
) -> None:
    badge = document(owner, issue(owner, learnt(owner, expires=in_days(served, 1)), with_name=True))
    change(badge)
    found = verify(badge)
    assert not found["proof"]
    assert "Invalid signature" in found["error"]


def test_an_expired_badge_is_refused(served: Served, owner: Someone, verify: Verify) -> None:
    badge = document(owner, issue(owner, learnt(owner, expires=in_days(served, 1))))
    assert verify(badge) == GOOD
    later = (served.deps.clock() + timedelta(days=3)).isoformat()
    found = verify(badge, now=later)
    assert not found["proof"]
    assert "validUntil" in found["error"]


def test_taking_the_fact_back_sets_the_bit_in_the_next_answer(owner: Someone, verify: Verify) -> None:
    evidence = learnt(owner)
    badge, other = document(owner, issue(owner, evidence)), document(owner, issue(owner, learnt(owner)))
    assert [verify(badge), verify(other)] == [GOOD, GOOD]
    assert owner.do("retractEvidence", evidence=evidence)["__typename"] == "EvidenceRetracted"
    assert verify(badge) == GOOD | {"status": True}
    assert verify(other) == GOOD


def test_a_withdrawn_badge_is_told(owner: Someone, verify: Verify) -> None:
    made = issue(owner, learnt(owner))
    badge = document(owner, made)
    assert owner.do("withdrawCredential", credential=made["id"])["__typename"] == "CredentialWithdrawn"
    assert verify(badge) == GOOD | {"status": True}


def test_a_list_that_somebody_prolonged_is_refused(served: Served, owner: Someone, verify: Verify) -> None:
    evidence = learnt(owner)
    badge = document(owner, issue(owner, evidence))
    where = badge["credentialStatus"]["statusListCredential"]
    kept = httpx.get(where, trust_env=False).json()
    tampered = json.loads(json.dumps(kept))
    tampered["validUntil"] = "2099-01-01T00:00:00Z"
    assert "not verified" in verify(badge, extra={where: tampered})["error"]


def test_a_rotated_key_still_verifies_and_a_revoked_one_does_not(
    served: Served, owner: Someone, verify: Verify
) -> None:
    ring = ring_of(served)
    before = document(owner, issue(owner, learnt(owner)))
    new = served.run(ring.rotate(TERRITORY, None))
    after = document(owner, issue(owner, learnt(owner)))
    assert before["proof"]["verificationMethod"] != after["proof"]["verificationMethod"]
    assert [verify(before), verify(after)] == [GOOD, GOOD]
    served.run(ring.revoke(new.id))
    served.run(ring.create(TERRITORY, None))
    assert verify(before) == GOOD
    found = verify(after)
    assert (found["proof"], found["status"]) == (False, True)
    assert "not authorized" in found["error"] or "revoked" in found["error"]


def test_an_organisation_signs_what_it_taught(served: Served, owner: Someone, verify: Verify) -> None:
    taught = next(
        one.id for one in served.deps.engines.territories[TERRITORY].modules.values() if one.organisation_id == WRITING
    )
    assert document(owner, issue(owner, learnt(owner, source_id=taught)))["issuer"]["name"] != "La Fabrique"
    served.run(ring_of(served).create(TERRITORY, WRITING))
    badge = document(owner, issue(owner, learnt(owner, source_id=taught)))
    assert badge["issuer"]["id"] == f"{served.url}/issuers/{WRITING}"
    assert verify(badge) == GOOD


def test_a_whole_tree_is_accepted_and_a_changed_one_refused(served: Served, owner: Someone, verify: Verify) -> None:
    credentials = [issue(owner, learnt(owner), with_name=True), issue(owner, learnt(owner, level=3))]
    skill = served.deps.engines.territories[TERRITORY].teaching
    said = sorted(skill)[5]
    owner.do("declareSkill", skill=said, level=2)
    record = served.shared.get("/me/clr.json", headers=owner.headers).json()
    assert verify(record) == {"proof": True, "status": None, "error": ""}
    subject = record["credentialSubject"]
    assert {one["id"] for one in subject["verifiableCredential"]} == {one["url"] for one in credentials}
    assert [verify(one) for one in subject["verifiableCredential"]] == [GOOD, GOOD]
    claimed = subject["achievement"]
    assert [one["achievementType"] for one in claimed] == ["ext:SelfDeclared"]
    assert claimed[0]["name"].startswith("Dit par la personne\u00a0: ")
    claimed[0]["achievementType"] = "ext:Confirmed"
    assert not verify(record)["proof"]
