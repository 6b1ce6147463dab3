"""A success told by another platform grows a tree once, if its owner wants so, and shrinks it when it is voided."""

from __future__ import annotations

from hashlib import sha1
from typing import Any
from uuid import uuid4

import pytest

from skilltree.service.xapi_platforms import PlatformKeys
from tests.interop.xapi.samples import VOIDED, statement
from tests.web.people import Someone, any_skills, demo, newcomer
from tests.web.served import Served
from tests.web.test_xapi import keys_of, tell

TREE = "{ me { tree { skills { skill { id } level standing evidence { kind source hours retracted } } } } }"


@pytest.fixture
def served(served_on_each: Served) -> Served:
    """On each database."""
    return served_on_each


def done(who: Someone, iri: str, **changes: Any) -> dict[str, Any]:
    """They finished an activity."""
    thing = {"id": iri, "definition": {"name": {"fr": "Souder une carte"}}}
    return statement(id=str(uuid4()), actor={"mbox": f"mailto:{who.address}"}, object=thing, **changes)


def void(one: dict[str, Any]) -> dict[str, Any]:
    """What was told was wrong."""
    return statement(id=str(uuid4()), verb={"id": VOIDED}, object={"objectType": "StatementRef", "id": one["id"]})


def map_to(author: Someone, keys: PlatformKeys, iri: str, skill: str, **more: Any) -> str:
    given = {"platform": keys.platform_id, "iri": iri, "skills": [{"skill": skill, "level": 2}], "hours": 3.0} | more
    made = author.do("mapActivity", "... on ActivityMapped { activity { name } }", **given)
    return str(made.get("activity", {}).get("name") or made["code"])


def link(who: Someone, keys: PlatformKeys) -> dict[str, Any]:
    return who.do("linkPlatform", "... on PlatformLinked { grew platform { code } }", platform=keys.platform_id)


def leaves(who: Someone) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = who.read(TREE)["me"]["tree"]["skills"]
    return found


def new_iri() -> str:
    return f"https://moodle.example/course/{uuid4().hex}"


def test_it_grows_once_and_shrinks_with_the_reason_kept(served: Served) -> None:
    keys, who, author, iri = keys_of(served), newcomer(served), demo(served, "karim"), new_iri()
    [skill] = any_skills(served, 1)
    assert map_to(author, keys, iri, skill, name="Souder") == "Souder"
    assert link(who, keys)["grew"] == 0
    one = done(who, iri)
    for _ in range(2):
        assert tell(served, keys, one).status_code == 200
    [leaf] = leaves(who)
    assert (leaf["skill"]["id"], leaf["level"], leaf["standing"]) == (skill, 2, "LEARNT")
    fact = {"kind": "COURSE", "source": "Souder (Moodle de la Fabrique)", "hours": 3.0, "retracted": False}
    assert leaf["evidence"] == [fact]
    wrong = void(one)
    assert tell(served, keys, wrong).status_code == 200
    assert leaves(who) == []

    async def kept() -> list[str | None]:
        async with served.deps.store.reading() as db:
            return [grown.reason for grown in await db.xapi.grown(keys.platform_id, one["id"])]

    assert served.run(kept()) == [f"voided by statement {wrong['id']}"]


def test_two_tellings_of_one_success_are_one_and_the_second_stands_in(served: Served) -> None:
    keys, who, iri = keys_of(served), newcomer(served), new_iri()
    [skill] = any_skills(served, 1)
    map_to(demo(served, "karim"), keys, iri, skill)
    link(who, keys)
    completed, passed = done(who, iri), done(who, iri, verb={"id": "http://adlnet.gov/expapi/verbs/passed"})
    tell(served, keys, completed, passed)
    assert len(leaves(who)[0]["evidence"]) == 1
    tell(served, keys, void(completed))
    assert len(leaves(who)) == 1
    tell(served, keys, void(passed))
    assert leaves(who) == []


def test_nothing_grows_without_consent_and_it_counts_afterwards(served: Served) -> None:
    keys, who, iri = keys_of(served), newcomer(served), new_iri()
    [skill] = any_skills(served, 1)
    map_to(demo(served, "karim"), keys, iri, skill)
    hashed = sha1(f"mailto:{who.address}".encode(), usedforsecurity=False).hexdigest()
    told = done(who, iri) | {"actor": {"mbox_sha1sum": hashed}}
    tell(served, keys, told)
    assert leaves(who) == []
    assert link(who, keys)["grew"] == 1
    assert len(leaves(who)) == 1

    async def consents() -> list[tuple[str, str, bool]]:
        async with served.deps.store.reading() as db:
            return [(line.purpose, line.scope, line.given) for line in await db.ledger.consents(who.id)]

    who.do("unlinkPlatform", platform=keys.platform_id)
    purpose = ("learning-platform", keys.platform_id)
    assert served.run(consents()) == [(*purpose, True), (*purpose, False)]
    other = new_iri()
    map_to(demo(served, "karim"), keys, other, skill)
    tell(served, keys, done(who, other))
    assert len(leaves(who)[0]["evidence"]) == 1


def test_an_unknown_activity_waits_for_its_author(served: Served) -> None:
    keys, who, author, iri = keys_of(served), newcomer(served), demo(served, "karim"), new_iri()
    [skill] = any_skills(served, 1)
    link(who, keys)
    tell(served, keys, done(who, iri))
    assert leaves(who) == []
    listing = "query($w: Boolean!) { platformActivities(waiting: $w, first: 100) { iri name platformLabel } }"
    waiting = {one["iri"]: one["name"] for one in author.read(listing, w=True)["platformActivities"]}
    assert waiting[iri] == "Souder une carte"
    assert map_to(author, keys, iri, skill) == "Souder une carte"
    assert len(leaves(who)) == 1
    assert iri not in {one["iri"] for one in author.read(listing, w=True)["platformActivities"]}


def test_a_name_that_no_table_takes_is_told_without_what_cannot_be_shown(served: Served) -> None:
    keys, who, author, iri = keys_of(served), newcomer(served), demo(served, "karim"), new_iri()
    thing = {"id": iri, "definition": {"name": {"fr": "Sou\0der\n"}}}
    assert tell(served, keys, done(who, iri) | {"object": thing}).status_code == 200
    listing = "{ platformActivities(first: 100) { iri name } }"
    waiting = {one["iri"]: one["name"] for one in author.read(listing)["platformActivities"]}
    assert waiting[iri] == "Souder"


def test_a_code_stands_for_who_has_no_address_there(served: Served) -> None:
    keys, who, iri = keys_of(served), newcomer(served), new_iri()
    [skill] = any_skills(served, 1)
    map_to(demo(served, "karim"), keys, iri, skill)
    code = link(who, keys)["platform"]["code"]
    assert link(who, keys)["platform"]["code"] == code
    account = {"homePage": "https://moodle.example", "name": code}
    tell(served, keys, done(who, iri) | {"actor": {"account": account}})
    assert len(leaves(who)) == 1


def test_another_platforms_word_and_another_persons_success_count_for_nothing(served: Served) -> None:
    keys, other, who, iri = keys_of(served), keys_of(served), newcomer(served), new_iri()
    [skill] = any_skills(served, 1)
    map_to(demo(served, "karim"), keys, iri, skill)
    map_to(demo(served, "karim"), other, iri, skill)
    link(who, keys)
    tell(served, other, done(who, iri))
    tell(served, keys, done(newcomer(served), iri))
    tell(served, keys, done(who, iri, result={"success": False}))
    assert leaves(who) == []


def test_a_platform_cannot_void_what_another_told(served: Served) -> None:
    keys, other, who, iri = keys_of(served), keys_of(served), newcomer(served), new_iri()
    [skill] = any_skills(served, 1)
    map_to(demo(served, "karim"), keys, iri, skill)
    link(who, keys)
    one = done(who, iri)
    tell(served, keys, one)
    tell(served, other, void(one))
    assert len(leaves(who)) == 1


def test_what_cannot_be_said_of_an_activity_is_refused(served: Served) -> None:
    keys, author, iri = keys_of(served), demo(served, "karim"), new_iri()
    [skill] = any_skills(served, 1)
    assert map_to(author, keys, iri, skill, skills=[]) == "INVALID_INPUT"
    assert map_to(author, keys, iri, skill, hours=0.0) == "INVALID_INPUT"
    assert map_to(author, keys, iri, skill, name="x" * 301) == "INVALID_INPUT"
    assert map_to(author, keys, "no iri", skill) == "INVALID_INPUT"
    assert map_to(author, keys, iri, skill, skills=[{"skill": skill, "level": 5}]) == "INVALID_INPUT"
    assert map_to(demo(served, "sophie"), keys, iri, skill) == "NOT_FOUND"
