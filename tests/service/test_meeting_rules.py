"""Being found without a name: only what is open, only who may be, every look told, a name only after a yes."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from typing import Any

import pytest

from skilltree.model.words import Role
from tests.web.people import Someone, demo, join, know_how, newcomer, organisation
from tests.web.served import Served

FIND = """query($skill: ID!, $first: Int, $after: String) {
    findTalents(pattern: { terms: [{ skill: $skill }] }, first: $first, after: $after) {
        totalCount pageInfo { hasNextPage endCursor }
        edges { cursor node { id coverage have { skill { id } level } missing { skill { id } } worksIn { insee }
            contact { id status displayName reachAt } } } } }"""
FIBRE, REMPART = organisation("fibre-nord"), organisation("service-tremplin")


@pytest.fixture(scope="module")
def sophie(served: Served) -> Someone:
    return demo(served, "sophie")


@pytest.fixture(scope="module")
def rival(served: Served) -> Someone:
    """A recruiter of another organisation."""
    return join(newcomer(served, "Rivale"), "service-tremplin", Role.RECRUITER)


def find(recruiter: Someone, skill: str) -> list[dict[str, Any]]:
    """The nameless profiles that have a skill."""
    found = recruiter.read(FIND, skill=skill, first=50)["findTalents"]["edges"]
    return [edge["node"] for edge in found if edge["node"]["have"]]


def open_up(someone: Someone, visibility: str = "RECRUITERS", **branch: str) -> dict[str, Any]:
    return someone.do("setVisibility", "... on VisibilitySet { findable }", visibility=visibility, **branch)


def ask_contact(recruiter: Someone, talent: str, of: str = FIBRE) -> dict[str, Any]:
    return recruiter.do(
        "requestContact",
        "... on ContactRequested { contact { id status displayName reachAt } }",
        talent=talent,
        organisation=of,
        purpose="Un poste",
        offer="CDI",
    )


def year_of(served: Served, age: int) -> int:
    """A year of birth that makes somebody certainly that old, and not older."""
    return served.deps.clock().year - age - 1


def test_private_by_default(served: Served, sophie: Someone) -> None:
    someone = newcomer(served)
    skill = know_how(someone)
    assert find(sophie, skill) == []
    assert someone.read("{ me { findable } }") == {"me": {"findable": False}}


def test_a_recruiter_sees_open_branches_only(served: Served, sophie: Someone) -> None:
    someone = newcomer(served)
    shown, hidden = know_how(someone), know_how(someone)
    assert open_up(someone, branch=shown)["findable"] is True
    [profile] = find(sophie, shown)
    assert [held["skill"]["id"] for held in profile["have"]] == [shown]
    assert find(sophie, hidden) == []


def test_a_closed_branch_of_an_open_tree_stays_closed(served: Served, sophie: Someone) -> None:
    someone = newcomer(served)
    shown, hidden = know_how(someone), know_how(someone)
    open_up(someone)
    open_up(someone, "ONLY_ME", branch=hidden)
    assert len(find(sophie, shown)) == 1
    assert find(sophie, hidden) == []


def test_a_withdrawn_consent_holds_at_once(served: Served, sophie: Someone) -> None:
    someone = newcomer(served)
    skill = know_how(someone)
    open_up(someone)
    [profile] = find(sophie, skill)
    assert open_up(someone, "ONLY_ME")["findable"] is False
    assert find(sophie, skill) == []
    assert ask_contact(sophie, profile["id"])["code"] == "NOT_FOUND"


def test_consents_are_kept_line_by_line(served: Served) -> None:
    someone = newcomer(served)
    for wanted in ("RECRUITERS", "EVERYONE", "ONLY_ME"):
        open_up(someone, wanted)

    async def lines() -> list[tuple[str, bool]]:
        async with served.deps.store.reading() as db:
            return [(line.purpose, line.given) for line in await db.ledger.consents(someone.id)]

    expected = [("nameless-search", True), ("nameless-search", False), ("public-branch", True)]
    assert served.run(lines()) == [*expected, ("public-branch", False)]


@pytest.mark.parametrize(
    ("age", "visibility", "code"),
    [
        (None, "RECRUITERS", "BIRTH_YEAR_NEEDED"),
        (None, "EVERYONE", "BIRTH_YEAR_NEEDED"),
        (15, "RECRUITERS", "TOO_YOUNG"),
        (15, "EVERYONE", "TOO_YOUNG"),
        (16, "EVERYONE", "TOO_YOUNG"),
        (17, "EVERYONE", "TOO_YOUNG"),
        (16, "RECRUITERS", None),
        (18, "EVERYONE", None),
        (None, "ONLY_ME", None),
        (12, "ONLY_ME", None),
    ],
)
def test_ages(served: Served, age: int | None, visibility: str, code: str | None) -> None:
    someone = newcomer(served, birth_year=None if age is None else year_of(served, age))
    answer = someone.do("setVisibility", visibility=visibility)
    assert answer.get("code") == code
    assert someone.read("{ me { findable } }")["me"]["findable"] is (code is None and visibility != "ONLY_ME")


def test_who_turns_out_to_be_too_young_is_not_found(served: Served, sophie: Someone) -> None:
    someone = newcomer(served, birth_year=1990)
    skill = know_how(someone)
    open_up(someone)
    assert len(find(sophie, skill)) == 1
    assert someone.do("updateProfile", birthYear=year_of(served, 15))["__typename"] == "ProfileUpdated"
    assert find(sophie, skill) == []


def test_each_look_is_told_once_to_each_person(served: Served, sophie: Someone) -> None:
    someone = newcomer(served)
    skill = know_how(someone)
    open_up(someone)
    looks = "{ me { accessLog { who what why } } }"
    assert someone.read(looks)["me"]["accessLog"] == []
    find(sophie, skill)
    seen = {"who": "Fibre Nord", "what": "nameless-profile", "why": "skill-search"}
    told = someone.read(looks)["me"]["accessLog"]
    assert [look | {"who": seen["who"]} for look in told] == [seen]
    assert told[0]["who"] not in {"", "Sophie L."}
    find(sophie, skill)
    assert len(someone.read(looks)["me"]["accessLog"]) == 2


def test_who_is_not_in_the_answer_is_not_looked_at(served: Served, sophie: Someone) -> None:
    found, other = newcomer(served), newcomer(served)
    skill = know_how(found)
    know_how(other)
    open_up(found)
    open_up(other)
    sophie.read(FIND, skill=skill, first=1)
    assert len(found.read("{ me { accessLog { who } } }")["me"]["accessLog"]) == 1
    assert other.read("{ me { accessLog { who } } }")["me"]["accessLog"] == []


def test_pseudonyms_differ_and_are_not_taken_across(served: Served, sophie: Someone, rival: Someone) -> None:
    someone = newcomer(served)
    skill = know_how(someone)
    open_up(someone)
    [ours], [theirs] = find(sophie, skill), find(rival, skill)
    assert ours["id"] != theirs["id"]
    assert someone.id not in {ours["id"], theirs["id"]}
    before = served.counts()
    assert ask_contact(sophie, theirs["id"])["code"] == "NOT_FOUND"
    assert ask_contact(rival, ours["id"], REMPART)["code"] == "NOT_FOUND"
    assert ask_contact(sophie, theirs["id"], REMPART)["code"] == "NOT_ALLOWED"
    assert served.counts() == before


def test_cursors_link_nobody(served: Served, sophie: Someone) -> None:
    people = [newcomer(served) for _ in range(3)]
    skill = know_how(people[0])
    for someone in people:
        someone.do("declareSkill", skill=skill, level=2)
        open_up(someone)
    seen, after = [], None
    for _ in people:
        page = sophie.read(FIND, skill=skill, first=1, after=after)["findTalents"]
        after = page["pageInfo"]["endCursor"]
        seen.append(page["edges"][0]["node"]["id"])
        plain = urlsafe_b64decode(after + "===").decode()
        assert not [someone for someone in people if someone.id in plain]
    assert len(set(seen)) == 3


def test_small_numbers_are_withheld(served: Served, sophie: Someone) -> None:
    someone = newcomer(served)
    skill = know_how(someone)
    open_up(someone)
    assert sophie.read(FIND, skill=skill, first=5)["findTalents"]["totalCount"] is None


def test_an_unverified_recruiter_is_refused(served: Served) -> None:
    unverified = join(newcomer(served), "fibre-nord", Role.RECRUITER, verified=False)
    [error] = unverified.ask(FIND, skill=know_how(unverified))["errors"]
    assert error["extensions"]["code"] == "NOT_ALLOWED"


@pytest.mark.parametrize("accept", [True, False])
def test_a_yes_tells_who_it_is_and_a_no_tells_nothing(served: Served, sophie: Someone, *, accept: bool) -> None:
    someone = newcomer(served, "Zoé")
    skill = know_how(someone)
    open_up(someone)
    [profile] = find(sophie, skill)
    asked = ask_contact(sophie, profile["id"])["contact"]
    nothing = {"displayName": None, "reachAt": None}
    assert asked == {"id": asked["id"], "status": "ASKED"} | nothing
    assert find(sophie, skill)[0]["contact"] == asked
    assert someone.do("answerContact", contact=asked["id"], accept=accept)["__typename"] == "ContactAnswered"
    known = {"displayName": "Zoé", "reachAt": someone.address} if accept else nothing
    status = "ACCEPTED" if accept else "REFUSED"
    assert find(sophie, skill)[0]["contact"] == {"id": asked["id"], "status": status} | known


def test_a_request_is_answered_once(served: Served, sophie: Someone) -> None:
    someone = newcomer(served)
    skill = know_how(someone)
    open_up(someone)
    contact = ask_contact(sophie, find(sophie, skill)[0]["id"])["contact"]["id"]
    someone.do("answerContact", contact=contact, accept=False)
    again = someone.do("answerContact", contact=contact, accept=True)
    assert (again["__typename"], again["code"]) == ("Conflict", "ALREADY_ANSWERED")
    assert find(sophie, skill)[0]["contact"]["displayName"] is None


def test_a_second_request_is_a_conflict(served: Served, sophie: Someone, rival: Someone) -> None:
    someone = newcomer(served)
    skill = know_how(someone)
    open_up(someone)
    talent = find(sophie, skill)[0]["id"]
    assert ask_contact(sophie, talent)["__typename"] == "ContactRequested"
    before = served.counts()
    assert ask_contact(sophie, talent)["__typename"] == "Conflict"
    assert served.counts() == before
    assert ask_contact(rival, find(rival, skill)[0]["id"], REMPART)["__typename"] == "ContactRequested"
    assert len(someone.read("{ me { contacts { id } } }")["me"]["contacts"]) == 2


CONTACT = "query($id: ID!) { node(id: $id) { ... on ContactRequest { status displayName reachAt } } }"


def test_a_recruiter_reads_their_own_request_and_the_look_is_told(
    served: Served, sophie: Someone, rival: Someone
) -> None:
    someone = newcomer(served, "Zoé")
    skill = know_how(someone)
    open_up(someone)
    contact = ask_contact(sophie, find(sophie, skill)[0]["id"])["contact"]["id"]
    looks = "{ me { accessLog { what } } }"
    assert sophie.read(CONTACT, id=contact)["node"] == {"status": "ASKED", "displayName": None, "reachAt": None}
    someone.do("answerContact", contact=contact, accept=True)
    before = len(someone.read(looks)["me"]["accessLog"])
    known = {"status": "ACCEPTED", "displayName": "Zoé", "reachAt": someone.address}
    assert sophie.read(CONTACT, id=contact)["node"] == known
    assert len(someone.read(looks)["me"]["accessLog"]) == before + 1
    assert rival.read(CONTACT, id=contact)["node"] is None
    asked = "{ askedContacts { id displayName reachAt } }"
    assert {"id": contact, "displayName": None, "reachAt": None} in sophie.read(asked)["askedContacts"]
    assert contact not in {item["id"] for item in rival.read(asked)["askedContacts"]}
