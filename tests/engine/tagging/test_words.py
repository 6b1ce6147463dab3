"""A text cut into folded words: the same words that the label index sees, each in its place."""

from hypothesis import given
from hypothesis import strategies as st

from skilltree.engine.labels import fold
from skilltree.engine.labels.fold import LONGEST_TEXT
from skilltree.engine.tagging.words import LINKS, words_of

LETTERS = st.text(alphabet="aàâçéèêîïôœæùÿABCÉnets_'’ -.,;+#/(012\n\t\u0301\u0327ßﬁİ", max_size=60)


@given(LETTERS)
def test_words_are_those_of_fold(text: str) -> None:
    expected = [word for word in fold(text).split() if word not in LINKS]
    assert words_of(text).texts == expected


@given(st.text(max_size=LONGEST_TEXT))
def test_places_are_in_order_inside_the_text_and_hold_their_word(text: str) -> None:
    words = words_of(text)
    end = 0
    for word, start, stop, _ in zip(*words, strict=True):
        assert end <= start < stop <= len(text)
        assert word in fold(text[start:stop]).split() or not text.isascii()
        end = stop
    assert words.phrases == sorted(words.phrases)


def test_marks_after_a_letter_belong_to_its_word() -> None:
    text = "e\u0301te\u0301!"
    assert words_of(text) == (["ete"], [0], [5], [0])


def test_a_phrase_ends_at_punctuation_and_at_empty_lines_but_not_at_the_end_of_a_line() -> None:
    def phrases(text: str) -> list[int]:
        return words_of(text).phrases

    assert phrases("souder l'arc") == [0, 0]
    assert phrases("souder\nlongtemps") == [0, 0]
    assert phrases("souder. longtemps") == [0, 1]
    assert phrases("souder, longtemps (vite) • ici\n\nbaby-sitting") == [0, 1, 2, 3, 4, 4]
    assert phrases("porte-a-porte") == [0, 0]


def test_many_linking_words_in_a_row_part_two_phrases() -> None:
    assert words_of("souder avec les ou dans un arc").phrases == [0, 1]
    assert words_of("souder avec les arcs").phrases == [0, 0]
