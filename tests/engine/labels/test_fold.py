"""Folding makes spellings agree, keeps the words that punctuation carries, and is stable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skilltree.engine.labels import fold, variants
from skilltree.engine.labels.fold import LONGEST_TEXT


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Soudage à l’arc", "soudage a arc"),
        ("SOUDAGE A L'ARC", "soudage a arc"),
        ("Cœur de bœuf", "coeur de boeuf"),
        ("Ex æquo", "ex aequo"),
        ("C++, C# et .NET", "c++ c# et .net"),
        ("ASP.NET", "asp .net"),
        ("Node.js", "node js"),
        ("CACES® R486 (3)", "caces r486 3"),
        ("aujourd'hui", "aujourd hui"),
        ("driver's licence", "driver licence"),
        ("qu'est-ce", "est ce"),
        ("Sécurité\x00informatique", "securite informatique"),
        ("  ", ""),
        ("---", ""),
    ],
)
def test_fold_of(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="abcdeéèœ' -,+#.123", max_size=40))
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text)


def test_ten_megabytes_are_cut() -> None:
    assert len(fold("é" * 10_000_000)) == LONGEST_TEXT


def test_tamil_and_arabic_words_stay_whole() -> None:
    assert fold("தமிழ்") == fold(fold("தமிழ்"))
    assert len(fold("தமிழ் மொழி").split()) == 2
    assert fold("مُحَاسَبَة") == fold("محاسبة")


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("développeur/développeuse web", ("développeuse web", "développeur web")),
        ("Chargé / Chargée de mission", ("Chargée de mission", "Chargé de mission")),
        (
            "Agent administratif / Agente administrative des douanes",
            ("Agente administrative des douanes", "Agent administratif des douanes"),
        ),
        ("développeur web/développeuse web", ("développeuse web", "développeur web")),
        ("assistant(e) social(e)", ("assistant social", "assistante sociale")),
        ("infirmier·ère", ("infirmier", "infirmière")),
        ("directeur(trice)", ("directeur", "directrice")),
        ("et/ou", ("et / ou",)),
        ("soudage", ("soudage",)),
    ],
)
def test_readings_for_men_and_women(text: str, readings: tuple[str, ...]) -> None:
    assert set(variants(text)) == set(readings)


@given(st.text(alphabet="abcé /()·", max_size=40))
def test_every_text_has_a_few_readings(text: str) -> None:
    assert 1 <= len(variants(text)) <= 4
