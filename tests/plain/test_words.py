"""The lists are long enough, well written, and find what they forbid in all its forms."""

import pytest

from tests.plain.conftest import MakeText
from tests.plain.texts import Kind
from tests.plain.words import Entry, ForbiddenWords, forbidden_findings, forbidden_words


def found(words: ForbiddenWords, text: str, *, on_screen: bool = True) -> list[str]:
    return [expression for expression, _ in words.found_in(text, on_screen=on_screen)]


@pytest.mark.parametrize(("language", "least"), [("fr", 120), ("en", 60)])
def test_the_lists_are_long_and_say_what_to_write_instead(language: str, least: int) -> None:
    entries = forbidden_words(language).entries
    avoided = [expression for entry in entries for expression in entry.avoid]
    assert len(entries) >= least
    assert [entry.avoid for entry in entries if not (entry.avoid and entry.use.strip() and entry.why.strip())] == []
    assert sorted({one for one in avoided if avoided.count(one) > 1}) == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_entry_advises_what_another_forbids(language: str) -> None:
    words = forbidden_words(language)
    assert [(entry.use, bad) for entry in words.entries for bad in found(words, entry.use, on_screen=True)] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_entry_finds_its_own_expressions(language: str) -> None:
    for entry in forbidden_words(language).entries:
        for expression in entry.avoid:
            assert found(ForbiddenWords(entries=(entry,)), f"xx {expression.rstrip('*')} yy"), expression


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Ce dispositif aide.", ["dispositif"]),
        ("fr", "Afin d'aider, afin d’aider", ["Afin d'aider", "afin d’aider"]),
        ("fr", "Dans le cadre\u00a0de ce cours", ["Dans le cadre\u00a0de"]),
        ("fr", "Il faut **effectuer** un tour.", ["effectuer"]),
        ("fr", "Acceptez les cookies", ["cookies"]),
        ("fr", "L’API marche", ["API"]),
        ("fr", "une rapide lecture d’api", []),
        ("fr", "Tapez `login`, ou allez sur https://exemple.fr/login", []),
        ("fr", "Merci de l’ID ici, mais pas d’idée", ["ID"]),
        ("fr", "Je le dis tout de suite à Léa", []),
        ("en", "In order to win", ["In order to"]),
        ("en", "Show your residence permit", []),
    ],
)
def test_an_expression_is_found_as_people_write_it(language: str, text: str, expected: list[str]) -> None:
    assert found(forbidden_words(language), text) == expected


def test_a_course_may_teach_what_a_screen_may_not_say(make_text: MakeText) -> None:
    screen, course = make_text("Refusez les cookies."), make_text("Refusez les cookies.", kind=Kind.CONTENT)
    assert [one.found for one in forbidden_findings((screen, course))] == ["cookies"]
    everywhere = make_text("Un usager.", kind=Kind.CONTENT)
    assert "les gens" in next(forbidden_findings((everywhere,))).advice


def test_a_word_is_right_in_some_expressions() -> None:
    words = ForbiddenWords(entries=(Entry(avoid=("niveau*",), but=("niveau de la mer",), use="x", why="y"),))
    assert found(words, "au niveau de la mer, aux niveaux du bas") == ["niveaux"]
