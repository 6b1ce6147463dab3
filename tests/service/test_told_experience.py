"""Everyday sentences lead to skills; the figures of both sets are bounds that a change may not lower unseen."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from skilltree.engine.telling.sayings import all_labels
from skilltree.model.words import Language
from skilltree.service.skill_search import find_matches
from tests.web.people import Someone, visitor
from tests.web.served import Served

SENTENCES = Path(__file__).parent / "told"
STARTER = Path(__file__).parents[2] / "skilltree" / "starter" / "data" / "skills"
READ = """query($t: String!) { readExperience(text: $t) { skills { how seen picture skill { label } near { label } }
    years often forWhom unread } }"""


class Score(NamedTuple):
    """Shares of 1."""

    recall: float
    precision: float
    empty_with_proposals: int


def read(someone: Someone, text: str) -> dict[str, Any]:
    found: dict[str, Any] = someone.read(READ, t=text)["readExperience"]
    return found


def slugs() -> dict[str, str]:
    rows = (row for path in STARTER.glob("*.toml") for row in tomllib.loads(path.read_text(encoding="utf-8"))["skills"])
    return {row["fr"][0]: row["slug"] for row in rows}


def score(someone: Someone, name: str) -> Score:
    slug = slugs()
    hits: list[bool] = []
    right: list[bool] = []
    empty = 0
    for sentence in tomllib.loads((SENTENCES / f"{name}.toml").read_text(encoding="utf-8"))["told"]:
        facets = sentence.get("facets", [])
        fine = {each for facet in facets for each in facet} | set(sentence.get("fine", []))
        got = {slug[each["skill"]["label"]] for each in read(someone, sentence["text"])["skills"]}
        hits += [not got.isdisjoint(facet) for facet in facets]
        right += [each in fine for each in got]
        empty += bool(got) and not fine
    return Score(sum(hits) / len(hits), sum(right) / len(right), empty)


@pytest.mark.parametrize(
    ("name", "recall", "precision", "empty"),
    [("tuned", 0.97, 0.97, 0), ("held_out", 0.94, 0.96, 0), ("written_after", 0.56, 0.8, 1)],
)
def test_everyday_sentences_lead_to_their_skills(
    served: Served, name: str, recall: float, precision: float, empty: int
) -> None:
    found = score(visitor(served), name)
    assert found.recall >= recall
    assert found.precision >= precision
    assert found.empty_with_proposals <= empty


def test_every_saying_leads_to_a_skill_of_the_starter(served: Served) -> None:
    for label in all_labels():
        [match] = find_matches(served.deps, label, Language.FR, limit=1, asker=None, prefix=False)
        assert match.score >= 0.99, label


def test_what_is_said_of_time_and_people_comes_along(served: Served) -> None:
    found = read(visitor(served), "Depuis trois ans je répare les vélos de mes voisins, tous les samedis")
    [bike] = found["skills"]
    assert (bike["seen"], bike["picture"]) == ("répare les vélos", "reparer-velo")
    assert bike["near"]
    assert (found["years"], found["often"], found["forWhom"]) == (3.0, "WEEKLY", ["NEIGHBOURS"])


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("", "TOO_SHORT"),
        ("?? 12 …", "TOO_SHORT"),
        ("jsp mdr", "NOTHING_FOUND"),
        ("azertyuiop qsdfgh", "NOTHING_FOUND"),
        ("أصلح الدراجات لجيراني", "OTHER_SCRIPT"),
        ("je sais rien faire", "NOTHING_FOUND"),
    ],
)
def test_a_text_without_skills_says_why(served: Served, text: str, unread: str) -> None:
    found = read(visitor(served), text)
    assert (found["skills"], found["unread"]) == ([], unread)


def test_a_long_text_is_read_and_a_longer_one_refused(served: Served) -> None:
    someone = visitor(served)
    long = ("je garde des enfants, je répare des vélos et je cuisine. " * 400)[:19_000]
    assert 3 <= len(read(someone, long)["skills"]) <= 12
    errors = someone.ask(READ, t="é" * 10_241)["errors"]
    assert errors[0]["extensions"] == {"code": "INVALID_INPUT", "field": "text"}


def test_a_licence_is_never_guessed(served: Served) -> None:
    found = read(visitor(served), "j'ai perdu mes permis à la mairie")
    assert found["skills"] == []
