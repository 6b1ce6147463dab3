"""`tagText`: the skills that a text names and where; no words of others, no trace of the text, typed refusals."""

from __future__ import annotations

import gc
import json
from functools import _lru_cache_wrapper
from itertools import pairwise
from typing import Any
from uuid import uuid4

import pytest

from skilltree.graphql import documents
from skilltree.service import tags
from tests.graphql.test_errors import Lines, log
from tests.web.people import Someone, newcomer, visitor
from tests.web.served import Served

__all__ = ["log"]
TAG = """query($t: String!, $l: Language) {
    tagText(text: $t, language: $l) { start end label language score skill { id label } } }"""
BIKE = "réparer un vélo"


def tagged(someone: Someone, text: str, language: str | None = None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = someone.read(TAG, t=text, l=language)["tagText"]
    return found


def code_of(someone: Someone, **given: Any) -> dict[str, Any]:
    found: dict[str, Any] = someone.ask(TAG, **given)["errors"][0]["extensions"]
    return found


@pytest.mark.parametrize(
    "before",
    [
        "",
        "Je sais ",
        "👩🏽‍🔧🔧 e\u0301te\u0301, ",
        "أعرف إصلاح, ",
        "a\x00b; ",
        "𝔘𝔫𝔦 — œ ½ ",
        "\u202e(",
        "\ufeff\r\n\r\n",
    ],
)
def test_places_are_code_points_of_the_text_sent(served: Served, before: str) -> None:
    text = f"{before}{BIKE}, tous les jours."
    [tag] = [each for each in tagged(visitor(served), text) if each["label"] == BIKE]
    assert text[tag["start"] : tag["end"]] == BIKE
    assert (tag["score"], tag["language"]) == (1.0, "FR")
    assert tag["skill"]["label"] == BIKE


def test_tags_are_in_the_order_of_the_text_and_apart(served: Served) -> None:
    text = "J’aime coudre. Je sais réparer un vélo, garder des enfants et parler espagnol. I can repair a bike."
    places = [(tag["start"], tag["end"]) for tag in tagged(visitor(served), text)]
    assert len(places) >= 4
    assert places == sorted(places)
    assert all(first[1] <= second[0] for first, second in pairwise(places))


@pytest.mark.parametrize("text", ["", " ", "\n", "…", "0", "🔥" * 50, "\x00", "lorem ipsum dolor", "é" * 10_000])
def test_texts_without_skills_give_nothing(served: Served, text: str) -> None:
    assert tagged(visitor(served), text) == []


def test_twenty_kilobytes_of_utf8_and_no_more(served: Served) -> None:
    someone = newcomer(served)
    most = (f"{BIKE}. " * 2_000).encode()[: tags.MOST_BYTES].decode(errors="ignore")
    assert len(most.encode()) in {tags.MOST_BYTES, tags.MOST_BYTES - 1}
    assert len(tagged(someone, most)) > 1_000
    for text in (most + "ab", "é" * (tags.MOST_BYTES // 2 + 1), "x" * 900_000):
        assert code_of(someone, t=text) == {"code": "INVALID_INPUT", "field": "text"}


def test_ten_megabytes_are_refused_before_they_are_read(served: Served) -> None:
    with served.client() as client:
        answer = client.post("/graphql", json={"query": TAG, "variables": {"t": "x" * 10_000_000}})
    assert answer.status_code == 413
    assert "xxxx" not in answer.text
    assert answer.json()["code"] == "TOO_LARGE"


@pytest.mark.parametrize("given", [{}, {"t": None}, {"t": 7}, {"t": ["a"]}, {"t": {"a": 1}}, {"t": "a", "l": "xx"}])
def test_other_than_texts_are_refused(served: Served, given: dict[str, Any]) -> None:
    assert code_of(visitor(served), **given)["code"] == "GRAPHQL_INVALID"


def test_lone_surrogates_are_refused(served: Served) -> None:
    body = json.dumps({"query": TAG, "variables": {"t": "LONE"}}).replace("LONE", "\\ud800").encode()
    with served.client() as client:
        answer = client.post("/graphql", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400


def test_too_many_texts_are_refused_one_by_one(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tags, "TEXTS_AN_HOUR", 2)
    someone, other = newcomer(served), newcomer(served)
    assert [tagged(someone, BIKE) != [] for _ in range(2)] == [True, True]
    refused = code_of(someone, t=BIKE)
    assert refused["code"] == "RATE_LIMITED"
    assert 0 < refused["retryAfterSeconds"] <= 3_600
    assert tagged(other, BIKE) != []


def test_a_taxonomy_that_is_still_read_is_waited_for_a_moment(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    engines = served.deps.engines
    monkeypatch.setattr(tags, "PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr(engines, "tagger", None)
    served.run(_clear(engines.tagger_there))
    assert code_of(visitor(served), t=BIKE) == {"code": "UNAVAILABLE"}
    monkeypatch.undo()
    served.run(_set(engines.tagger_there))
    assert tagged(visitor(served), BIKE) != []


async def _clear(event: Any) -> None:
    event.clear()


async def _set(event: Any) -> None:
    event.set()


def test_own_words_are_tagged_at_once_for_their_owner_alone(served: Served) -> None:
    owner, stranger = newcomer(served), newcomer(served)
    label = f"{BIKE} avec {uuid4().hex[:12]}"
    made = owner.do("proposeSkill", "... on SkillProposed { skill { id } }", label=label, level=2)
    skill = made["skill"]["id"]
    text = f"Je sais {label}."
    assert [(tag["label"], tag["skill"]["id"]) for tag in tagged(owner, text)] == [(label, skill)]
    for other in (stranger, visitor(served)):
        # Neither shown, nor does it hide the skill of the taxonomy that it begins with.
        assert [tag["label"] for tag in tagged(other, text)] == [BIKE]
        assert skill not in str(other.read("{ commonSkills(first: 500) { labels skill { id } } }"))


def kept_texts() -> set[str]:
    """Every text that a cache of the process keeps as a key, and those in the containers of modules."""
    gc.unfreeze()
    found: set[str] = set()
    for thing in gc.get_objects():
        held = gc.get_referents(thing) if isinstance(thing, _lru_cache_wrapper) else [thing]
        for each in held:
            if isinstance(each, dict):
                found.update(key for key in list(each) if isinstance(key, str))
    return found


def test_a_text_leaves_no_trace(served: Served, log: Lines) -> None:
    word, typed = f"zq{uuid4().hex[:12]}", f"zk{uuid4().hex[:12]}"
    text = f"Ma maladie {word}. Je sais {BIKE} depuis {word}."
    before = served.counts()
    for asker in (newcomer(served), visitor(served)):
        assert [tag["label"] for tag in tagged(asker, text)] == [BIKE]
        asker.read(f'{{ tagText(text: "{text}") {{ label }} }}')
        asker.ask(f'{{ tagText(text: "{text}") {{ nothing }} }}')
        asker.ask(TAG, t=text * 2_000)
        asker.ask(TAG, t=text, l=word)
        asker.read(
            "query($t: String!) { searchSkills(text: $t) { label } searchOccupations(text: $t) { id } }", t=typed
        )
        asker.read(f'{{ searchSkills(text: "{typed}") {{ label }} }}')
    assert served.counts()["person"] == before["person"] + 1
    signed_up = {"person", "contact", "session", "account_use"}
    assert {name for name, rows in served.counts().items() if rows != before[name]} <= signed_up
    for secret in (word, typed):
        assert secret not in log.text
        assert [key for key in documents._cache if secret in key] == []
        files = [path for path in served.data.rglob("*") if path.is_file()]
        assert [path.name for path in files if secret.encode() in path.read_bytes()] == []
    assert [kept for kept in kept_texts() if word in kept] == []
