"""A skill's page says which opportunities ask for it: those open here, what ends soonest first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from skilltree.model.words import Language
from skilltree.service.asking import opportunities_asking
from tests.graphql.stage import NEIGHBOURLY
from tests.web.people import OTHER_TERRITORY, Someone, know_how, newcomer
from tests.web.served import Served

ASKED = "query($id: ID!, $first: Int) { node(id: $id) { ... on Skill { askedBy(first: $first) { id } } } }"


def post(someone: Someone, skill: str, **more: Any) -> str:
    fields = NEIGHBOURLY | {"requires": [{"skill": skill, "level": 1}]} | more
    answer = someone.do("postOpportunity", "... on OpportunityPosted { opportunity { id } }", **fields)
    found: str = answer["opportunity"]["id"]
    return found


def asked(someone: Someone, skill: str, first: int = 5) -> list[str]:
    return [item["id"] for item in someone.read(ASKED, id=skill, first=first)["node"]["askedBy"]]


def test_what_asks_for_a_skill_is_told_on_its_page(served: Served) -> None:
    someone = newcomer(served)
    skill, other = know_how(someone), know_how(someone)
    assert asked(someone, skill) == []
    today = served.deps.clock().date()
    last = post(someone, skill)
    later = post(someone, skill, endsOn=(today + timedelta(days=40)).isoformat())
    soon = post(someone, skill, endsOn=(today + timedelta(days=5)).isoformat())
    post(someone, other)

    assert asked(someone, skill) == [soon, later, last]
    assert asked(someone, skill, first=1) == [soon]


def test_what_is_over_asks_no_more(served: Served) -> None:
    someone = newcomer(served)
    skill = know_how(someone)
    today = served.deps.clock().date()
    post(someone, skill, endsOn=(today + timedelta(days=2)).isoformat())
    still = post(someone, skill, endsOn=(today + timedelta(days=30)).isoformat())
    assert len(asked(someone, skill)) == 2
    (territory_id,) = [key for key, local in served.deps.engines.territories.items() if skill in local.asking]
    now = served.deps.clock()
    then = replace(served.deps, clock=lambda: now + timedelta(days=10))

    found = opportunities_asking(then, territory_id, skill, Language.FR, 5)

    assert [item.id for item in found] == [still]


def test_another_territory_asks_by_itself(served: Served) -> None:
    someone, elsewhere = newcomer(served), newcomer(served, territory=OTHER_TERRITORY)
    skill = know_how(someone)
    post(someone, skill)
    assert asked(elsewhere, skill) == []
