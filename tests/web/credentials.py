"""Facts that can become credentials, and what is done with those."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from skilltree.model.change import ChangeKind
from skilltree.model.evidence import Evidence
from skilltree.model.ids import new_id
from skilltree.model.words import EvidenceKind
from skilltree.service.issuer_keys import Keyring
from skilltree.service.replay import catch_up
from tests.web.people import TERRITORY, Someone, any_skills, demo_module
from tests.web.served import Served

FIELDS = (
    "id evidenceId title level way issuer issuedAt expires standing revoked withName url "
    "skill { id label } shares { url until }"
)
SHARED = (
    "query($token: String!) { sharedCredential(token: $token) { title level way course hours holder issuer issuerUrl "
    "issuedAt expires standing url until skill { id label } } }"
)


def learnt(someone: Someone, **changes: Any) -> str:
    """Put a fact on somebody's tree, of a finished module where nothing else is said; return its id."""
    served = someone.served
    values: dict[str, Any] = {
        "id": new_id("Evidence"), "person_id": someone.id, "skill_id": any_skills(served, 1)[0], "level": 2,
        "kind": EvidenceKind.COURSE, "at": served.deps.clock(), "source": "Souder proprement",
        "source_id": demo_module(served), "hours": 1.33, "weight": 0.6,
    }  # fmt: skip
    fact = Evidence(**(values | changes))

    async def add() -> None:
        async with served.deps.store.writing(TERRITORY) as tx:
            await tx.evidence.append(TERRITORY, fact)
            await tx.outbox.append(ChangeKind.TREE, someone.id)
        await catch_up(served.deps.engines, served.deps.store, served.deps.clock)

    served.run(add())
    return fact.id


def issue(someone: Someone, evidence: str, *, with_name: bool = False) -> dict[str, Any]:
    """Have a credential signed."""
    fields = f"... on CredentialIssued {{ credential {{ {FIELDS} }} }}"
    made = someone.do("issueCredential", fields, evidence=evidence, withName=with_name)
    assert made["__typename"] == "CredentialIssued", made
    found: dict[str, Any] = made["credential"]
    return found


def share(someone: Someone, credential: str, days: int = 30) -> str:
    """Make a link; return its token."""
    made = someone.do("shareCredential", "... on CredentialShared { share { url } }", credential=credential, days=days)
    assert made["__typename"] == "CredentialShared", made
    return str(made["share"]["url"].rpartition("/")[2])


def document(someone: Someone, credential: dict[str, Any]) -> dict[str, Any]:
    """The signed file, as its owner downloads it."""
    answer = someone.served.shared.get(credential["url"], headers=someone.headers)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def ring_of(served: Served) -> Keyring:
    """The keys of a served demonstration."""
    deps = served.deps
    return Keyring(deps.store, deps.badges, deps.clock, deps.rules.secret)


def in_days(served: Served, days: int) -> date:
    """A day from now."""
    return (served.deps.clock() + timedelta(days=days)).date()
