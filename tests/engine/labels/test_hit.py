"""What is highlighted: the fast way for Latin letters gives what the slow way gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skilltree.engine.labels.fold import fold, fold_letters
from skilltree.engine.labels.hit import spans_by_word, spans_of

TEXT = st.lists(
    st.sampled_from(
        ["C", "c++", "C#", "c", ".NET", "asp.net", "Été", "l'été", "a_b", "½", "œuvre", "’", "+", "#", " "]
    ),
    max_size=8,
).map("".join)


@given(TEXT)
def test_latin_letters_are_highlighted_as_any_others(text: str) -> None:
    matched = {word: min(len(word), 3) for word in fold(text).split()[::2]}
    assert spans_of(text, matched) == spans_by_word(text, matched)


@given(st.text(alphabet=[chr(code) for code in range(32, 0x180)], max_size=12))
def test_letters_folded_one_by_one_give_the_same_words(text: str) -> None:
    letters = fold_letters(text)
    assert letters is None or (len(letters) == len(text) and fold(letters) == fold(text))


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        ("Visual C++", "c", []),
        ("Visual C++", "c++", ["C++"]),
        ("VB.NET", ".net", [".NET"]),
        ("Été à l'été", "ete", ["Été", "été"]),
    ],
)
def test_only_whole_words_are_highlighted(text: str, word: str, shown: list[str]) -> None:
    assert [text[start:end] for start, end in spans_of(text, {word: len(word)})] == shown
