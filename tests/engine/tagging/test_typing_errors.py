"""One wrong letter is forgiven where the word meant is clear, never where the word is another."""

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from skilltree.engine.tagging import Tagger
from skilltree.engine.tagging.typing_errors import build_typing_errors, meant_by
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

VOCABULARY = ["jardinage", "excel", "plomberie", "soudage", "carrelage", "souder", "garder", "enfants", "permis"]
TEXTS = ["jardinage", "Excel", "plomberie", "poser du carrelage", "garder des enfants"]
LABELS = [ConceptLabel(concept=text, text=text, language=Language.FR, rank=1) for text in TEXTS]
TAGGER = Tagger.build(LABELS)


def found(text: str, tagger: Tagger = TAGGER) -> list[tuple[str, str, float]]:
    return [(text[tag.start : tag.end], tag.concept, tag.score) for tag in tagger.tag(text, language=Language.FR)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("du jardinnage", [("jardinnage", "jardinage", 0.86)]),
        ("avec exel", [("exel", "Excel", 0.86)]),
        ("Exel et Word", [("Exel", "Excel", 0.86)]),
        ("la plombrie", [("plombrie", "plomberie", 0.86)]),
        ("la plobmerie", [("plobmerie", "plomberie", 0.86)]),
        ("poser du carelage", [("poser du carelage", "poser du carrelage", 0.86)]),
        ("garder des enfnats", [("garder des enfnats", "garder des enfants", 0.86)]),
    ],
)
def test_a_typing_error_is_forgiven_at_a_price(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "jrdnage",  # two letters
        "hardinage",  # nobody mistypes the first letter
        "chez Plombrie",  # a name
        "plombiere",  # another word of the family, not the label
        "exceh",  # the last letter of a word alone is its form
        "excal",  # a letter replaced in a short word
        "ecel1",  # no word
    ],
)
def test_what_may_be_another_word_is_none(text: str) -> None:
    assert found(text) == []


def test_a_word_alone_of_another_language_is_not_meant() -> None:
    assert TAGGER.tag("jardinnage", language=Language.EN) == []


def test_words_of_texts_that_are_spelled_right_are_themselves_in_files_and_later_labels_too() -> None:
    tagger = Tagger.build(LABELS, texts=["Le jardinnage se dit ainsi dans ce village."])
    again = Tagger.from_buffer(b"".join(tagger.to_buffers()))
    again.add([ConceptLabel(concept="new", text="vannerie", language=Language.FR, rank=1)])
    for each in (tagger, again):
        assert found("jardinnage", each) == []
        assert found("plombrie", each) != []
    assert found("vanerie", again) == [("vanerie", "new", 0.86)]


def test_two_words_that_may_be_meant_are_none() -> None:
    labels = [
        ConceptLabel(concept=text, text=text, language=Language.FR, rank=1) for text in ("tartinage", "tarkinage")
    ]
    assert found("tarinage", Tagger.build(labels)) == []


@given(st.sampled_from(VOCABULARY), st.integers(0, 9), st.sampled_from(ascii_lowercase), st.integers(0, 3))
def test_the_table_finds_what_counting_edits_finds(word: str, at: int, letter: str, kind: int) -> None:
    at = at % len(word)
    edits = [
        word[:at] + letter + word[at:],
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    ]
    typed = edits[kind]
    expected = {
        number
        for number, meant in enumerate(VOCABULARY)
        if len(typed) >= 4 and typed[0] == meant[0] and OSA.distance(typed, meant) == 1
    }
    assert {number for _, number in meant_by([typed], VOCABULARY, build_typing_errors(VOCABULARY))} == expected
