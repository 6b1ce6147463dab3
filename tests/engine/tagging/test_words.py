"""A text cut into folded words: the same words that the label index sees, each in its place."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skilltree.engine.labels import fold
from skilltree.engine.labels.fold import LONGEST_TEXT
from skilltree.engine.tagging.words import BLOCK, LINKS, LONGEST_PHRASE, blocks, words_of

LETTERS = st.text(alphabet="aàâçéèêîïôœæùÿABCÉnets_'’ -.,;+#/(012\n\t\u0301\u0327ßﬁİ", max_size=60)


@given(LETTERS)
def test_words_are_those_of_fold(text: str) -> None:
    expected = [word for word in fold(text).split() if word not in LINKS]
    assert words_of(text).texts == expected


@given(st.text(max_size=LONGEST_TEXT))
def test_places_are_in_order_inside_the_text_and_hold_their_word(text: str) -> None:
    words = words_of(text)
    end = 0
    for word, start, stop in zip(words.texts, words.starts, words.ends, strict=True):
        assert end <= start < stop <= len(text)
        assert word in fold(text[start:stop]).split() or not text.isascii()
        end = stop
    assert words.phrases == sorted(words.phrases)
    assert words.parts == sorted(words.parts)
    assert [words.every[place] for place in words.places] == words.texts


def test_marks_after_a_letter_belong_to_its_word() -> None:
    text = "e\u0301te\u0301!"
    assert words_of(text)[:3] == (["ete"], [0], [5])


def test_a_phrase_ends_at_punctuation_and_at_empty_lines_but_not_at_the_end_of_a_line() -> None:
    def phrases(text: str) -> list[int]:
        return words_of(text).phrases

    assert phrases("souder l'arc") == [0, 0]
    assert phrases("souder\nlongtemps") == [0, 0]
    assert phrases("souder. longtemps") == [0, 1]
    assert phrases("souder, longtemps (vite) • ici\n\nbaby-sitting") == [0, 0, 0, 1, 2, 2]
    assert phrases("porte-a-porte") == [0, 0]


def test_many_linking_words_in_a_row_part_two_phrases() -> None:
    assert words_of("souder avec les ou dans un arc").phrases == [0, 1]
    assert words_of("souder avec les arcs").phrases == [0, 0]


def test_a_line_that_begins_with_a_capital_is_another_part() -> None:
    assert words_of("souder\nlongtemps\nŒuvrer\n\u00c9crire et cœur\nLire").parts == [0, 0, 1, 2, 2, 3]


def test_a_comma_a_slash_and_a_bracket_part_a_phrase() -> None:
    assert words_of("souder, vite (bien) ou/et lentement").parts == [0, 1, 2, 4]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chargé(e) de mission", ["Chargé(e)", "mission"]),
        ("chargé(e)s de mission", ["chargé(e)s", "mission"]),
        ("vendeur·se en boulangerie", ["vendeur·se", "boulangerie"]),
        ("développeur/développeuse web", ["développeur/développeuse", "web"]),
        ("Conducteur / Conductrice de bus", ["Conducteur / Conductrice", "bus"]),
        ("technicien-ne réseau", ["technicien-ne", "réseau"]),
        ("garder un ou plusieurs enfant(s), le soir", ["garder", "enfant(s)", "soir"]),
        ("Laisse-le. Le soir", ["Laisse", "soir"]),
        ("boulangerie (le soir)", ["boulangerie", "soir"]),
    ],
)
def test_both_genders_of_a_word_are_one_word(text: str, words: list[str]) -> None:
    found = words_of(text)
    assert [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)] == words


def test_a_text_without_a_stop_is_cut_into_phrases_and_runs() -> None:
    words = words_of("souder un arc " * 10_000)
    assert max(Counter(words.phrases).values()) <= LONGEST_PHRASE + 1
    runs = list(blocks(words))
    assert [run.start for run in runs[1:]] == [run.stop for run in runs[:-1]]
    assert (runs[0].start, runs[-1].stop) == (0, len(words.texts))
    assert all(words.phrases[run.start] != words.phrases[run.start - 1] for run in runs[1:])
    assert max(run.stop - run.start for run in runs) <= BLOCK
