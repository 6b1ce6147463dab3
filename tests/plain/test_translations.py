"""A text that was forgotten, copied or half translated is found."""

import pytest

from tests.plain.conftest import MakeText
from tests.plain.translations import foreign_words, foreign_words_in, missing_translations, same_in_both


def test_a_text_in_one_language_only_is_found(make_text: MakeText) -> None:
    texts = (make_text("Bonjour", where="a"), make_text("Merci", where="b"), make_text("Thank you", "en", where="b"))
    assert [(one.where, one.advice) for one in missing_translations(texts)] == [("a", "write it in en")]
    blank = (make_text("Oui", where="c"), make_text(" ", "en", where="c"))
    assert [one.where for one in missing_translations(blank)] == ["c"]


def test_a_text_that_was_copied_is_found(make_text: MakeText) -> None:
    texts = (
        make_text("Près de moi", where="a"), make_text("Près de moi !", "en", where="a"),
        make_text("3 à 5", where="b"), make_text("3 à 5", "en", where="b"),
        make_text("`répéter`", where="c"), make_text("`répéter`", "en", where="c"),
        make_text("Oui", where="d"), make_text("Yes", "en", where="d"),
    )  # fmt: skip
    assert [(one.where, one.found) for one in same_in_both(texts)] == [("a", "près de moi")]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "Choisissez your own chemin with nous", ["with", "your"]),
        ("fr", "L’écran dit « save the page »", []),
        ("fr", "Tapez `if this then that`", []),
        ("fr", "On va sur le terrain.", []),
        ("en", "Choose votre level, avec us", ["avec", "votre"]),
        ("en", "Meet us at Les Ateliers de Seine", []),
        ("en", "The sign says “sortie de secours, pas une porte”", []),
    ],
)
def test_words_of_the_other_language_are_found_outside_quotes(language: str, text: str, found: list[str]) -> None:
    assert foreign_words_in(text, language) == found


def test_a_screen_may_hold_none_of_them(make_text: MakeText) -> None:
    texts = (make_text("Mon save with"), make_text("Mon arbre"))
    assert [one.found for one in foreign_words(texts)] == ["with"]
