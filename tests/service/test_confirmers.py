"""Who may be asked: people who agreed, the own circle first, the least busy first, once a pair, and silence is free."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from skilltree.model.ids import new_id
from skilltree.model.person import Membership, Organisation
from skilltree.model.words import OrganisationKind, Role
from skilltree.service.pseudonyms import confirmer_of
from tests.web.people import OTHER_TERRITORY, TERRITORY, Someone, know_how, newcomer, visitor
from tests.web.served import Served

TO_ANSWER = "{ confirmationsToAnswer { token level from note skill { id } } }"


@pytest.fixture
def asker(served: Served) -> Someone:
    return newcomer(served, "Ana")


def willing(served: Served, name: str, **more: Any) -> Someone:
    someone = newcomer(served, name, **more)
    assert someone.do("setWillingToConfirm", willing=True)["__typename"] == "WillingToConfirmSet"
    return someone


def proposed(who: Someone, first: int = 10) -> dict[str, dict[str, Any]]:
    found = who.read("query($n: Int) { proposedConfirmers(first: $n) { id name ties } }", n=first)
    return {each["name"]: each for each in found["proposedConfirmers"]}


def ask(asker: Someone, whom: str, skill: str, **more: Any) -> dict[str, Any]:
    return asker.do(
        "askConfirmation", "... on ConfirmationAsked { token }", skill=skill, level=3, confirmer=whom, **more
    )


def name(number: int = 0) -> str:
    return f"P{number} {uuid4().hex[:10]}"


def in_circle(asker: Someone, other: Someone) -> None:
    """Both act for one organisation, that nobody else acts for."""
    place = Organisation(
        id=new_id("Organisation"),
        territory_id=TERRITORY,
        name="Un lieu",
        kind=OrganisationKind.THIRD_PLACE,
        siret=None,
        verified=True,
    )

    async def add() -> None:
        async with asker.served.deps.store.writing(TERRITORY) as tx:
            await tx.people.put_organisation(place)
            for each in (asker, other):
                member = Membership(organisation_id=place.id, role=Role.FACILITATOR, verified=True)
                await tx.people.add_membership(TERRITORY, each.id, member)

    asker.served.run(add())


def test_nobody_is_named_who_did_not_say_so(asker: Someone) -> None:
    served = asker.served
    silent, left, young = name(1), name(2), name(3)
    newcomer(served, silent)
    gone = willing(served, left)
    assert gone.read("{ willingToConfirm }") == {"willingToConfirm": True}
    assert gone.do("setWillingToConfirm", "... on WillingToConfirmSet { willing }", willing=False)["willing"] is False
    child = newcomer(served, young, birth_year=2010)
    assert child.do("setWillingToConfirm", willing=True)["code"] == "TOO_YOUNG"
    assert newcomer(served, "").do("setWillingToConfirm", willing=True)["code"] == "TEXT_MISSING"
    willing(served, name(4), territory=OTHER_TERRITORY)
    assert not {silent, left, young} & set(proposed(asker))
    assert asker.read("{ willingToConfirm }") == {"willingToConfirm": False}


def test_agreeing_is_a_consent_and_being_named_is_told(asker: Someone) -> None:
    someone = willing(asker.served, name())
    in_circle(asker, someone)
    assert proposed(asker, 1)
    log = someone.read("{ me { accessLog { who what why } } }")["me"]["accessLog"]
    assert {"who": "Ana", "what": "name", "why": "looks-for-confirmer"} in log

    async def purposes() -> list[tuple[str, bool]]:
        async with asker.served.deps.store.reading() as db:
            return [(line.purpose, line.given) for line in await db.ledger.consents(someone.id)]

    someone.do("setWillingToConfirm", willing=True)
    someone.do("setWillingToConfirm", willing=False)
    assert asker.served.run(purposes()) == [("named-confirmer", True), ("named-confirmer", False)]


def test_the_own_circle_comes_first_under_an_id_of_ones_own(asker: Someone) -> None:
    served = asker.served
    willing(served, name(1))
    near = willing(served, name(2))
    in_circle(asker, near)
    found = list(proposed(asker).values())
    assert [each["ties"] for each in found] == [["ORGANISATION"], *[[]] * (len(found) - 1)]
    assert found[0]["id"] == pick_id(asker, near) != near.id
    assert pick_id(newcomer(served, "Ben"), near) != found[0]["id"]


def test_who_is_asked_answers_and_the_tree_grows(asker: Someone) -> None:
    friend = willing(asker.served, name())
    in_circle(asker, friend)
    skill = know_how(asker)
    whom = pick(asker, friend)
    made = ask(asker, whom, skill, note="On a refait le vélo ensemble.")
    assert made["__typename"] == "ConfirmationAsked"
    [waiting] = friend.read(TO_ANSWER)["confirmationsToAnswer"]
    assert (waiting["from"], waiting["level"], waiting["note"]) == ("Ana", 3, "On a refait le vélo ensemble.")
    assert waiting["skill"]["id"] == skill
    assert friend.read("{ notices { kind place } }")["notices"] == [
        {"kind": "ASKED_TO_CONFIRM", "place": "/moi/confirmer"}
    ]
    done = friend.do("confirmSkill", token=waiting["token"], level=2, note="Vu au fab-lab")
    assert done["__typename"] == "SkillConfirmed"
    assert friend.read(TO_ANSWER) == {"confirmationsToAnswer": []}
    leaf = asker.read("query($s: ID!) { leaf(skill: $s) { standing confirmedLevel } }", s=skill)["leaf"]
    assert leaf == {"standing": "CONFIRMED", "confirmedLevel": 2}


def test_nobody_else_answers_what_one_was_asked_by_name(asker: Someone) -> None:
    friend = willing(asker.served, name())
    in_circle(asker, friend)
    skill = know_how(asker)
    token = ask(asker, pick(asker, friend), skill)["token"]
    document = "query($t: String!) { confirmationAsk(token: $t) { from } }"
    for other in (visitor(asker.served), newcomer(asker.served, "Eve")):
        assert other.read(document, t=token) == {"confirmationAsk": None}
        assert other.do("confirmSkill", token=token, level=3, name="Eve")["code"] == "NOT_FOUND"
    assert asker.do("confirmSkill", token=token, level=3)["code"] == "OWN_LINK"
    assert friend.read(document, t=token) == {"confirmationAsk": {"from": "Ana"}}


def test_declining_is_silent(asker: Someone) -> None:
    friend = willing(asker.served, name())
    in_circle(asker, friend)
    skill = know_how(asker)
    ask(asker, pick(asker, friend), skill)
    log = "{ me { accessLog { who what why at } } }"
    before, tree = asker.read(log), asker.read("{ me { tree { version } } }")
    [waiting] = friend.read(TO_ANSWER)["confirmationsToAnswer"]
    assert friend.do("confirmSkill", token=waiting["token"], level=3, confirm=False)["__typename"] == "SkillConfirmed"
    assert friend.read(TO_ANSWER) == {"confirmationsToAnswer": []}
    assert (asker.read(log), asker.read("{ me { tree { version } } }")) == (before, tree)


def test_never_twice_the_same_pair(asker: Someone) -> None:
    friend = willing(asker.served, name())
    in_circle(asker, friend)
    skill, more = know_how(asker), know_how(asker)
    whom = pick(asker, friend)
    assert ask(asker, whom, skill)["__typename"] == "ConfirmationAsked"
    assert ask(asker, whom, more)["code"] == "ASKED_BEFORE"
    asker.do("setWillingToConfirm", willing=True)
    assert friend.do("askConfirmation", skill=know_how(friend), level=2, confirmer=pick_id(friend, asker))["code"] == (
        "ASKED_BEFORE"
    )
    names = {each["name"] for each in proposed(asker).values()}
    assert friend.read("{ me { displayName } }")["me"]["displayName"] not in names


def test_only_who_is_willing_can_be_asked_and_only_by_an_own_id(asker: Someone) -> None:
    served = asker.served
    skill = know_how(asker)
    silent = newcomer(served, name())
    assert ask(asker, pick_id(asker, silent), skill)["code"] == "NO_CONFIRMER"
    friend = willing(served, name())
    assert ask(asker, pick_id(newcomer(served, "Eve"), friend), skill)["code"] == "NO_CONFIRMER"
    assert ask(asker, friend.id, skill)["__typename"] == "InvalidInput"
    asker.do("setWillingToConfirm", willing=True)
    assert ask(asker, pick_id(asker, asker), skill)["code"] == "NO_CONFIRMER"
    elsewhere = willing(served, name(), territory=OTHER_TERRITORY)
    assert ask(asker, pick_id(asker, elsewhere), skill)["code"] == "NO_CONFIRMER"


def pick(asker: Someone, whom: Someone) -> str:
    """The id under which the asker is shown somebody."""
    shown = proposed(asker)[whom.read("{ me { displayName } }")["me"]["displayName"]]["id"]
    assert shown == pick_id(asker, whom)
    return str(shown)


def pick_id(asker: Someone, whom: Someone) -> str:
    """The same, of whoever is not shown."""
    return confirmer_of(asker.served.deps.rules.secret, asker.id, whom.id)
