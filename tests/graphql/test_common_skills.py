"""`commonSkills`: what a phone keeps to search without a network; public for everybody, and counts nobody."""

from __future__ import annotations

from typing import Any

import pytest

from skilltree.service.common_skills import _by_use
from tests.graphql.cast import Cast
from tests.web.people import TERRITORY, Someone, know_how, newcomer, visitor
from tests.web.served import Served

QUERY = "query($n: Int) { commonSkills(first: $n) { labels skill { id label local labels { text language } } } }"


def common(someone: Someone, first: int = 50) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = someone.read(QUERY, n=first)["commonSkills"]
    return found


def test_names_are_all_of_one_language_the_shown_one_first(served: Served) -> None:
    found = common(visitor(served))
    assert len(found) == 50
    for each in found:
        skill = each["skill"]
        assert each["labels"][0] == skill["label"]
        assert sorted(each["labels"]) == sorted(
            {label["text"] for label in skill["labels"] if label["language"] == "FR"}
        )


def test_three_hundred_where_nothing_is_said(served: Served) -> None:
    found = visitor(served).read("{ commonSkills { skill { id } } }")["commonSkills"]
    ids = [each["skill"]["id"] for each in found]
    assert len(ids) == len(set(ids)) == 300


def test_tiles_and_what_is_taught_come_first(served: Served) -> None:
    engines = served.deps.engines
    tiles = {skill for activity in engines.activities for skill in activity.skill_ids}
    first = [each["skill"]["id"] for each in common(visitor(served), 40)]
    assert len(tiles & set(first)) > 20
    assert set(engines.territories[TERRITORY].teaching) & set(first)


def test_longer_first_pages_hold_the_shorter_ones(served: Served) -> None:
    someone = newcomer(served)
    assert common(someone, 100)[:20] == common(someone, 20)


def test_english_names_for_who_reads_english(served: Served) -> None:
    body = {"query": "{ commonSkills(first: 20) { labels skill { language } } }"}
    answer = served.shared.post("/graphql", json=body, headers={"accept-language": "en"}).json()
    assert {each["skill"]["language"] for each in answer["data"]["commonSkills"]} == {"EN"}


def ids_by_use(served: Served, skill: str, holders: int, *, counted: bool) -> bool:
    local = served.deps.engines.territories[TERRITORY]
    before = local.holders.get(skill, 0)
    local.holders[skill] = holders
    try:
        return skill in _by_use(served.deps, TERRITORY, counted=counted)
    finally:
        local.holders[skill] = before


@pytest.mark.parametrize(("holders", "counted", "there"), [(10, True, False), (11, True, True), (999, False, False)])
def test_what_fewer_than_the_floor_hold_is_not_told(
    served: Served, holders: int, *, counted: bool, there: bool
) -> None:
    assert served.deps.rules.privacy_floor == 11
    skill = know_how(newcomer(served))
    assert ids_by_use(served, skill, holders, counted=counted) is there


def test_one_holder_more_changes_nothing(served: Served) -> None:
    local = served.deps.engines.territories[TERRITORY]
    orders = []
    before = dict(local.holders)
    for holders in (24, 25, 40):
        local.holders.update(dict.fromkeys(list(local.teaching)[:3], holders))
        orders.append(list(_by_use(served.deps, TERRITORY, counted=True)))
    local.holders.clear()
    local.holders.update(before)
    assert orders[0] == orders[1] == orders[2]


def test_signed_out_it_is_the_catalogue_alone(served: Served) -> None:
    local = served.deps.engines.territories[TERRITORY]
    before = common(visitor(served))
    kept = dict(local.holders)
    local.holders.update(dict.fromkeys(list(local.teaching)[-5:], 4_000))
    signed_in = [each["skill"]["id"] for each in common(newcomer(served))]
    assert common(visitor(served)) == before
    assert signed_in != [each["skill"]["id"] for each in before]
    local.holders.clear()
    local.holders.update(kept)


def test_nobody_reads_the_words_of_others(served: Served) -> None:
    stage_owner = newcomer(served)
    made = stage_owner.do("proposeSkill", "... on SkillProposed { skill { id } }", label="souffler le verre", level=2)
    for role in ("visitor", "recruiter", "steward", "author"):
        assert made["skill"]["id"] not in str(common(Cast(served).get(role), 500))
