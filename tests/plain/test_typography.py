"""Wrong signs are put right, right ones and code are left alone."""

import pytest

from tests.plain.typography import capitals_in_a_row, mended, shouts


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("C'est l'arbre d'Anna", "C’est l’arbre d’Anna"),
        ("Qui vient ? Moi !", "Qui vient\u00a0? Moi\u00a0!"),
        ("Ici: oui; non", "Ici\u00a0: oui\u00a0; non"),
        ("**Où ?** Là", "**Où\u00a0?** Là"),
        ("**Lieu** : ici", "**Lieu**\u00a0: ici"),
        ("Dites « oui ».", "Dites «\u00a0oui\u00a0»."),
        ("Dites «oui\u202f»", "Dites «\u00a0oui\u00a0»"),
        ('Dites "oui" ?', "Dites «\u00a0oui\u00a0»\u00a0?"),
        ("« Qui vient ? »", "«\u00a0Qui vient\u00a0?\u00a0»"),
        ("Payez 20 € !", "Payez 20 €\u00a0!"),
    ],
)
def test_wrong_signs_are_put_right(wrong: str, right: str) -> None:
    assert mended(wrong) == right
    assert mended(right) == right


@pytest.mark.parametrize(
    "text",
    [
        "À 14:30, voir https://exemple.fr/a:b",
        "`si a ? b : c 'd' \"e\"`",
        "le mot **MfLae3vre2t!**",
        "une\nligne",
        "3,5 kg",
    ],
)
def test_code_times_and_passwords_stay_as_they_are(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize(
    ("text", "longest"),
    [("NE PAS OUVRIR", 3), ("Le CACES R486", 1), ("NRO, PM, PB, PTO", 1), ("Il dit : PRENEZ UN ticket", 2), ("oui", 0)],
)
def test_capitals_in_a_row_are_counted(text: str, longest: int) -> None:
    assert capitals_in_a_row(text) == longest


@pytest.mark.parametrize(("title", "is_loud"), [("LA FIBRE OPTIQUE", True), ("CACES R486", False), ("La fibre", False)])
def test_a_title_in_capitals_shouts(title: str, *, is_loud: bool) -> None:
    assert shouts(title) is is_loud
