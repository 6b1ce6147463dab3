"""A second pair of eyes before publishing: whose, and never one's own."""

from typing import Any

import pytest

from tests.graphql.stage_reviews import new_organisation
from tests.service.test_answer_sheet import QUESTION
from tests.service.test_teaching_rules import draft
from tests.web.people import Someone, demo, newcomer, organisation
from tests.web.served import Served

STATUS = "query($id: ID!) { draft(id: $id) { status review { verdict comment } } }"


@pytest.fixture
def ada(served: Served) -> Someone:
    return newcomer(served, "Ada")


@pytest.fixture
def bob(served: Served) -> Someone:
    return newcomer(served, "Bob")


@pytest.fixture
def house(ada: Someone, bob: Someone) -> str:
    """An organisation of both that wants its own second pair of eyes."""
    made = new_organisation(ada, bob)
    assert ada.do("setReviewRule", organisation=made, reviewer="OWN")["__typename"] == "ReviewRuleSet"
    return made


def ask(author: Someone, house: str, **more: Any) -> str:
    module = draft(author, organisation=house, **more)
    asked = author.do("publishModule", "... on ReviewAsked { draft { status } }", module=module)
    assert asked["draft"]["status"] == "IN_REVIEW"
    return module


def waiting(who: Someone) -> list[str]:
    desk = who.read("{ desk { reviews { askedAt draft { id questions { explanation } } } } }")["desk"]
    return [item["draft"]["id"] for item in desk["reviews"]]


def review(who: Someone, module: str, verdict: str = "ACCEPTED", **more: Any) -> dict[str, Any]:
    fields = "... on ModuleReviewed { draft { status publishedVersion } }"
    return who.do("reviewModule", fields, **({"module": module, "version": 1, "verdict": verdict} | more))


def test_a_colleagues_yes_publishes_at_once(ada: Someone, bob: Someone, house: str) -> None:
    module = ask(ada, house)
    assert ada.do("publishModule", module=module)["code"] == "IN_REVIEW"
    assert (waiting(ada), waiting(bob)) == ([], [module])
    assert review(ada, module)["__typename"] == "NotFound"
    assert review(bob, module)["draft"] == {"status": "PUBLISHED", "publishedVersion": 1}
    assert waiting(bob) == []
    assert review(bob, module)["code"] == "ALREADY_DECIDED"
    learner = newcomer(ada.served)
    assert learner.read("query($id: ID!) { node(id: $id) { id } }", id=module)["node"] == {"id": module}


def test_what_should_change_is_told_and_asked_again(ada: Someone, bob: Someone, house: str) -> None:
    module = ask(ada, house)
    assert review(bob, module, "CHANGES")["code"] == "TEXT_MISSING"
    assert review(bob, module, "CHANGES", comment="Plus court")["draft"]["status"] == "DRAFT"
    told = ada.read(STATUS, id=module)["draft"]
    assert told == {"status": "DRAFT", "review": {"verdict": "CHANGES", "comment": "Plus court"}}
    assert ada.do("publishModule", module=module)["__typename"] == "ReviewAsked"
    assert waiting(bob) == [module]


def test_a_change_withdraws_what_was_asked_and_who_saved_last_does_not_decide(
    ada: Someone, bob: Someone, house: str
) -> None:
    module = ask(ada, house)
    draft(bob, organisation=house, module=module)
    assert ada.read(STATUS, id=module)["draft"] == {"status": "DRAFT", "review": None}
    assert waiting(ada) + waiting(bob) == []
    assert ada.do("publishModule", module=module)["__typename"] == "ReviewAsked"
    assert (waiting(ada), waiting(bob)) == ([], [])
    assert review(bob, module)["__typename"] == "NotFound"


def test_without_the_rule_what_waited_is_a_draft_again_and_is_published(ada: Someone, house: str) -> None:
    module = ask(ada, house)
    assert ada.do("setReviewRule", "... on ReviewRuleSet { rule { reviewer } }", organisation=house)["rule"] is None
    assert ada.read(STATUS, id=module)["draft"]["status"] == "DRAFT"
    assert ada.do("publishModule", module=module)["__typename"] == "ModulePublished"


def test_a_partners_author_or_a_steward_looks_it_over(ada: Someone, bob: Someone, served: Served) -> None:
    made, partner = new_organisation(ada), new_organisation(bob)
    rule = {"organisation": made, "reviewer": "PARTNER"}
    assert ada.do("setReviewRule", **rule)["code"] == "PARTNER"
    assert ada.do("setReviewRule", **rule, partner=made)["__typename"] == "NotFound"
    assert ada.do("setReviewRule", **rule, partner=partner)["__typename"] == "ReviewRuleSet"
    module, steward = ask(ada, made), demo(served, "helene")
    assert (waiting(bob), module in waiting(steward)) == ([module], False)
    ada.do("setReviewRule", organisation=made, reviewer="STEWARD")
    assert (waiting(bob), module in waiting(steward)) == ([], True)
    assert review(bob, module)["__typename"] == "NotFound"
    assert review(steward, module)["draft"]["status"] == "PUBLISHED"


def test_nobody_else_sets_the_rule(ada: Someone) -> None:
    other = organisation("fabrique-numerique")
    assert ada.do("setReviewRule", organisation=other, reviewer="OWN")["__typename"] == "NotAllowed"


ASK = """query($id: ID!) { reviewAsk(module: $id) {
    draft { version summary } published { version summary questions { choices { right } } } } }"""


def test_whoever_looks_it_over_sees_what_learners_follow_meanwhile(ada: Someone, bob: Someone, house: str) -> None:
    module = ask(ada, house, questions=[QUESTION])
    assert ada.read(ASK, id=module)["reviewAsk"] is None
    assert newcomer(ada.served).read(ASK, id=module)["reviewAsk"] is None
    assert bob.read(ASK, id=module)["reviewAsk"]["published"] is None
    review(bob, module)
    assert bob.read(ASK, id=module)["reviewAsk"] is None
    draft(ada, organisation=house, module=module, summary="Autre chose", questions=[QUESTION])
    assert ada.do("publishModule", module=module)["__typename"] == "ReviewAsked"
    asked = bob.read(ASK, id=module)["reviewAsk"]
    assert asked["draft"] == {"version": 2, "summary": "Autre chose"}
    assert asked["published"]["version"] == 1
    assert asked["published"]["summary"] != "Autre chose"
    assert [choice["right"] for choice in asked["published"]["questions"][0]["choices"]].count(True) == 1
