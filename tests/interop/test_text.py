"""Labels out of cells, and pairs of job titles."""

from __future__ import annotations

import pytest

from skilltree.interop.gender import gender_forms
from skilltree.interop.text import UnfitRow, alternatives, clean, labels_of, uri_of
from skilltree.model.words import Language


def test_labels_are_on_one_line_composed_and_each_text_once() -> None:
    labels = labels_of(Language.FR, "  poser\u00a0une\nvitre ", ["poser une vitre", "re\u0301parer", "r\u00e9parer"])
    assert [(label.text, label.rank) for label in labels] == [("poser une vitre", 1), ("réparer", 2)]


@pytest.mark.parametrize("cell", ["a\nb", "a | b", "a|b", " a \n\n b ", "a |\n| b"])
def test_alternative_labels_by_line_or_by_bar(cell: str) -> None:
    assert alternatives(cell) == ["a", "b"]


def test_a_label_of_501_characters_is_refused_one_of_500_is_not() -> None:
    assert len(labels_of(Language.FR, "x" * 500)) == 1
    with pytest.raises(UnfitRow, match="501 characters"):
        labels_of(Language.FR, "x", ["y" * 501])


def test_a_row_has_at_most_1000_labels() -> None:
    assert len(labels_of(Language.FR, "x", map(str, range(999)))) == 1_000
    with pytest.raises(UnfitRow, match="more than 1000 labels"):
        labels_of(Language.FR, "x", map(str, range(1_000)))


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "souder",
        "javascript:alert(1)",
        "https://data.europa.eu.evil.example/esco/skill/a",
        "http://data.europa.eu/esco/occupation/a",
        "http://data.europa.eu/esco/skill/",
        "http://data.europa.eu/esco/skill/a b",
        "http://data.europa.eu/esco/skill/" + "a" * 101,
    ],
)
def test_what_is_no_uri_of_a_skill(uri: str) -> None:
    with pytest.raises(UnfitRow, match="not the URI of an ESCO skill"):
        uri_of(uri, "skill")


def test_clean_keeps_french_typography() -> None:
    assert clean("l’œuvre «\u202fneuve\u202f»") == "l’œuvre « neuve »"


@pytest.mark.parametrize(
    ("title", "masculine", "feminine"),
    [
        ("directeur technique/directrice technique", "directeur technique", "directrice technique"),
        (
            "Conducteur / Conductrice d'engins agricoles",
            "Conducteur d'engins agricoles",
            "Conductrice d'engins agricoles",
        ),
        ("vendeur/vendeuse en articles de sport", "vendeur en articles de sport", "vendeuse en articles de sport"),
        (
            "Assistant administratif / Assistante administrative d'assurances",
            "Assistant administratif d'assurances",
            "Assistante administrative d'assurances",
        ),
        (
            "inspecteur en foresterie/inspectrice du travail en foresterie",
            "inspecteur en foresterie",
            "inspectrice du travail en foresterie",
        ),
        (
            "formateur «illettrisme/français»/formatrice «illettrisme/français»",
            "formateur «illettrisme/français»",
            "formatrice «illettrisme/français»",
        ),
        (
            "Chef / Cheffe de service infrastructure/environnement",
            "Chef de service infrastructure/environnement",
            "Cheffe de service infrastructure/environnement",
        ),
        ("steward/hôtesse", "steward", "hôtesse"),
        ("Écrivain / Ecrivaine public", "Écrivain public", "Ecrivaine public"),
    ],
)
def test_pairs_are_two_whole_titles(title: str, masculine: str, feminine: str) -> None:
    assert gender_forms(title) == [masculine, feminine]


@pytest.mark.parametrize(
    "title",
    [
        "soudeur",
        "Analyste biologie/microbiologie en industrie",
        "production de papier/carton, de verre/cristal",
        "un/deux/trois",
        "/",
        "a/",
        "",
    ],
)
def test_what_is_no_pair_or_not_surely_one(title: str) -> None:
    assert gender_forms(title) == []
