"""Everyday ways to say a skill: where they begin and end, what they are not, and any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skilltree.engine.telling import clauses_of, mostly_other_script, said_in
from skilltree.engine.telling.clauses import MOST_WORDS


def labels(text: str) -> list[str]:
    return [said.label for said in said_in(clauses_of(text))]


def test_words_are_cut_out_where_they_stand() -> None:
    text = "😀 Œuvre ! Moi je GARDE les gosses de ma sœur."
    [said] = said_in(clauses_of(text))
    assert (said.label, text[said.start : said.end]) == ("garder des enfants", "GARDE les gosses")


@pytest.mark.parametrize(
    "text",
    [
        "je ne garde pas d'enfants",
        "j'ai jamais gardé d'enfants",
        "j'ai des enfants. Je garde le moral",
        "je garde le moral mais mes enfants sont grands",
        "",
        "!?…",
    ],
)
def test_what_is_denied_or_stands_apart_is_not_said(text: str) -> None:
    assert "garder des enfants" not in labels(text)


def test_more_words_say_more() -> None:
    assert labels("je garde un chantier la nuit") == ["faire une ronde de surveillance"]
    assert labels("je promène le chien, je garde mes neveux") == ["promener un chien", "garder des enfants"]


def test_two_words_of_one_thing_are_one_word() -> None:
    [clause] = clauses_of("ma grand-mère")
    assert [word.text for word in clause.words] == ["ma", "grandmere"]


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    for clause in clauses_of(text):
        assert all(0 <= word.start < word.end <= len(text) for word in clause.words)
    for said in said_in(clauses_of(text)):
        assert 0 <= said.start < said.end <= len(text)


def test_a_text_without_an_end_is_read_to_a_bound() -> None:
    assert sum(len(clause.words) for clause in clauses_of("garde enfant " * MOST_WORDS)) == MOST_WORDS


def test_other_scripts_are_told_apart() -> None:
    assert mostly_other_script("أصلح الدراجات لجيراني")
    assert mostly_other_script("நான் சைக்கிள் பழுது பார்க்கிறேன்")
    assert not mostly_other_script("je répare des vélos (دراجة)")
    assert not mostly_other_script("1234 …")
