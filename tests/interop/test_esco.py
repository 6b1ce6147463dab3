"""ESCO's files, row by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from skilltree.interop.esco import ESCO
from skilltree.model.ids import occupation_id_of, skill_id_of
from skilltree.model.taxonomy import Label, OccupationRecord, OccupationSkillLink, SkillLink, SkillRecord
from skilltree.model.words import Language, SkillKind
from skilltree.service.ports.readers import UnreadableFile
from tests.interop.files import (
    COLLECTION,
    HIERARCHY,
    LABELS,
    NEEDS,
    OCCUPATIONS,
    SKILLS,
    USES,
    occupation,
    packed,
    plain,
    read,
    skill,
    table,
    zipped,
)

SKILL, OCCUPATION = "KnowledgeSkillCompetence", "Occupation"


def test_joined_labels_keep_skills_without_french_and_without_any_label(tmp_path: Path) -> None:
    text = table(
        LABELS,
        {
            "conceptUri": skill("a"),
            "preferredLabel_fr": "souder",
            "altLabels_fr": "faire une soudure|souder à l'arc",
            "preferredLabel_en": "weld",
            "skillType": "skill/competence",
            "reuseLevel": "cross-sector",
        },
        {"conceptUri": skill("b"), "preferredLabel_en": "enterprise risk management", "skillType": "knowledge"},
        {"conceptUri": skill("c")},
    )
    found = read(ESCO, packed(tmp_path / "labels.csv.xz", text))
    assert found.refused == []
    assert found.records == [
        SkillRecord(
            id=skill_id_of(skill("a")),
            source="esco:2:labels",
            kind=SkillKind.SKILL,
            labels=(
                Label(text="souder", language=Language.FR, rank=1),
                Label(text="faire une soudure", language=Language.FR, rank=2),
                Label(text="souder à l'arc", language=Language.FR, rank=2),
                Label(text="weld", language=Language.EN, rank=1),
            ),
            uri=skill("a"),
        ),
        SkillRecord(
            id=skill_id_of(skill("b")),
            source="esco:2:labels",
            kind=SkillKind.KNOWLEDGE,
            labels=(Label(text="enterprise risk management", language=Language.EN, rank=1),),
            uri=skill("b"),
        ),
        SkillRecord(id=skill_id_of(skill("c")), source="esco:2:labels", kind=None, labels=(), uri=skill("c")),
    ]


@pytest.mark.parametrize(
    ("name", "reuse", "skill_type", "kind"),
    [
        ("digitalSkillsCollection_fr.csv", "transversal", "knowledge", SkillKind.TRANSVERSAL),
        ("digitalSkillsCollection_fr.csv", "cross-sector", "knowledge", SkillKind.KNOWLEDGE),
        ("digitalSkillsCollection_fr.csv", "sector-specific", "skill/competence", SkillKind.SKILL),
        ("digitalSkillsCollection_fr.csv", "", "", None),
        ("languageSkillsCollection_fr.csv", "transversal", "skill/competence", SkillKind.LANGUAGE),
        ("languageSkillsCollection_fr.csv", "cross-sector", "knowledge", SkillKind.LANGUAGE),
    ],
)
def test_kinds(tmp_path: Path, name: str, reuse: str, skill_type: str, kind: SkillKind | None) -> None:
    row = {"conceptUri": skill("a"), "preferredLabel": "x", "reuseLevel": reuse, "skillType": skill_type}
    (record,) = read(ESCO, plain(tmp_path / name, table(COLLECTION, row))).records
    assert isinstance(record, SkillRecord)
    assert record.kind is kind


def test_collections_have_descriptions_and_labels_between_bars(tmp_path: Path) -> None:
    row = {
        "conceptUri": skill("a") + " ",
        "preferredLabel": "trier",
        "altLabels": "trier les déchets | faire le tri",
        "description": "Trier.\n\t",
    }
    (record,) = read(ESCO, plain(tmp_path / "greenSkillsCollection_fr.csv", table(COLLECTION, row))).records
    assert isinstance(record, SkillRecord)
    assert [label.text for label in record.labels] == ["trier", "trier les déchets", "faire le tri"]
    assert (record.uri, record.about) == (skill("a"), {"fr": "Trier."})


def test_french_occupations_go_by_both_titles_and_come_once(tmp_path: Path) -> None:
    row = {
        "conceptUri": occupation("a"),
        "iscoGroup": "5223",
        "preferredLabel": "vendeur/vendeuse de fruits",
        "altLabels": "primeur\nmarchand de fruits/marchande de fruits",
        "description": "Vend des fruits.",
    }
    found = read(ESCO, plain(tmp_path / "occupations_fr.csv", table(OCCUPATIONS, row, row)))
    (record,) = found.records
    assert isinstance(record, OccupationRecord)
    assert [(label.text, label.rank) for label in record.labels] == [
        ("vendeur/vendeuse de fruits", 1),
        ("vendeur de fruits", 2),
        ("vendeuse de fruits", 2),
        ("primeur", 2),
        ("marchand de fruits/marchande de fruits", 2),
        ("marchand de fruits", 2),
        ("marchande de fruits", 2),
    ]
    assert (record.about, found.left_out) == ({"fr": "Vend des fruits."}, 1)


def test_english_titles_are_not_split(tmp_path: Path) -> None:
    row = {"conceptUri": occupation("a"), "preferredLabel": "steward/stewardess"}
    (record,) = read(ESCO, plain(tmp_path / "occupations_en.csv", table(OCCUPATIONS, row))).records
    assert isinstance(record, OccupationRecord)
    assert [label.text for label in record.labels] == ["steward/stewardess"]


def test_relations_take_skills_and_leave_groups_out(tmp_path: Path) -> None:
    relations = zipped(
        tmp_path / "relations.zip",
        broaderRelationsSkillPillar=table(
            HIERARCHY,
            (SKILL, skill("a"), SKILL, skill("b")),
            (SKILL, skill("a"), "SkillGroup", skill("S1")),
            ("SkillGroup", skill("S1.1"), "SkillGroup", skill("S1")),
        ),
        broaderRelationsOccPillar=table(
            HIERARCHY,
            ("ISCOGroup", "http://data.europa.eu/esco/isco/C01", "ISCOGroup", "http://data.europa.eu/esco/isco/C0"),
            (OCCUPATION, occupation("o"), "ISCOGroup", "http://data.europa.eu/esco/isco/C01"),
        ),
        skillSkillRelations=table(NEEDS, (skill("a"), "essential", skill("k")), (skill("a"), "optional", skill("l"))),
        occupationSkillRelations=table(
            USES,
            (occupation("o"), "essential", "knowledge", skill("k")),
            (occupation("o"), "optional", "skill/competence", skill("a")),
        ),
    )
    found = read(ESCO, relations)
    a, b, k, o = (
        skill_id_of(skill("a")),
        skill_id_of(skill("b")),
        skill_id_of(skill("k")),
        occupation_id_of(occupation("o")),
    )
    assert found.refused == []
    assert found.left_out == 4
    assert found.records == [
        OccupationRecord(id=o, source="esco:hierarchy", labels=(), uri=occupation("o")),
        SkillLink(skill=a, target=b, relation="broader", source="esco"),
        SkillLink(skill=a, target=k, relation="prerequisite", source="esco"),
        OccupationSkillLink(occupation=o, skill=k, essential=True, source="esco"),
        OccupationSkillLink(occupation=o, skill=a, essential=False, source="esco"),
    ]
    assert [entry.if_new for entry in found.entries] == [True, False, False, False, False]


def test_skills_come_before_links_and_old_releases_before_new_however_they_are_given(tmp_path: Path) -> None:
    names = {
        "a_uses.csv": table(USES, (occupation("o"), "essential", "knowledge", skill("k"))),
        "b_occupations_en.csv": table(OCCUPATIONS, {"conceptUri": occupation("o"), "preferredLabel": "welder"}),
        "v1.2.0_skills_en.csv": table(SKILLS, {"conceptUri": skill("k"), "preferredLabel": "weld metal"}),
        "v1.1.1_skills_en.csv": table(SKILLS, {"conceptUri": skill("k"), "preferredLabel": "weld"}),
        "z.csv": table(LABELS, {"conceptUri": skill("k"), "preferredLabel_fr": "souder"}),
    }
    paths = [plain(tmp_path / name, text) for name, text in names.items()]
    orders = [[reader.file.rpartition("/")[2] for reader in ESCO.plan(given).readers] for given in (paths, paths[::-1])]
    expected = ["z.csv", "v1.1.1_skills_en.csv", "v1.2.0_skills_en.csv", "b_occupations_en.csv", "a_uses.csv"]
    assert orders == [expected, expected]


@pytest.mark.parametrize(
    ("name", "columns", "row", "reason"),
    [
        ("skills_fr.csv", SKILLS, {"conceptUri": "souder"}, "not the URI of an ESCO skill: 'souder'"),
        ("skills_fr.csv", SKILLS, {"conceptUri": skill("a"), "preferredLabel": " "}, "no label"),
        ("skills_fr.csv", SKILLS, {"conceptUri": skill("a"), "preferredLabel": "x" * 501}, "a label of 501 characters"),
        ("skills_fr.csv", SKILLS, {"conceptUri": skill("a"), "preferredLabel": "a\0b"}, "a NUL character"),
        (
            "skills_fr.csv",
            SKILLS,
            {"conceptUri": skill("a"), "preferredLabel": "a", "description": "x" * 20_001},
            "a description of more than 20000 characters",
        ),
        ("occupations_fr.csv", OCCUPATIONS, {"conceptUri": skill("a")}, "not the URI of an ESCO occupation"),
        ("occupations_fr.csv", OCCUPATIONS, {"conceptUri": occupation("a")}, "no label"),
        ("uses.csv", USES, (occupation("o"), "maybe", "", skill("a")), "neither essential nor optional: 'maybe'"),
        ("uses.csv", USES, (occupation("o"), "essential", skill("a")), "3 columns instead of 4"),
        ("needs.csv", NEEDS, (skill("a"), "essential", skill("a")), "a skill that is prerequisite of itself"),
        ("broader.csv", HIERARCHY, ("Thing", skill("a"), SKILL, skill("b")), "an unknown type of concept: 'Thing'"),
    ],
)
def test_bad_rows_are_refused_with_file_line_and_reason(
    tmp_path: Path, name: str, columns: tuple[str, ...], row: dict[str, str], reason: str
) -> None:
    path = plain(tmp_path / name, table(columns, row))
    found = read(ESCO, path)
    assert found.entries == []
    (refused,) = found.refused
    assert str(refused).startswith(f"{path}:2: {reason}")


def test_a_language_that_cannot_be_told_is_an_error_and_a_foreign_one_is_left_aside(tmp_path: Path) -> None:
    text = table(SKILLS, {"conceptUri": skill("a"), "preferredLabel": "x"})
    with pytest.raises(UnreadableFile, match="its language cannot be told"):
        ESCO.plan([plain(tmp_path / "download.csv", text)])
    plan = ESCO.plan([plain(tmp_path / "skills_de.csv", text)])
    assert (plan.readers, [reason for _, reason in plan.ignored]) == ((), ["the house has no language 'de'"])
