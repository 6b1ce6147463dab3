"""Confirmations that weigh nothing: pairs, circles and floods through the real mutations, and again once dissolved."""

from __future__ import annotations

from typing import Any

import pytest

from skilltree.model.rings import FLOOD_MOST, NOBODY_MOST
from tests.web.people import DEMO, Someone, demo, know_how, newcomer, visitor
from tests.web.served import Served

LEAF = """{ me { tree { skills {
    skill { id } standing level confirmedLevel strength support why { code amount level otherLevel skills { id } }
    evidence { id kind setAside }
} } } }"""


def confirms(by: Someone, of: Someone, skill: str, level: int = 3, **more: Any) -> None:
    made = of.do("askConfirmation", "... on ConfirmationAsked { token }", skill=skill, level=level)
    done = by.do("confirmSkill", token=made["token"], level=level, name="Quelqu’un", **more)
    assert done["__typename"] == "SkillConfirmed"


def leaf(of: Someone, skill: str) -> dict[str, Any]:
    found: dict[str, Any] = next(x for x in of.read(LEAF)["me"]["tree"]["skills"] if x["skill"]["id"] == skill)
    return found


def codes(of: Someone, skill: str) -> set[str]:
    return {each["code"] for each in leaf(of, skill)["why"]}


def test_a_pair_weighs_nothing_and_both_are_told(served: Served) -> None:
    one, other = newcomer(served, "Ana"), newcomer(served, "Ben")
    mine, theirs = know_how(one, 2), know_how(other, 2)
    confirms(other, one, mine)
    assert leaf(one, mine)["standing"] == "CONFIRMED"
    confirms(one, other, theirs)
    for person, skill in ((one, mine), (other, theirs)):
        now = leaf(person, skill)
        assert (now["standing"], now["level"], now["confirmedLevel"]) == ("CLAIMED", 2, 0)
        assert [fact["setAside"] for fact in now["evidence"]] == [None, "RING"]
        assert codes(person, skill) == {"SAID", "RING"}


def test_a_circle_of_three_weighs_nothing_and_a_word_from_outside_does(served: Served) -> None:
    people = [newcomer(served, name) for name in ("Ana", "Ben", "Cléo")]
    skills = [know_how(each, 2) for each in people]
    for place in range(3):
        confirms(people[place], people[(place + 1) % 3], skills[(place + 1) % 3])
    assert [leaf(each, skill)["standing"] for each, skill in zip(people, skills, strict=True)] == ["CLAIMED"] * 3
    confirms(newcomer(served, "Dan"), people[0], skills[0])
    assert leaf(people[0], skills[0])["standing"] == "CONFIRMED"


def test_taking_one_back_lets_the_rest_of_the_ring_weigh_again(served: Served) -> None:
    one, other = newcomer(served, "Ana"), newcomer(served, "Ben")
    mine, theirs = know_how(one, 2), know_how(other, 2)
    confirms(other, one, mine)
    confirms(one, other, theirs)
    own = leaf(other, theirs)["evidence"][-1]["id"]
    assert other.do("retractEvidence", evidence=own)["__typename"] == "EvidenceRetracted"
    assert leaf(one, mine)["standing"] == "CONFIRMED"
    assert codes(other, theirs) == {"SAID", "TAKEN_BACK"}


def test_a_ring_that_stands_on_another_leg_stays(served: Served) -> None:
    one, other = newcomer(served, "Ana"), newcomer(served, "Ben")
    mine, theirs, more = know_how(one, 2), know_how(other, 2), know_how(other, 2)
    confirms(other, one, mine)
    confirms(one, other, theirs)
    confirms(one, other, more)
    own = leaf(other, theirs)["evidence"][-1]["id"]
    other.do("retractEvidence", evidence=own)
    assert leaf(one, mine)["standing"] == "CLAIMED"


def test_one_person_who_confirms_very_many_weighs_nothing(served: Served) -> None:
    busy = newcomer(served, "Zoé")
    people = [newcomer(served, f"P{number}") for number in range(FLOOD_MOST + 1)]
    skills = [know_how(each, 2) for each in people]
    for person, skill in zip(people[:-1], skills[:-1], strict=True):
        confirms(busy, person, skill)
    assert leaf(people[0], skills[0])["standing"] == "CONFIRMED"
    confirms(busy, people[-1], skills[-1])
    assert [leaf(each, skill)["standing"] for each, skill in zip(people, skills, strict=True)] == ["CLAIMED"] * len(
        people
    )
    assert codes(people[0], skills[0]) == {"SAID", "FLOOD"}


def test_very_many_without_an_account_for_one_person_weigh_nothing(served: Served) -> None:
    someone = newcomer(served, "Ana")
    skills = [know_how(someone, 2) for _ in range(NOBODY_MOST + 1)]
    for skill in skills[:-1]:
        confirms(visitor(served), someone, skill)
    assert leaf(someone, skills[0])["standing"] == "CONFIRMED"
    confirms(visitor(served), someone, skills[-1])
    assert {leaf(someone, skill)["standing"] for skill in skills} == {"CLAIMED"}


@pytest.mark.parametrize(("family", "strength"), [(True, 0.88), (False, 0.96)])
def test_two_of_one_family_count_less(served: Served, family: bool, strength: float) -> None:
    someone = newcomer(served, "Ana")
    skill = know_how(someone, 2)
    for name in ("Ben", "Cléo"):
        confirms(newcomer(served, name), someone, skill, family=family)
    now = leaf(someone, skill)
    assert (now["strength"], now["support"]) == (strength, "MUCH")
    assert ("ONE_SOURCE" in codes(someone, skill)) is family


def test_two_of_one_organisation_count_less_than_two(served: Served) -> None:
    someone = newcomer(served, "Ana")
    skill = know_how(someone, 2)
    trainer = demo(served, DEMO["author"])
    confirms(trainer, someone, skill)
    confirms(trainer, someone, skill)
    assert leaf(someone, skill)["strength"] == 0.88


def test_what_a_shown_skill_supposes_is_told_and_is_on_no_tree(served: Served) -> None:
    someone = newcomer(served, "Ana")
    advanced = next(
        skill for skill in served.deps.engines.catalogue._skills.values() if skill.prerequisites and not skill.local
    )
    someone.do("declareSkill", skill=advanced.id, level=3)
    query = "{ me { tree { skills { skill { id } } supposes { skill { id } level because { id } } } } }"
    assert someone.read(query)["me"]["tree"]["supposes"] == []
    confirms(newcomer(served, "Ben"), someone, advanced.id)
    tree = someone.read(query)["me"]["tree"]
    told = {each["skill"]["id"]: each for each in tree["supposes"]}
    assert set(told) >= set(advanced.prerequisites)
    assert {each["level"] for each in told.values()} == {2}
    assert [leaf["skill"]["id"] for leaf in tree["skills"]] == [advanced.id]
    [supposes] = [each for each in leaf(someone, advanced.id)["why"] if each["code"] == "SUPPOSES"]
    assert {each["id"] for each in supposes["skills"]} == set(told)
    basic = advanced.prerequisites[0]
    someone.do("declareSkill", skill=basic, level=1)
    assert codes(someone, basic) == {"SAID", "SUPPOSED"}
