"""A badge from elsewhere grows its owner's tree once, when it stands, is theirs, and a human said what it is worth."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from skilltree.service import badge_keeping
from tests.interop.badges_in.issuing import Issuer2
from tests.web.badges import badge_for, badges, bring, issuer_of, leaves, waiting, web_of, worth
from tests.web.people import any_skills, demo, newcomer, visitor
from tests.web.served import Served


@pytest.fixture
def served(served_on_each: Served) -> Served:
    """On each database."""
    return served_on_each


def test_it_grows_once_a_human_said_what_it_is_worth(served: Served) -> None:
    who, author, issuer = newcomer(served), demo(served, "karim"), issuer_of(served)
    [skill] = any_skills(served, 1)
    content = badge_for(issuer, who, expiration_date=datetime(2031, 5, 6, tzinfo=UTC))
    answer = bring(who, content)
    assert (answer.status_code, answer.json()["verdict"]) == (201, "VALID")
    assert (answer.json()["name"], answer.json()["issuerName"]) == ("Souder la fibre", "École de la Fibre")
    assert leaves(who) == []
    [badge] = badges(who)
    assert (badge["waits"], badge["issuer"], badge["code"]) == (True, "ecole.example", None)
    worth(author, issuer, skill)
    [leaf] = leaves(who)
    assert (leaf["skill"]["id"], leaf["level"], leaf["standing"]) == (skill, 3, "CONFIRMED")
    source = "Souder la fibre (École de la Fibre)"
    assert leaf["evidence"] == [{"kind": "CREDENTIAL", "source": source, "expires": "2031-05-06", "retracted": False}]
    # The same badge once more, in another form of the same credential, grows nothing.
    assert bring(who, content).json()["id"] == badge["id"]
    assert len(badges(who)) == 1
    assert leaves(who) == [leaf]
    assert waiting(author, issuer) is None
    # Whoever comes after needs nobody any more.
    later = newcomer(served)
    bring(later, badge_for(issuer, later))
    assert [one["skill"]["id"] for one in leaves(later)] == [skill]


def test_a_withdrawn_badge_takes_back_what_it_grew_and_keeps_why(served: Served) -> None:
    who, issuer = newcomer(served), issuer_of(served)
    [skill] = any_skills(served, 1)
    issuer.publish_list()
    made = bring(who, badge_for(issuer, who, **issuer.listed(4))).json()
    worth(demo(served, "karim"), issuer, skill)
    assert len(leaves(who)) == 1
    web = web_of(served)
    page = web.pages.pop(issuer.list_url)
    # A server that is away for a day takes nothing.
    assert who.do("checkBadge", "... on BadgeChecked { badge { verdict } }", badge=made["id"])["badge"] == {
        "verdict": "VALID"
    }
    assert len(leaves(who)) == 1
    issuer.publish_list(4)
    assert who.do("checkBadge", "... on BadgeChecked { badge { verdict counts { level } } }", badge=made["id"])[
        "badge"
    ] == {"verdict": "REVOKED", "counts": []}
    assert leaves(who) == []

    async def reasons() -> list[str | None]:
        async with served.deps.store.reading() as db:
            return [fact.reason for fact in await db.badges.facts(made["id"])]

    assert served.run(reasons()) == ["badge checked: revoked"]
    # A suspension that ended brings it back.
    web.pages[issuer.list_url] = page
    who.do("checkBadge", badge=made["id"])
    assert len(leaves(who)) == 1


def test_the_house_checks_old_badges_by_itself(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    who, issuer = newcomer(served), issuer_of(served)
    [skill] = any_skills(served, 1)
    issuer.publish_list()
    bring(who, badge_for(issuer, who, **issuer.listed(4)))
    worth(demo(served, "karim"), issuer, skill)
    issuer.publish_list(4)
    served.run(badge_keeping.check_old_badges(served.deps))
    assert len(leaves(who)) == 1
    monkeypatch.setattr(badge_keeping, "CHECKED_EVERY", timedelta(0))
    monkeypatch.setattr(badge_keeping, "AT_A_TIME", 10_000)
    assert served.run(badge_keeping.check_old_badges(served.deps)) >= 1
    assert leaves(who) == []
    assert badges(who)[0]["verdict"] == "REVOKED"


@pytest.mark.parametrize("form", ["plain", "hashed", "old"])
def test_it_is_whose_address_it_names(served: Served, form: str) -> None:
    who, other = newcomer(served), newcomer(served)
    if form == "old":
        content = Issuer2(web_of(served)).signed(recipient=_recipient(who.address))
    else:
        issuer = issuer_of(served)
        content = issuer.json(**issuer.hashed(who.address)) if form == "hashed" else badge_for(issuer, who)
    assert bring(who, content).json()["verdict"] == "VALID"
    assert bring(other, content).json()["verdict"] == "NOT_YOURS"
    assert badges(other)[0]["waits"] is False


def _recipient(address: str) -> Any:
    from openbadgeslib.ob2.models import IdentityObject

    return IdentityObject.create(address, "sel")


def test_what_its_owner_took_back_does_not_come_back(served: Served) -> None:
    who, issuer = newcomer(served), issuer_of(served)
    [skill] = any_skills(served, 1)
    content = badge_for(issuer, who)
    made = bring(who, content).json()
    worth(demo(served, "karim"), issuer, skill)
    [leaf] = who.read("{ me { tree { skills { evidence { id } } } } }")["me"]["tree"]["skills"]
    who.do("retractEvidence", evidence=leaf["evidence"][0]["id"])
    bring(who, content)
    who.do("checkBadge", badge=made["id"])
    assert leaves(who) == []


def test_what_one_says_oneself_is_said_and_no_more(served: Served) -> None:
    who, issuer = newcomer(served), issuer_of(served)
    [skill] = any_skills(served, 1)
    made = bring(who, badge_for(issuer, who)).json()
    who.do("claimBadge", badge=made["id"], skills=[{"skill": skill, "level": 2}])
    [leaf] = leaves(who)
    assert (leaf["standing"], leaf["evidence"][0]["kind"]) == ("CLAIMED", "DECLARED")
    assert badges(who)[0]["said"] == [{"level": 2}]


def test_a_dropped_badge_takes_its_facts_along(served: Served) -> None:
    who, issuer = newcomer(served), issuer_of(served)
    [skill] = any_skills(served, 1)
    made = bring(who, badge_for(issuer, who)).json()
    worth(demo(served, "karim"), issuer, skill)
    assert who.do("dropBadge", badge=made["id"])["__typename"] == "BadgeDropped"
    assert (leaves(who), badges(who)) == ([], [])
    assert who.do("dropBadge", badge=made["id"])["code"] == "NOT_FOUND"


@pytest.mark.parametrize(
    ("change", "expected", "kept"),
    [("name", "TAMPERED", 0), ("expired", "EXPIRED", 1), ("away", "NOT_CHECKED", 1), ("text", "NOT_A_BADGE", 0)],
)
def test_the_verdict_is_one_word(served: Served, change: str, expected: str, kept: int) -> None:
    who, issuer = newcomer(served), issuer_of(served)
    content = badge_for(issuer, who)
    if change == "name":
        document = json.loads(content)
        document["credentialSubject"]["achievement"]["name"] = "Chirurgie"
        content = json.dumps(document).encode()
    elif change == "expired":
        content = badge_for(issuer, who, expiration_date=datetime(2025, 1, 1, tzinfo=UTC))
    elif change == "away":
        del web_of(served).pages[issuer.id]
    else:
        content = b"bonjour"
    answer = bring(who, content)
    assert (answer.status_code, answer.json()["verdict"]) == (201 if kept else 200, expected)
    assert len(badges(who)) == kept
    assert (answer.json()["id"] is not None) is bool(kept)


def test_a_forged_copy_does_not_take_the_place_of_the_badge(served: Served) -> None:
    who, issuer = newcomer(served), issuer_of(served)
    [skill] = any_skills(served, 1)
    content = badge_for(issuer, who)
    bring(who, content)
    worth(demo(served, "karim"), issuer, skill)
    document = json.loads(content)
    document["credentialSubject"]["achievement"]["name"] = "Chirurgie"
    assert bring(who, json.dumps(document).encode()).json()["verdict"] == "TAMPERED"
    assert [badge["verdict"] for badge in badges(who)] == ["VALID"]
    assert len(leaves(who)) == 1


def test_who_may_bring_what(served: Served) -> None:
    who, issuer = newcomer(served), issuer_of(served)
    assert bring(visitor(served), badge_for(issuer, who)).status_code == 401
    assert bring(who, b"x" * 1_000_001).status_code == 413
    crossing = who.served.shared.post(
        "/badges", content=b"{}", headers={"cookie": "__Host-session=x", "sec-fetch-site": "cross-site"}
    )
    assert crossing.status_code == 403
    key = str(uuid4())
    first = bring(who, badge_for(issuer, who), **{"idempotency-key": key})
    again = bring(who, b"something else", **{"idempotency-key": key})
    assert (first.status_code, again.status_code) == (201, 409)
    codes = {bring(who, b"bonjour").status_code for _ in range(45)}
    assert codes == {200, 429}
