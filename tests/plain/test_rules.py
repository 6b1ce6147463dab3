"""A wrong text of each kind is caught, and a right one of each kind is let through."""

from dataclasses import replace

import pytest

from tests.plain import figures
from tests.plain.conftest import MakeText
from tests.plain.rules import all_findings, readability
from tests.plain.texts import Kind, Text

RIGHT = "Touchez une image. Tout compte."


def rules_broken(*texts: Text, buttons: set[str] | None = None) -> list[str]:
    return [one.rule for one in all_findings(texts, buttons=buttons or set())]


def both(text: Text, english: str) -> tuple[Text, Text]:
    return text, replace(text, language="en", text=english)


def test_a_right_text_is_let_through(make_text: MakeText) -> None:
    assert rules_broken(*both(make_text(RIGHT), "Touch a picture. Everything counts.")) == []


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("language", ["fr", "en"])
def test_one_word_too_many_is_caught(make_text: MakeText, language: str, kind: Kind) -> None:
    most = figures.MOST_WORDS[language, kind]
    allowed, too_long = " ".join(["mot"] * most), " ".join(["mot"] * (most + 1))
    assert rules_broken(make_text(allowed, language, kind=kind)) == ["missing-translation"]
    assert rules_broken(make_text(too_long, language, kind=kind)) == ["sentence-length", "missing-translation"]


def test_a_long_button_is_caught(make_text: MakeText) -> None:
    texts = both(make_text("Garder mon arbre sur mon téléphone"), "Keep my tree on this phone")
    assert rules_broken(*texts) == []
    assert rules_broken(*texts, buttons={texts[0].where}) == ["button-length", "button-length"]


@pytest.mark.parametrize(
    ("french", "english", "rule"),
    [
        ("Nous aidons les usagers.", "We help people.", "forbidden-word"),
        ("Nous aidons.", "We help learners.", "forbidden-word"),
        ("Bonjour.", "", "missing-translation"),
        ("Bonjour.", "Bonjour.", "same-in-both"),
        ("Bonjour from ici.", "Hello from here.", "foreign-words"),
        ("C'est bon.", "It is good.", "typography"),
        ("Qui vient ?", "Who comes?", "typography"),
        ("NE PAS OUVRIR", "Do not open", "capitals"),
    ],
)
def test_a_wrong_text_is_caught(make_text: MakeText, french: str, english: str, rule: str) -> None:
    assert rules_broken(*both(make_text(french), english)) == [rule]


def test_a_title_in_capitals_is_caught(make_text: MakeText) -> None:
    assert rules_broken(*both(make_text("BRICOLAGE SIMPLE", title=True), "Simple handiwork")) == ["capitals"]


def test_a_hard_module_is_caught(make_text: MakeText) -> None:
    hard = "La contractualisation internationale complexifie continuellement nos organisations intermédiaires."
    text = make_text(hard, kind=Kind.CONTENT, area="courses/a/b", prose=True)
    english = "Contracts make things hard."
    assert rules_broken(*both(text, english)) == ["readability"]
    assert rules_broken(*both(replace(text, prose=False), english)) == []
    assert [area for area, figure in readability((text,)) if figure < figures.LEAST_READABLE] == ["courses/a/b"]


def test_a_module_of_long_sentences_is_caught(make_text: MakeText) -> None:
    thirteen = "Le chat dort et le chien court, puis tous les deux vont là."
    text = make_text(thirteen, kind=Kind.CONTENT, area="courses/a/b", prose=True)
    assert rules_broken(*both(text, "The cat sleeps.")) == ["average-length"]
