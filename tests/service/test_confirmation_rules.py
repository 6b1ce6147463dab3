"""A confirmation link: one use, no account needed, never one's own, and it ends."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from skilltree.service.secrets import token_hash
from tests.web.people import Someone, know_how, newcomer, visitor
from tests.web.served import Served

ASK = "query($t: String!) { confirmationAsk(token: $t) { from level skill { id } } }"
LEAF = "{ me { tree { skills { skill { id } standing confirmedLevel level evidence { id kind source } } } } }"


def make_link(someone: Someone, skill: str, level: int = 3) -> str:
    made = someone.do("askConfirmation", "... on ConfirmationAsked { token }", skill=skill, level=level)
    token: str = made["token"]
    return token


def confirm(someone: Someone, token: str, **more: Any) -> dict[str, Any]:
    given = {"token": token, "level": 3} | more
    return someone.do("confirmSkill", "... on SkillConfirmed { level skill { id } }", **given)


def leaf_of(someone: Someone, skill: str) -> dict[str, Any] | None:
    leaves = someone.read(LEAF)["me"]["tree"]["skills"]
    return next((leaf for leaf in leaves if leaf["skill"]["id"] == skill), None)


def test_a_visitor_confirms_without_an_account(served: Served) -> None:
    someone = newcomer(served, "Ada")
    skill = know_how(someone, 2)
    token = make_link(someone, skill)
    asked = visitor(served).read(ASK, t=token)["confirmationAsk"]
    assert asked == {"from": "Ada", "level": 3, "skill": {"id": skill}}
    assert confirm(visitor(served), token, name="Bob", note="vu à l'œuvre")["__typename"] == "SkillConfirmed"
    leaf = leaf_of(someone, skill)
    assert leaf is not None
    assert (leaf["standing"], leaf["confirmedLevel"], leaf["level"]) == ("CONFIRMED", 3, 3)
    assert [(fact["kind"], fact["source"]) for fact in leaf["evidence"]][-1] == ("ENDORSEMENT", "Bob : vu à l'œuvre")
    assert someone.read("{ me { accessLog { who why } } }")["me"]["accessLog"] == [
        {"who": "Bob", "why": "confirmation"}
    ]


def test_a_link_works_once(served: Served) -> None:
    someone = newcomer(served)
    skill = know_how(someone)
    token = make_link(someone, skill)
    confirm(visitor(served), token, name="Bob")
    before = served.counts()
    again = confirm(visitor(served), token, name="Eve")
    assert (again["__typename"], again["code"]) == ("Conflict", "LINK_USED")
    assert visitor(served).read(ASK, t=token) == {"confirmationAsk": None}
    assert served.counts() == before


def test_ten_people_with_one_link_confirm_once(served_on_each: Served) -> None:
    someone = newcomer(served_on_each)
    skill = know_how(someone)
    token = make_link(someone, skill)
    with ThreadPoolExecutor(10) as threads:
        answers = list(threads.map(lambda n: confirm(visitor(served_on_each), token, name=f"N{n}"), range(10)))
    assert sorted(answer["__typename"] for answer in answers) == ["Conflict"] * 9 + ["SkillConfirmed"]
    leaf = leaf_of(someone, skill)
    assert leaf is not None
    assert [fact["kind"] for fact in leaf["evidence"]].count("ENDORSEMENT") == 1


def test_nobody_confirms_themselves(served: Served) -> None:
    someone = newcomer(served)
    skill = know_how(someone)
    token = make_link(someone, skill)
    before = served.counts()
    assert confirm(someone, token)["code"] == "OWN_LINK"
    assert served.counts() == before
    assert confirm(visitor(served), token, name="Bob")["__typename"] == "SkillConfirmed"


def test_a_signed_in_person_confirms_in_their_own_name(served: Served) -> None:
    someone, friend = newcomer(served), newcomer(served, "Chloé")
    skill = know_how(someone)
    confirm(friend, make_link(someone, skill), name="Une autre")
    leaf = leaf_of(someone, skill)
    assert leaf is not None
    assert leaf["evidence"][-1]["source"] == "Chloé"


def test_who_has_no_name_yet_says_one(served: Served) -> None:
    someone, fresh = newcomer(served), newcomer(served, "")
    skill = know_how(someone)
    token = make_link(someone, skill)
    assert confirm(fresh, token)["code"] == "TEXT_MISSING"
    assert confirm(fresh, token, name="Dalia")["__typename"] == "SkillConfirmed"
    leaf = leaf_of(someone, skill)
    assert leaf is not None
    assert leaf["evidence"][-1]["source"] == "Dalia"


def test_a_visitor_says_who_they_are(served: Served) -> None:
    someone = newcomer(served)
    token = make_link(someone, know_how(someone))
    assert confirm(visitor(served), token)["code"] == "TEXT_MISSING"
    assert confirm(visitor(served), token, name="  ")["code"] == "TEXT_MISSING"


def test_declining_leaves_no_fact(served: Served) -> None:
    someone = newcomer(served)
    skill = know_how(someone)
    token = make_link(someone, skill)
    before = served.counts()["evidence"]
    assert confirm(visitor(served), token, confirm=False)["__typename"] == "SkillConfirmed"
    assert served.counts()["evidence"] == before
    assert confirm(visitor(served), token, name="Bob")["code"] == "LINK_USED"


def test_a_link_ends(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    someone = newcomer(served)
    skill = know_how(someone)
    token = make_link(someone, skill)

    async def age() -> None:
        async with served.deps.store.writing(None) as tx:
            link = await tx.ledger.confirmation(token_hash(token + "old"))
            assert link is None
            fresh = await tx.ledger.confirmation(token_hash(token))
            assert fresh is not None
            past = fresh.created_at - timedelta(days=40)
            await tx.ledger.add_confirmation(
                msgspec.structs.replace(
                    fresh,
                    token_hash=token_hash(token + "old"),
                    created_at=past,
                    expires_at=past + timedelta(days=30),
                )
            )

    served.run(age())
    before = served.counts()
    assert confirm(visitor(served), token + "old", name="Bob")["code"] == "LINK_EXPIRED"
    assert visitor(served).read(ASK, t=token + "old") == {"confirmationAsk": None}
    assert served.counts() == before


def test_a_guessed_link_is_not_found(served: Served) -> None:
    before = served.counts()
    for token in ("", "x", "0" * 64, "é" * 100, "A" * 10_000):
        assert confirm(visitor(served), token, name="Eve")["code"] == "NOT_FOUND"
        assert visitor(served).read(ASK, t=token) == {"confirmationAsk": None}
    assert served.counts() == before


def test_a_fact_is_taken_back_once_by_its_owner(served: Served) -> None:
    someone = newcomer(served)
    skill = know_how(someone)
    leaf = leaf_of(someone, skill)
    assert leaf is not None
    [fact] = leaf["evidence"]
    gone = someone.do("retractEvidence", "... on EvidenceRetracted { treeSkill { level } }", evidence=fact["id"])
    assert gone == {"__typename": "EvidenceRetracted", "treeSkill": None}
    assert leaf_of(someone, skill) is None
    before = served.counts()
    assert someone.do("retractEvidence", evidence=fact["id"])["__typename"] == "Conflict"
    assert newcomer(served).do("retractEvidence", evidence=fact["id"])["code"] == "NOT_FOUND"
    assert served.counts()["retraction"] == before["retraction"]


def test_what_other_facts_show_stays(served: Served) -> None:
    someone = newcomer(served)
    skill = know_how(someone, 1)
    confirm(visitor(served), make_link(someone, skill), name="Bob")
    leaf = leaf_of(someone, skill)
    assert leaf is not None
    endorsement = next(fact["id"] for fact in leaf["evidence"] if fact["kind"] == "ENDORSEMENT")
    left = someone.do(
        "retractEvidence", "... on EvidenceRetracted { treeSkill { level standing } }", evidence=endorsement
    )
    assert left["treeSkill"] == {"level": 1, "standing": "CLAIMED"}


def test_a_skill_that_was_taken_back_cannot_be_asked_for(served: Served) -> None:
    someone = newcomer(served)
    skill = know_how(someone)
    leaf = leaf_of(someone, skill)
    assert leaf is not None
    someone.do("retractEvidence", evidence=leaf["evidence"][0]["id"])
    assert someone.do("askConfirmation", skill=skill, level=2)["code"] == "NOT_FOUND"
