"""Syllables are those that are said, and a hard text has a lower figure than an easy one."""

import pytest

from tests.plain.readability import kandel_moles, syllables_of, words_a_sentence

EASY = "Le chat dort. Il est gris. Il mange le soir. Nous rions avec lui."
HARD = (
    "La contractualisation pluriannuelle des établissements nécessite préalablement une identification "
    "exhaustive des problématiques organisationnelles susceptibles de compromettre la soutenabilité financière."
)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("arbre", 1), ("partie", 2), ("musique", 2), ("théâtre", 2), ("réunion", 3), ("poésie", 3), ("naïf", 2),
        ("maison", 2), ("parlent", 1), ("souvent", 2), ("clients", 1), ("fatigué", 3), ("année", 2), ("l’oiseau", 2),
        ("ordinateur", 4), ("oui", 1), ("d", 1), ("où", 1),
    ],
)  # fmt: skip
def test_syllables_are_those_that_are_said(word: str, count: int) -> None:
    assert syllables_of(word) == count


def test_a_hard_text_has_a_lower_figure() -> None:
    assert kandel_moles([HARD]) < 30
    assert kandel_moles([EASY]) > 90


def test_the_formula_is_that_of_1958() -> None:
    # Two sentences of three words, eight syllables in all.
    assert kandel_moles(["Le lapin part.", "Le matin vient."]) == pytest.approx(207 - 1.015 * 3 - 73.6 * 8 / 6)


def test_numbers_and_code_have_no_syllables() -> None:
    assert kandel_moles(["Le chat dort.", "123 456 `print`"]) == pytest.approx(kandel_moles(["Le chat dort."]))
    assert kandel_moles([]) == kandel_moles(["12"]) == 100


def test_the_average_counts_sentences_not_texts() -> None:
    assert words_a_sentence(["Un deux trois. Un.", "Un deux."], "fr") == 2
    assert words_a_sentence([], "fr") == 0
