"""Sentences end where a reader stops, and words are counted as they are read."""

import pytest

from tests.plain.sentences import CODE, split_sentences, words_of


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        ("fr", "Venez. Tout compte !", ["Venez.", "Tout compte !"]),
        ("fr", "M. Petit vient à 8 h 30. Il repart.", ["M. Petit vient à 8 h 30.", "Il repart."]),
        ("fr", "J. Verne écrit.", ["J. Verne écrit."]),
        ("fr", "Prenez la voie B. Attendez.", ["Prenez la voie B.", "Attendez."]),
        ("fr", "Un objet d’art. Voir art. 5 et n. 2.", ["Un objet d’art.", "Voir art. 5 et n. 2."]),
        (
            "fr",
            "Du pain, du riz, etc. et du thé, etc. Puis dormez.",
            ["Du pain, du riz, etc. et du thé, etc.", "Puis dormez."],
        ),
        ("fr", "Attendez… puis soufflez. Ça alors ! dit-elle.", ["Attendez… puis soufflez.", "Ça alors ! dit-elle."]),
        ("fr", "Il dit : « Je viens. » Puis il part.", ["Il dit : « Je viens. »", "Puis il part."]),
        ("fr", "Il mesure 3.5 cm sur index.html. Bien.", ["Il mesure 3.5 cm sur index.html.", "Bien."]),
        ("fr", "Lisez `a. B`. Ouvrez https://a.fr/b.c. Fin.", [f"Lisez {CODE}.", f"Ouvrez {CODE}.", "Fin."]),
        ("fr", "Écrivez à lea@exemple.invalid.", [f"Écrivez à {CODE}."]),
        ("fr", "20 minutes. 3 essais.", ["20 minutes.", "3 essais."]),
        ("en", "Mr. Small comes at 8 p.m. on foot. He leaves.", ["Mr. Small comes at 8 p.m. on foot.", "He leaves."]),
        ("en", "Use a tool, e.g. a saw. “Stop!” Then go.", ["Use a tool, e.g. a saw.", "“Stop!”", "Then go."]),
        ("fr", "", []),
    ],
)
def test_sentences_end_where_a_reader_stops(language: str, text: str, sentences: list[str]) -> None:
    assert split_sentences(text, language) == sentences


def test_a_list_is_read_item_by_item() -> None:
    text = "Prenez :\n\n- une **lampe** ;\n- un mètre.\n\n1. Mesurez.\n2. Notez\n\n## La suite\nUne phrase\nen deux."
    expected = ["Prenez :", "une lampe ;", "un mètre.", "Mesurez.", "Notez", "La suite", "Une phrase en deux."]
    assert split_sentences(text, "fr") == expected


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("L’arbre de vos savoir-faire", 4),
        ("« Oui », dit-elle : c’est bon !", 4),
        ("Cela coûte 20\u00a0000\u00a0€ et non 5 %", 6),
        ("et/ou — rien", 3),
        (f"Ouvrez {CODE} maintenant", 3),
        ("… – !", 0),
    ],
)
def test_words_are_counted_as_they_are_read(sentence: str, count: int) -> None:
    assert len(words_of(sentence)) == count
