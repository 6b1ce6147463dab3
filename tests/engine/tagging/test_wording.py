"""How people write a skill: both genders, commas, brackets, possessives, verbs of the first person."""

import time

import pytest

from skilltree.engine.tagging import Tagger
from skilltree.engine.tagging.stems import deep, light
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

FRENCH = [
    "réparer des vélos",
    "garder des enfants",
    "conduire un camion",
    "peindre un mur",
    "tenir la caisse",
    "vendre au marché",
    "remplir les rayons",
    "Chargé / Chargée de mission",
    "Développeur / Développeuse web",
    "vendeur en boulangerie",
    "imprimer, photocopier et scanner",
    "permis C (camion)",
    "éveil du tout-petit",
    "danser",
    "bricoleur",
    "coudre",
]
ENGLISH = ["look after children", "drive a forklift", "clean offices", "sew", "repair bicycles"]
TAGGER = Tagger.build(
    ConceptLabel(concept=text, text=text, language=language, rank=1)
    for language, texts in ((Language.FR, FRENCH), (Language.EN, ENGLISH))
    for text in texts
)


@pytest.mark.parametrize(
    ("text", "place", "concept"),
    [
        ("je répare les vélos de mes voisins", "répare les vélos", "réparer des vélos"),
        ("je répare tous leurs vélos", "répare tous leurs vélos", "réparer des vélos"),
        ("j'ai gardé des enfants", "gardé des enfants", "garder des enfants"),
        ("J'ai conduit deux camions", "conduit deux camions", "conduire un camion"),
        ("conduite de camions", "conduite de camions", "conduire un camion"),
        ("j'ai peint les murs", "peint les murs", "peindre un mur"),
        ("j'ai tenu la caisse", "tenu la caisse", "tenir la caisse"),
        ("j'ai vendu au marché", "vendu au marché", "vendre au marché"),
        ("je remplissais, non : rempli les rayons", "rempli les rayons", "remplir les rayons"),
        ("chargé(e) de mission", "chargé(e) de mission", "Chargé / Chargée de mission"),
        ("chargé·e·s de mission", "chargé·e·s de mission", "Chargé / Chargée de mission"),
        ("développeur/développeuse web", "développeur/développeuse web", "Développeur / Développeuse web"),
        ("vendeur·se en boulangerie", "vendeur·se en boulangerie", "vendeur en boulangerie"),
        ("savoir imprimer, photocopier, scanner", "imprimer, photocopier, scanner", "imprimer, photocopier et scanner"),
        ("imprimer photocopier et scanner", "imprimer photocopier et scanner", "imprimer, photocopier et scanner"),
        ("j'ai le permis C.", "permis C", "permis C (camion)"),
        ("le permis C (camion), oui", "permis C (camion)", "permis C (camion)"),
        ("éveil du tout petit", "éveil du tout petit", "éveil du tout-petit"),
        ("le soir je danse", "danse", "danser"),
        ("je les couds", "couds", "coudre"),
        ("j'ai cousu", "cousu", "coudre"),
        ("on bricole", "bricole", "bricoleur"),
        ("I look after my children", "look after my children", "look after children"),
        ("she drove forklifts", "drove forklifts", "drive a forklift"),
        ("I have cleaned offices", "cleaned offices", "clean offices"),
        ("I can sew", "sew", "sew"),
        ("I also sewed", "sewed", "sew"),
        ("repairing bicycles", "repairing bicycles", "repair bicycles"),
    ],
)
def test_what_people_write_is_found_where_it_stands(text: str, place: str, concept: str) -> None:
    assert [(text[tag.start : tag.end], tag.concept) for tag in TAGGER.tag(text)] == [(place, concept)]


@pytest.mark.parametrize(
    "text",
    [
        "la danse",  # a verb's family counts only where somebody does it
        "imprimer, scanner, photocopier",  # in another order commas are a list
        "des murs, peindre",
        "vélos (réparer)",
        "peindre. un mur",
        "il danse",
    ],
)
def test_what_is_not_said_is_not_found(text: str) -> None:
    assert TAGGER.tag(text) == []


@pytest.mark.parametrize(
    ("forms", "infinitive"),
    [
        ("conduit conduite conduis conduisais", "conduire"),
        ("peint peinte peins peignait", "peindre"),
        ("tenu tiens tenue", "tenir"),
        ("vendu vends vente vendeuse", "vendre"),
        ("cousu couds couture", "coudre"),
        ("drove driving drives driven", "drive"),
        ("réparé répare réparais réparation réparateur", "réparer"),
        ("posé pose posait", "poser"),
        ("repaired repairing", "repair"),
        ("running ran runs", "run"),
    ],
)
def test_forms_of_a_verb_are_one_family(forms: str, infinitive: str) -> None:
    plain = str.maketrans("éèêà", "eeea")
    assert {deep(form.translate(plain)) for form in forms.split()} == {deep(infinitive.translate(plain))}


@pytest.mark.parametrize("word", ["rayon", "camion", "client", "enfant", "voiture", "maison", "quartier"])
def test_the_plural_of_a_noun_stays_with_it_under_both_cuts(word: str) -> None:
    assert deep(word + "s") == deep(word)
    assert light(word + "s") == light(word)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 20_000,
        "\0" * 20_000,
        "سباحة " * 3_000,
        "🤹🏽" * 10_000,
        "\ud800 a" * 6_000,
        "réparer " * 2_500,
        "danser " * 2_500,
        "e\u0301 " * 6_000,
        "½" * 20_000,
        "l'" * 10_000,
        "(e)" * 6_000,
        "réparer des vélos " * 1_100,
        " ".join(f"repar{number:x}" for number in range(2_000)).translate(str.maketrans("0123456789", "ghijklmnop")),
    ],
    ids=lambda text: ascii(text[:4]),
)
def test_nonsense_is_quick_and_safe(text: str) -> None:
    begun = time.process_time()
    tags = TAGGER.tag(text)
    assert time.process_time() - begun < 2  # some 50 ms; seconds would mean that work grows with the square
    assert all(0 <= tag.start < tag.end <= len(text) for tag in tags)


@pytest.mark.parametrize("unit", ["réparer des vélos ", "x", "danser ", "\ud800 "])
def test_a_text_beyond_any_limit_takes_time_in_its_measure(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        begun = time.process_time()
        TAGGER.tag(text)
        return time.process_time() - begun

    assert seconds(300_000) < 100 * max(seconds(30_000), 0.02)


def test_a_word_of_another_language_is_found_alone_only_to_the_letter() -> None:
    tagger = Tagger.build([ConceptLabel(concept="sales", text="soldes", language=Language.FR, rank=1)])
    assert tagger.tag("what was sold", language=Language.EN) == []
    assert [tag.concept for tag in tagger.tag("les soldes", language=Language.EN)] == ["sales"]
