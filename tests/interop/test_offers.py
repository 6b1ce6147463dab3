"""What the readers of offers understand: France Travail, JobPosting, CSV."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from skilltree.model.words import Language, OpportunityKind
from skilltree.service.ports.offers import Offer, SaidPlace, SaidSkill
from skilltree.service.ports.readers import UnreadableFile
from tests.interop.offers import DATA, HEADER, francetravail, posting, read, write


def one(path: Path, content: object) -> Offer:
    """The only offer of a file in which nothing is refused."""
    offers, refused, _ = read(write(path, content))
    assert refused == []
    [offer] = offers
    return offer


def test_an_offer_of_france_travail_is_understood_whole() -> None:
    offers, refused, _ = read(DATA / "offres_francetravail.json")
    assert [offer.external_id for offer in offers] == ["901FTAA", "901FTAB", "901FTAC", "901FTAD"]
    assert [(row.line, row.subject) for row in refused] == [(5, "901FTAE")]
    assert "$.intitule" in refused[0].reason
    fibre = offers[0]
    assert fibre == Offer(
        source="francetravail",
        external_id="901FTAA",
        kind=OpportunityKind.JOB,
        language=Language.FR,
        title="Technicien / Technicienne fibre optique (H/F)",
        text=fibre.text,
        place=SaidPlace(insee="93066", name="ST DENIS", postcode="93200"),
        employer="Fibre des Deux Canaux",
        link="https://candidat.francetravail.fr/offres/recherche/detail/901FTAA",
        posted_at=datetime(2026, 11, 10, 8, 15, 30, tzinfo=UTC),
        hours_per_week=35.0,
        pay={
            "fr": "1\u202f950 à 2\u202f200\u00a0€ brut par mois, sur 13 mois · Panier repas",
            "en": "€1,950 to €2,200 a month before deductions, 13 months a year · Panier repas",
        },
        conditions="CDD - 6 Mois · Permis B exigé · Expérience : 1 an"
        " · CAP, BEP et équivalents (souhaité) · Français (souhaité)",
        seats=3,
        skills=(
            SaidSkill(level=2, rome_code="122717", label="Réaliser un raccordement de fibre optique"),
            SaidSkill(level=1, rome_code="999999", label="Travailler en hauteur"),
            SaidSkill(level=2, label="permis B"),
        ),
    )
    assert fibre.text.splitlines()[:4] == [
        "Vous raccordez des logements à la fibre optique.",
        "",
        "Vos missions :",
        "- tirer le câble jusqu'à la prise,",
    ]
    assert (offers[1].kind, offers[1].employer, offers[1].seats) == (OpportunityKind.APPRENTICESHIP, None, 1)
    assert (offers[2].kind, offers[2].hours_per_week) == (OpportunityKind.INCLUSION_JOB, 26.5)


def test_no_name_address_or_number_of_a_person_is_read_from_an_offer_of_france_travail(tmp_path: Path) -> None:
    contact = {"nom": "Mme Personne", "courriel": "personne@canaux.example", "telephone": "01 00 00 00 00"}
    offer = one(tmp_path / "o.json", [francetravail(contact=contact, agence=contact)])
    assert "ersonne" not in repr(offer)
    assert "00 00" not in repr(offer)


@pytest.mark.parametrize(
    "shape",
    [
        lambda offers: {"resultats": offers, "filtresPossibles": [{"filtre": "typeContrat"}]},
        lambda offers: {"@context": "https://schema.org", "@graph": offers},
        lambda offers: {
            "@type": "ItemList",
            "itemListElement": [{"@type": "ListItem", "item": each} for each in offers],
        },
        lambda offers: offers,
        lambda offers: "\n".join(json.dumps(each) for each in offers),
        lambda offers: json.dumps({"resultats": offers[:1]}) + json.dumps({"resultats": offers[1:]}),
        lambda offers: "\ufeff" + json.dumps(offers),
    ],
)
def test_the_shapes_in_which_offers_come_together(tmp_path: Path, shape: Any) -> None:
    offers, refused, left_out = read(write(tmp_path / "o", shape([posting(), posting(identifier="P-2")])))
    assert [offer.external_id for offer in offers] == ["P-1", "P-2"]
    assert (refused, left_out) == ([], 0)


def test_a_page_is_searched_for_its_blocks() -> None:
    offers, refused, left_out = read(DATA / "offres_page.html")
    assert left_out == 2
    assert [(row.line, row.subject, row.reason) for row in refused] == [(6, None, "it has no identifier")]
    wood, bike, _over = offers
    assert wood.text == (
        "Vous fabriquez et posez des meubles sur mesure.\n"
        "- Lire un plan\n- Découper, assembler, poncer\n- Poser chez le client\n\n"
        "CAP menuiserie ou expérience"
    )
    assert (wood.external_id, wood.place) == ("ADC-2026-014", SaidPlace(name="St-Denis", postcode="93210"))
    assert (wood.starts_on, wood.ends_on, wood.seats) == (date(2027, 1, 4), date(2027, 1, 31), 2)
    assert wood.pay == {
        "fr": "1\u202f900 à 2\u202f300,50\u00a0€ brut par mois",
        "en": "€1,900 to €2,300.50 a month before deductions",
    }
    assert wood.conditions == "12 mois d’expérience · CAP menuiserie ou expérience"
    assert wood.hours_per_week == 39.0
    assert (bike.kind, bike.title) == (OpportunityKind.VOLUNTEERING, "Bénévole pour l'atelier vélo")
    assert bike.text == "Le samedi matin, vous aidez à réparer des vélos."
    assert bike.place == SaidPlace(name="Aubervilliers")
    assert bike.posted_at == datetime(2026, 11, 1, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"identifier": {"@type": "PropertyValue", "value": 1234}}, {"external_id": "1234"}),
        ({"identifier": None, "url": "https://x.example/1"}, {"external_id": "https://x.example/1"}),
        ({"title": {"@value": "Un titre", "@language": "fr"}}, {"title": "Un titre"}),
        ({"@type": ["JobPosting", "Thing"]}, {"external_id": "P-1"}),
        ({"@type": "https://schema.org/JobPosting"}, {"external_id": "P-1"}),
        ({"employmentType": "INTERN"}, {"kind": OpportunityKind.IMMERSION}),
        ({"employmentType": ["FULL_TIME", "Contrat d'apprentissage"]}, {"kind": OpportunityKind.APPRENTICESHIP}),
        ({"employmentType": "OTHER"}, {"kind": OpportunityKind.JOB}),
        ({"inLanguage": "en-GB"}, {"language": Language.EN}),
        ({"inLanguage": "xx"}, {"language": Language.FR}),
        ({"baseSalary": "selon expérience"}, {"pay": {"fr": "selon expérience"}}),
        ({"baseSalary": {"currency": "EUR", "value": {"value": "2000-2500"}}}, {"pay": {"fr": "2000-2500"}}),
        ({"baseSalary": {"currency": "EUR", "value": {"value": 12.5, "unitText": "HOUR"}}},
         {"pay": {"fr": "12,50\u00a0€ brut par heure", "en": "€12.50 an hour before deductions"}}),
        ({"workHours": "9h-17h, le samedi"}, {"hours_per_week": None, "conditions": "9h-17h, le samedi"}),
        ({"workHours": "de 8 à 17h"}, {"hours_per_week": None}),
        ({"workHours": "De 9h à 17h, 35 heures par semaine"}, {"hours_per_week": 35.0}),
        ({"workHours": "Temps plein 35h"}, {"hours_per_week": 35.0}),
        ({"workHours": "900 h"}, {"hours_per_week": None}),
        ({"workHours": "la nuit"}, {"hours_per_week": None, "conditions": "la nuit"}),
        ({"url": "javascript:alert(1)"}, {"link": None}),
        ({"url": "https://user:pass@x.example/"}, {"link": None}),
        ({"jobLocation": [{"address": "Stains"}, {"address": "Paris"}]}, {"place": SaidPlace(name="Stains")}),
        ({"validThrough": "2027-01-31"}, {"ends_on": date(2027, 1, 31)}),
        ({"validThrough": "2027-01-31T23:30:00Z"}, {"ends_on": date(2027, 2, 1)}),
        ({"skills": "lire un plan, souder; poncer"},
         {"skills": tuple(SaidSkill(level=2, label=each) for each in ("lire un plan", "souder", "poncer"))}),
        ({"skills": {"@type": "DefinedTerm", "termCode": "http://data.europa.eu/esco/skill/abc", "name": "x"}},
         {"skills": (SaidSkill(level=2, uri="http://data.europa.eu/esco/skill/abc", label="x"),)}),
    ],
)  # fmt: skip
def test_the_ways_in_which_sites_write_one_thing(
    tmp_path: Path, changes: dict[str, Any], expected: dict[str, Any]
) -> None:
    offer = one(tmp_path / "o.json", posting(**changes))
    assert {name: getattr(offer, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("label", "french"),
    [
        ("Mensuel de 2275.0 Euros à 3033.0 Euros sur 12.0 mois", "2\u202f275 à 3\u202f033\u00a0€ brut par mois"),
        ("Mensuel de 1600,00 Euros ï¿½ 1800,00 Euros", None),
        ("Mensuel de 1600,00 Euros \ufffd 1800,00 Euros", "1\u202f600 à 1\u202f800\u00a0€ brut par mois"),
        ("Horaire de 11.65 Euros sur 12.0 mois", "11,65\u00a0€ brut par heure"),
        (
            "Annuel de 30000 Euros à 28000 Euros sur 13.0 mois",
            "28\u202f000 à 30\u202f000\u00a0€ brut par an, sur 13 mois",
        ),
        ("A négocier", None),
    ],
)
def test_pay_in_words(tmp_path: Path, label: str, french: str | None) -> None:
    offer = one(tmp_path / "o.json", francetravail(salaire={"libelle": label}))
    assert offer.pay is not None
    assert offer.pay["fr"] == (french or label)
    assert ("en" in offer.pay) is (french is not None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_tables_of_any_encoding_and_separator(tmp_path: Path, encoding: str, separator: str) -> None:
    rows = [
        ["N° d'offre", "Intitulé", "Description", "Ville", "Code postal"],
        ["1", "Été à l’œuvre", '"Deux\nlignes"', "Stains", "93240"],
    ]
    rows[0][0] = "Numéro de l'offre"
    content = "\r\n".join(separator.join(row) for row in rows).encode(encoding)
    offer = one(tmp_path / "o.csv", content)
    assert (offer.title, offer.text) == ("Été à l’œuvre", "Deux\nlignes")
    assert offer.place == SaidPlace(name="Stains", postcode="93240")


def test_a_table_in_french_is_understood_whole() -> None:
    offers, refused, _ = read(DATA / "offres_locales.csv")
    assert [offer.external_id for offer in offers] == ["ML-001", "ML-002", "ML-003", "ML-005", "ML-006", "ML-001"]
    assert [(row.line, row.subject) for row in refused] == [(6, "ML-004"), (10, None)]
    assert "4 columns instead of 17" in refused[1].reason
    home = offers[0]
    assert home == Offer(
        source="csv",
        external_id="ML-001",
        kind=OpportunityKind.JOB,
        language=Language.FR,
        title="Aide à domicile",
        text="Vous aidez des personnes âgées chez elles : courses, ménage, repas.\n"
        "Vous vous déplacez à pied ou à vélo.",
        place=SaidPlace(name="Saint-Denis", postcode="93200"),
        employer="Les Mains d'à Côté",
        how="venir à l'accueil le mardi matin",
        posted_at=datetime(2026, 11, 2, 11, 0, tzinfo=UTC),
        starts_on=date(2026, 12, 1),
        ends_on=date(2027, 3, 31),
        hours_per_week=28.0,
        pay={"fr": "12,50 € brut par heure"},
        conditions="débutants acceptés",
        seats=4,
        skills=(SaidSkill(level=2, label="faire le ménage"), SaidSkill(level=2, label="cuisiner")),
    )
    assert [offer.kind for offer in offers[1:3]] == [OpportunityKind.SERVICE_CIVIQUE, OpportunityKind.IMMERSION]


@pytest.mark.parametrize(
    ("column", "cell", "field", "value"),
    [
        ("hours per week", "24h30", "hours_per_week", 24.5),
        ("hours per week", "17,5", "hours_per_week", 17.5),
        ("hours total", "70 h", "hours_total", 70.0),
        ("coût", "15 €", "cost_euros", 15),
        ("financement", "la Région", "funding", "la Région"),
        ("langue", "en", "language", Language.EN),
        ("date_limite", "2027-01-31", "ends_on", date(2027, 1, 31)),
        ("Date de publication", "02/11/2026", "posted_at", datetime(2026, 11, 2, 11, 0, tzinfo=UTC)),
        ("kind", "mentoring", "kind", OpportunityKind.MENTORING),
        ("kind", "", "kind", OpportunityKind.JOB),
        ("kind", "Bénévolat", "kind", OpportunityKind.VOLUNTEERING),
        ("skills", "123456|lire", "skills", (SaidSkill(level=2, rome_code="123456"), SaidSkill(level=2, label="lire"))),
    ],
)
def test_cells(tmp_path: Path, column: str, cell: str, field: str, value: object) -> None:
    offer = one(tmp_path / "o.csv", f"{HEADER};{column}\n1;Titre;Texte;93066;{cell}\n")
    assert getattr(offer, field) == value


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t", "the file is empty"),
        ("id;titre".encode("utf-16"), "this is not UTF-8 text"),
        (b"\x89PNG\x00\x01", "this is not UTF-8 text"),
        (b"id;titre\n1;x\n", "its header lacks text"),
        (b"id;titre;texte\n1;x;y\n", "its header lacks one of insee, commune, postcode"),
        (b"<!doctype html><p>404</p>", "this page holds no JSON-LD"),
        (b"<?xml version='1.0'?><offres/>", "this page holds no JSON-LD"),
    ],
)
def test_files_that_are_none(tmp_path: Path, content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read(write(tmp_path / "o", content))
    with pytest.raises(UnreadableFile, match="there is no such file"):
        read(tmp_path / "missing")
