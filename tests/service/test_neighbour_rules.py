"""Opportunities, what next, goals and paths: neighbours give for nothing, seats are never overbooked."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from skilltree.model.words import FIRST_COME_KINDS, NEIGHBOUR_KINDS, OpportunityKind
from tests.graphql.stage import NEIGHBOURLY
from tests.web.people import OTHER_TERRITORY, Someone, any_skills, demo, know_how, newcomer, organisation, visitor
from tests.web.served import Served

FIRST_COME = min(kind.name for kind in FIRST_COME_KINDS & NEIGHBOUR_KINDS)
POSTED = "... on OpportunityPosted { opportunity { id title seats seatsLeft organisation { id } } }"
ANSWERED = "... on OpportunityAnswered { response { status waitingPlace } }"
LEFT = "query($id: ID!) { node(id: $id) { ... on Opportunity { seatsLeft responses { from message } } } }"


def post(someone: Someone, **more: Any) -> dict[str, Any]:
    return someone.do("postOpportunity", POSTED, **(NEIGHBOURLY | more))


def respond(someone: Someone, opportunity: str, fields: str = "", **more: Any) -> dict[str, Any]:
    return someone.do("respondToOpportunity", fields, opportunity=opportunity, **more)


@pytest.mark.parametrize("kind", [kind.name for kind in OpportunityKind])
def test_neighbours_post_only_what_neighbours_may(served: Served, kind: str) -> None:
    allowed = OpportunityKind[kind] in NEIGHBOUR_KINDS
    before = served.counts()["opportunity"]
    answer = post(newcomer(served), kind=kind)
    assert answer["__typename"] == ("OpportunityPosted" if allowed else "NotAllowed")
    assert served.counts()["opportunity"] == before + allowed


@pytest.mark.parametrize("price", [{"pay": "10 euros"}, {"costEuros": 1}, {"pay": "troc", "costEuros": 5}])
def test_between_neighbours_it_is_free_of_charge(served: Served, price: dict[str, Any]) -> None:
    someone = newcomer(served)
    before = served.counts()
    assert post(someone, **price)["code"] == "FREE_OF_CHARGE"
    assert served.counts() == before


@pytest.mark.parametrize(("age", "code"), [(None, "BIRTH_YEAR_NEEDED"), (12, "PARENT_NEEDED"), (17, "TOO_YOUNG")])
def test_minors_and_neighbours_are_kept_apart(served: Served, age: int | None, code: str) -> None:
    year = None if age is None else served.deps.clock().year - age - 1
    minor = newcomer(served, birth_year=year)
    item = post(newcomer(served))["opportunity"]["id"]
    before = served.counts()
    assert post(minor)["code"] == code
    assert respond(minor, item)["code"] == code
    assert served.counts() == before


def test_one_posts_for_ones_own_organisation_only(served: Served) -> None:
    sophie = demo(served, "sophie")
    posted = post(sophie, kind="JOB", organisation=organisation("fibre-nord"), pay="SMIC")
    assert posted["opportunity"]["organisation"] == {"id": organisation("fibre-nord")}
    assert post(sophie, kind="JOB", organisation=organisation("service-tremplin"))["__typename"] == "NotAllowed"


def test_seats_are_never_overbooked(served_on_each: Served) -> None:
    served = served_on_each
    owner = newcomer(served)
    item = post(owner, kind=FIRST_COME, seats=3)["opportunity"]["id"]
    people = [newcomer(served, f"N{n}") for n in range(10)]
    with ThreadPoolExecutor(10) as threads:
        answers = list(threads.map(lambda one: respond(one, item, fields=ANSWERED)["response"], people))
    assert sorted(answer["status"] for answer in answers) == ["ACCEPTED"] * 3 + ["INTERESTED"] * 7
    assert {answer["waitingPlace"] for answer in answers} == {None, *range(1, 8)}
    seen = owner.read(LEFT, id=item)["node"]
    assert seen["seatsLeft"] == 0
    assert len(seen["responses"]) == 10


def test_interest_takes_no_seat_where_somebody_chooses(served: Served) -> None:
    sophie = demo(served, "sophie")
    item = post(sophie, kind="JOB", organisation=organisation("fibre-nord"), seats=1)["opportunity"]["id"]
    for _ in range(2):
        assert respond(newcomer(served), item)["__typename"] == "OpportunityAnswered"
    assert sophie.read(LEFT, id=item)["node"]["seatsLeft"] == 1


def test_one_answers_once(served: Served) -> None:
    item, someone = post(newcomer(served))["opportunity"]["id"], newcomer(served)
    assert respond(someone, item)["__typename"] == "OpportunityAnswered"
    before = served.counts()
    assert respond(someone, item)["__typename"] == "Conflict"
    assert served.counts() == before


def test_one_does_not_answer_oneself(served: Served) -> None:
    owner = newcomer(served)
    assert respond(owner, post(owner)["opportunity"]["id"])["code"] == "OWN"


def test_what_is_over_cannot_be_answered(served: Served) -> None:
    today = served.deps.clock().date()
    late = post(newcomer(served), endsOn=(today - timedelta(days=3)).isoformat())
    assert late["__typename"] == "InvalidInput"
    backwards = post(
        newcomer(served),
        startsOn=(today + timedelta(days=9)).isoformat(),
        endsOn=(today + timedelta(days=8)).isoformat(),
    )
    assert backwards["field"] == "endsOn"


def test_another_territory_sees_nothing_of_it(served: Served) -> None:
    item = post(newcomer(served))["opportunity"]["id"]
    elsewhere = newcomer(served, territory=OTHER_TERRITORY)
    assert elsewhere.read(LEFT, id=item)["node"] is None
    assert respond(elsewhere, item)["code"] == "NOT_FOUND"


def test_the_poster_reads_names_and_each_look_is_told(served: Served) -> None:
    owner, someone = newcomer(served, "Hôte"), newcomer(served, "Invitée")
    item = post(owner)["opportunity"]["id"]
    respond(someone, item, message="Avec plaisir")
    assert owner.read(LEFT, id=item)["node"]["responses"] == [{"from": "Invitée", "message": "Avec plaisir"}]
    assert newcomer(served).read(LEFT, id=item)["node"]["responses"] is None
    looks = someone.read("{ me { accessLog { who what why } } }")["me"]["accessLog"]
    assert looks == [{"who": "Hôte", "what": "response", "why": "opportunity"}]


def test_it_is_found_at_once(served: Served) -> None:
    posted = post(newcomer(served), title="Trottinette zébrée")["opportunity"]
    query = '{ searchOpportunities(text: "trottinette zebree", first: 3) { edges { node { id } } } }'
    assert visitor(served).read(query)["searchOpportunities"]["edges"][0]["node"]["id"] == posted["id"]


def test_an_empty_tree_is_given_something_to_do(served: Served) -> None:
    found = newcomer(served).read("{ suggestions(first: 10) { kind score subject { __typename } reasons { kind } } }")
    assert len(found["suggestions"]) == 10
    scores = [item["score"] for item in found["suggestions"]]
    assert scores[0] == max(scores)
    assert all(item["reasons"] for item in found["suggestions"])


@pytest.mark.parametrize("kind", ["MODULE", "OPPORTUNITY"])
def test_kinds_are_kept_apart(served: Served, kind: str) -> None:
    query = f"{{ suggestions(kinds: [{kind}], first: 20) {{ kind }} }}"
    assert {item["kind"] for item in newcomer(served).read(query)["suggestions"]} == {kind}


def test_a_goal_is_kept_replaced_and_cleared(served: Served) -> None:
    someone = newcomer(served)
    goal = "{ me { goal { text skills { level skill { id } } } } }"
    skill, other = any_skills(served, 2)
    someone.do("setGoal", goal={"skills": [{"skill": skill, "level": 4}]})
    assert someone.read(goal)["me"]["goal"] == {"text": None, "skills": [{"level": 4, "skill": {"id": skill}}]}
    someone.do("setGoal", goal={"skills": [{"skill": other}, {"skill": other, "level": 3}]})
    assert someone.read(goal)["me"]["goal"]["skills"] == [{"level": 3, "skill": {"id": other}}]
    someone.do("setGoal", goal=None)
    assert someone.read(goal)["me"]["goal"] is None


def test_a_text_goal_means_an_occupation(served: Served) -> None:
    answer = newcomer(served).do(
        "setGoal", "... on GoalSet { goal { occupation { id } skills { level } } }", goal={"text": "installateur fibre"}
    )
    assert answer["goal"]["occupation"] is not None
    assert {wanted["level"] for wanted in answer["goal"]["skills"]} == {2}


def test_a_path_tells_what_one_has_and_what_nobody_teaches(served: Served) -> None:
    someone = newcomer(served)
    held, unknown = any_skills(served, 1)[0], know_how(newcomer(served))
    someone.do("declareSkill", skill=held, level=4)
    query = """query($goal: GoalInput!, $hours: Float) { path(goal: $goal, limits: { hoursPerWeek: $hours }) {
        hours finishesOn steps { finishesOn } have { skill { id } } lacking { skill { id } } } }"""
    wanted = {"skills": [{"skill": held, "level": 2}, {"skill": unknown, "level": 2}]}
    found = someone.read(query, goal=wanted, hours=2.0)["path"]
    assert found == {
        "hours": 0.0,
        "finishesOn": None,
        "steps": [],
        "have": [{"skill": {"id": held}}],
        "lacking": [{"skill": {"id": unknown}}],
    }
    fibre = someone.read(query, goal={"text": "installateur fibre"}, hours=3.0)["path"]
    days = [step["finishesOn"] for step in fibre["steps"]]
    assert fibre["steps"]
    assert days == sorted(days)
    assert fibre["finishesOn"] == days[-1]
    for hours in (0.0, -1.0, 200.0):
        [error] = someone.ask(query, goal=wanted, hours=hours)["errors"]
        assert error["extensions"] == {"code": "INVALID_INPUT", "field": "limits.hoursPerWeek"}
