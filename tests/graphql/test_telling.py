"""Told experience on a tree: level and hours from answers, the words that were kept, and no others."""

from __future__ import annotations

import pytest

from tests.web.people import newcomer
from tests.web.served import Served

TOLD = "... on ExperienceTold { level hours treeSkill { level standing evidence { kind level source hours } } }"
FIND = 'query { searchSkills(text: "réparer un vélo", first: 1) { skill { id } } }'


def test_answers_are_one_declared_fact(served: Served) -> None:
    someone = newcomer(served)
    skill = someone.read(FIND)["searchSkills"][0]["skill"]["id"]
    told = someone.do(
        "tellExperience", TOLD, skill=skill, alone=True, newCase=True, shows=True, years=3.0, often="WEEKLY",
        forWhom=["NEIGHBOURS"], note="Depuis 3 ans, chaque semaine, pour des voisins.",
    )  # fmt: skip
    assert (told["level"], told["hours"]) == (4, 140.0)
    assert told["treeSkill"]["standing"] == "CLAIMED"
    [fact] = told["treeSkill"]["evidence"]
    assert fact == {
        "kind": "DECLARED", "level": 4, "hours": 140.0, "source": "Depuis 3 ans, chaque semaine, pour des voisins.",
    }  # fmt: skip


def test_what_is_only_read_is_kept_nowhere(served: Served) -> None:
    someone = newcomer(served)
    secret = "mystere-9f31"
    someone.read(f'{{ readExperience(text: "je répare les vélos de {secret}") {{ years }} }}')
    kept = [path for path in served.data.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]
    assert kept == []


@pytest.mark.parametrize("years", [-1.0, 81.0])
def test_years_of_no_life_are_refused(served: Served, years: float) -> None:
    someone = newcomer(served)
    skill = someone.read(FIND)["searchSkills"][0]["skill"]["id"]
    refused = someone.do("tellExperience", "... on Refusal { field }", skill=skill, alone=True, years=years)
    assert (refused["__typename"], refused["code"], refused["field"]) == ("InvalidInput", "INVALID_INPUT", "years")
