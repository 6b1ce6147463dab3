"""Mistyped words find the word that was meant; no table loses what it may not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from skilltree.engine.labels.likeness import has_kin, pieces, signature, word_likeness
from skilltree.engine.labels.words import WordTable, build_words

WORDS = st.text(alphabet="abcde", min_size=5, max_size=8)
ANY = st.text(alphabet="abcxyzé1", min_size=1, max_size=9)


def table_of(*words: str) -> WordTable:
    return WordTable(build_words(sorted(set(words))))


def meant(table: WordTable, typed: str, *, unfinished: bool = False) -> dict[str, float]:
    number = table.numbers.get(typed)
    found = table.misspelt(typed, unfinished=unfinished) if number is None else table.kin(number)
    return {table.words[word]: float(alike) for word, alike in zip(*found, strict=True)}


def one_edit_away(word: str) -> set[str]:
    """The slow, obvious neighbourhood: insert, delete, replace, swap."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return (
        {a + b[1:] for a, b in cuts if b}
        | {a + c + b for a, b in cuts for c in "abcde"}
        | {a + c + b[1:] for a, b in cuts if b for c in "abcde"}
        | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    )


@given(WORDS, st.lists(WORDS, max_size=20), st.data())
def test_every_word_at_one_edit_is_recognised(word: str, others: list[str], data: st.DataObject) -> None:
    typed = data.draw(st.sampled_from(sorted(one_edit_away(word) - {word, *others})))
    assert word in meant(table_of(word, *others), typed)


@given(WORDS, st.lists(WORDS, max_size=20), st.data())
def test_every_beginning_at_one_edit_is_recognised(word: str, others: list[str], data: st.DataObject) -> None:
    begun = word[: data.draw(st.integers(4, len(word) - 1))]
    typed = data.draw(st.sampled_from(sorted(one_edit_away(begun) - {word, *others})))
    table = table_of(word, *others)
    if 4 <= len(typed) < len(word):
        assert word in meant(table, typed, unfinished=True)


@given(st.lists(ANY, max_size=12), ANY)
def test_the_tables_give_what_the_letters_say(words: list[str], typed: str) -> None:
    table = table_of(*words)
    known = typed in table.numbers
    slow = {word: word_likeness(typed, word, known=known) for word in table.words}
    assert meant(table, typed) == pytest.approx({word: alike for word, alike in slow.items() if alike}, abs=1e-6)


@given(st.lists(WORDS, min_size=1, max_size=20), st.integers(1, 5))
def test_beginnings_are_one_range(words: list[str], size: int) -> None:
    table = table_of(*words)
    first, end = table.begun_by(words[0][:size])
    assert table.words[first:end] == sorted({word for word in words if word.startswith(words[0][:size])})


@given(ANY, ANY)
def test_an_edit_changes_two_bits_at_most(one: str, other: str) -> None:
    assert (signature(one) ^ signature(other)).bit_count() <= 2 * OSA.distance(one, other)


@given(ANY)
def test_pieces_have_length_1(word: str) -> None:
    assert sum(weight * weight for weight in pieces(word)[1]) == pytest.approx(1)


def test_short_words_and_numbers_are_taken_at_their_word() -> None:
    table = table_of("dj", "bj", "r486", "r482")
    assert meant(table, "dj") == {"dj": 1.0}
    assert meant(table, "r486") == {"r486": 1.0}
    assert meant(table, "r488") == {}
    assert not has_kin("c#")


def test_three_letters_with_one_wrong() -> None:
    table = table_of("gerer", "garantir", "gagner", "musique")
    near = {table.words[number] for number in table.nearly_begun_by("gar").tolist()}
    assert near == {"gerer", "gagner"}
