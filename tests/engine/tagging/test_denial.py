"""What somebody cannot do, has not done or need not have is no skill; what only looks like it is one."""

import pytest

from skilltree.engine.tagging import Tagger
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

NAMES = {
    "swim": [("nager", Language.FR), ("swim", Language.EN), ("swimming", Language.EN)],
    "weld": [("soudure", Language.FR), ("welding", Language.EN)],
    "cook": [("cuisine", Language.FR), ("cuisiner", Language.FR), ("cooking", Language.EN), ("cook", Language.EN)],
    "sew": [("couture", Language.FR), ("coudre", Language.FR), ("sewing", Language.EN)],
    "drive": [("conduire", Language.FR), ("drive", Language.EN), ("driving", Language.EN)],
    "licence": [("permis B", Language.FR), ("driving licence", Language.EN)],
    "english": [("anglais", Language.FR), ("English", Language.EN)],
    "arabic": [("arabe", Language.FR), ("Arabic", Language.EN)],
    "excel": [("Excel", Language.FR)],
    "stop": [("ne pas abandonner", Language.FR)],
    "alone": [("travailler sans surveillance", Language.FR)],
}
TAGGER = Tagger.build(
    ConceptLabel(concept=concept, text=text, language=language, rank=1)
    for concept, names in NAMES.items()
    for text, language in names
)


def skills(text: str) -> list[str]:
    return [tag.concept for tag in TAGGER.tag(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Je ne sais pas nager.",
        "je sais pas nager",
        "Je n’ai jamais fait de couture",
        "J'ai pas le permis B",
        "Pas de permis B",
        "Je ne conduis plus",
        "Je ne parle ni anglais ni arabe",
        "Aucune expérience en couture n'est demandée",
        "sans expérience en soudure",
        "Je suis incapable de nager",
        "Ne sachant pas nager, je reste au bord",
        "Débutant accepté, pas besoin de savoir cuisiner.",
        "Permis B non exigé",
        "Permis B et anglais non exigés",
        "Le permis B n'est pas obligatoire",
        "Instead of sewing",
        "no experience with Excel",
        "I can't drive",
        "I can’t drive a car or cook",
        "I cannot swim",
        "I've never used Excel",
        "I don't know how to swim",
        "unable to drive",
        "Driving licence not required",
        "English is not necessary",
        "without any experience of welding",
    ],
)
def test_what_is_denied_is_no_skill(text: str) -> None:
    assert skills(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("je n'ai pas seulement fait de la soudure", ["weld"]),
        ("not only welding", ["weld"]),
        ("sans oublier la cuisine", ["cook"]),
        ("Il n'y a pas que la couture", ["sew"]),
        ("Je ne fais que de la couture", ["sew"]),
        ("Je n'ai pas peur de nager", ["swim"]),
        ("I'm not afraid of swimming", ["swim"]),
        ("Je n'arrête pas de coudre", ["sew"]),
        ("N'hésitez pas à venir cuisiner", ["cook"]),
        ("Aucun problème pour nager", ["swim"]),
        ("Pas à pas, la couture", ["sew"]),
        ("mes premiers pas en couture", ["sew"]),
        ("Si jamais vous cherchez de la couture", ["sew"]),
        ("un atelier dont la couture", ["sew"]),
        ("whether or not you like cooking", ["cook"]),
        ("débutant ou pas, la couture", ["sew"]),
        ("I nod when I knot, then sewing", ["sew"]),
    ],
)
def test_what_only_looks_like_a_denial_is_none(text: str, expected: list[str]) -> None:
    assert skills(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Je ne parle pas anglais mais je parle arabe", ["arabic"]),
        ("Je ne nage pas et je cuisine", ["cook"]),
        ("Sans permis B, je fais de la couture", ["sew"]),
        ("Je sais coudre, pas nager", ["sew"]),
        ("Je ne sais pas nager. La couture, oui", ["sew"]),
        ("I don't swim but I cook", ["cook"]),
        ("I can't drive a car and I do sewing", ["sew"]),
        ("Sans permis B\nCouture", ["sew"]),
        ("Permis B non exigé, anglais exigé", ["english"]),
        ("Anglais et permis B non exigé", ["english"]),
    ],
)
def test_a_denial_ends_with_its_clause(text: str, expected: list[str]) -> None:
    assert skills(text) == expected


def test_a_denial_inside_a_label_is_part_of_it() -> None:
    assert skills("Il faut ne pas abandonner") == ["stop"]
    assert skills("Je peux travailler sans surveillance") == ["alone"]
