"""Mistyped words find the word that was meant; the bigram filter loses nothing that it may not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from skilltree.engine.labels.vocabulary import Vocabulary

WORDS = st.text(alphabet="abcde", min_size=5, max_size=8)


def vocabulary_of(words: list[str]) -> Vocabulary:
    vocabulary = Vocabulary()
    for word in words:
        vocabulary.add(word)
    return vocabulary


def one_edit_away(word: str) -> set[str]:
    """The slow, obvious neighbourhood: insert, delete, replace, swap."""
    letters = "abcde"
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return (
        {a + b[1:] for a, b in cuts if b}
        | {a + c + b for a, b in cuts for c in letters}
        | {a + c + b[1:] for a, b in cuts if b for c in letters}
        | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    )


@given(WORDS, st.lists(WORDS, max_size=20), st.data())
def test_every_word_at_one_edit_is_recognised(word: str, others: list[str], data: st.DataObject) -> None:
    typed = data.draw(st.sampled_from(sorted(one_edit_away(word))))
    vocabulary = vocabulary_of([word, *others])
    assert 0 in vocabulary.close(typed, unfinished=False)


@given(st.lists(WORDS, min_size=1, max_size=20), st.integers(1, 5))
def test_beginnings_find_all_that_they_begin(words: list[str], size: int) -> None:
    vocabulary = vocabulary_of(words)
    begun = words[0][:size]
    found = vocabulary.close(begun, unfinished=True)
    assert {word for word in words if word.startswith(begun)} <= {vocabulary.words[n] for n in found}


@given(st.lists(WORDS, max_size=20), WORDS)
def test_likeness_is_1_for_the_word_itself_alone(words: list[str], typed: str) -> None:
    vocabulary = vocabulary_of(words)
    for number, likeness in vocabulary.close(typed, unfinished=True).items():
        assert 0 < likeness <= 1
        assert (likeness == 1) == (vocabulary.words[number] == typed)


def test_short_words_and_numbers_are_taken_at_their_word() -> None:
    vocabulary = vocabulary_of(["dj", "bj", "r486", "r482"])
    assert vocabulary.close("dj", unfinished=False) == {0: 1.0}
    assert vocabulary.close("r486", unfinished=False) == {2: 1.0}


def test_unused_words_are_not_offered() -> None:
    vocabulary = vocabulary_of(["cuisine"])
    vocabulary.drop(0)
    assert vocabulary.close("cuisine", unfinished=True) == {}
    assert vocabulary.close("kuisine", unfinished=True) == {}
