"""A recruiter's words: understood, sure or not, with what else they may mean, and never anybody's own words."""

from __future__ import annotations

from typing import Any

import pytest

from skilltree.service.understanding import AHEAD, MOST_ALTERNATIVES, SURE_LETTERS, TERM_SCORE
from tests.web.people import Someone, demo, newcomer
from tests.web.served import Served

QUERY = """query($terms: [PatternTermInput!]!) { findTalents(pattern: { terms: $terms }) { understood {
    text score sure skill { id label } alternatives { score byMeaning label skill { id } spans { start end } } } } }"""


@pytest.fixture(scope="module")
def recruiter(served: Served) -> Someone:
    return demo(served, "sophie")


def understood(recruiter: Someone, *terms: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = recruiter.read(QUERY, terms=list(terms))["findTalents"]["understood"]
    return found


@pytest.mark.parametrize("text", ["réparer un vélo", "reparer un velo", "garder des enfants", "parler espagnol"])
def test_what_a_label_says_is_sure(recruiter: Someone, text: str) -> None:
    [term] = understood(recruiter, {"text": text})
    assert term["sure"] is True
    assert term["score"] >= SURE_LETTERS
    assert term["skill"]["label"].replace("é", "e") == text.replace("é", "e")
    assert all(term["score"] - other["score"] >= AHEAD for other in term["alternatives"])


@pytest.mark.parametrize("text", ["souder", "nettoyer les bureaux et la rue", "parler"])
def test_what_may_mean_several_things_is_asked_back(recruiter: Someone, text: str) -> None:
    [term] = understood(recruiter, {"text": text})
    assert term["sure"] is False
    assert 0 < len(term["alternatives"]) <= MOST_ALTERNATIVES
    ids = [term["skill"]["id"], *(other["skill"]["id"] for other in term["alternatives"])]
    assert len(set(ids)) == len(ids)
    assert all(other["spans"] or other["byMeaning"] for other in term["alternatives"])


@pytest.mark.parametrize("text", ["zzqqxxyy", "42", "🔥"])
def test_nonsense_means_nothing(recruiter: Someone, text: str) -> None:
    [term] = understood(recruiter, {"text": text})
    assert (term["skill"], term["score"], term["sure"]) == (None, 0.0, False)
    assert all(other["score"] < TERM_SCORE for other in term["alternatives"])


def test_a_skill_is_what_it_is(recruiter: Someone) -> None:
    [first] = understood(recruiter, {"text": "réparer un vélo"})
    [term] = understood(recruiter, {"skill": first["skill"]["id"]})
    assert term == {"text": None, "score": 1.0, "sure": True, "skill": first["skill"], "alternatives": []}


def test_nobodys_own_words_are_understood_or_offered(served: Served, recruiter: Someone) -> None:
    label = "tondre des alpagas"
    owner = newcomer(served)
    made = owner.do("proposeSkill", "... on SkillProposed { skill { id } }", label=label, level=2)
    found = owner.read("query($t: String!) { searchSkills(text: $t) { label skill { id } } }", t=label)["searchSkills"]
    assert found[0]["skill"]["id"] == made["skill"]["id"]
    [term] = understood(recruiter, {"text": label})
    assert made["skill"]["id"] not in str(term)
    assert label not in str({**term, "text": None})
